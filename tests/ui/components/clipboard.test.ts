import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toClipboard } from '../../../src/browser/clipboard.ts';
import { putAway } from '../../../src/browser/putAway.ts';
import { Outcome } from '../../../src/ui/form/outcome.svelte.ts';
import Status from '../../../src/ui/form/Status.svelte';

const words = { copied: 'Copied', notCopied: 'Not copied' };
const clipboard = (value: unknown) =>
  Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
const line = () => screen.getByRole('status');

/** Takes promises, as ClipboardItem does, and reads them when it is written. */
class Item {
  constructor(readonly parts: Record<string, Promise<Blob>>) {}
}
const putting = () => {
  const texts: string[] = [];
  clipboard({
    write: async ([item]: Item[]) =>
      void texts.push(await (await item!.parts['text/plain'])!.text()),
    writeText: async (text: string) => void texts.push(await Promise.resolve(text)),
  });
  return texts;
};
const refusing = () =>
  clipboard({
    write: () => Promise.reject(new Error('no')),
    writeText: () => Promise.reject(new Error('no')),
  });

beforeEach(() => void vi.stubGlobal('ClipboardItem', Item));
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'clipboard');
  Reflect.deleteProperty(document, 'execCommand');
});

describe('text for the clipboard', () => {
  test('that is still to be made is promised in the press itself', async () => {
    const write = vi.fn(() => Promise.resolve());
    clipboard({ write });
    let made = (_: string) => {};
    const copying = toClipboard(new Promise<string>((resolve) => (made = resolve)));
    expect(write).toHaveBeenCalledOnce();
    made('later');
    expect(await copying).toBe(true);
  });
  test('is taken off it once the screen is hidden or the records lock, and never what was not copied here', async () => {
    putAway(); // what another test copied
    const texts = putting();
    putAway();
    expect(texts).toEqual([]);
    await toClipboard('a note');
    putAway();
    putAway();
    await waitFor(() => expect(texts).toEqual(['a note', '']));
    await toClipboard('another');
    refusing();
    expect(putAway).not.toThrow();
  });
  test('is all of it, whether it was ready or not', async () => {
    const texts = putting();
    expect([await toClipboard('ready'), await toClipboard(Promise.resolve('made'))]).toEqual([
      true,
      true,
    ]);
    expect(texts).toEqual(['ready', 'made']);
  });
  test.each([
    ['has no items', undefined],
    [
      'takes no promises',
      class {
        constructor() {
          throw new TypeError('a Blob is needed');
        }
      },
    ],
  ])('is written once it is made where the browser %s', async (_, item) => {
    const texts = putting();
    vi.stubGlobal('ClipboardItem', item);
    expect(await toClipboard(Promise.resolve('made'))).toBe(true);
    expect(texts).toEqual(['made']);
  });
  test('is selected and copied over plain http, and the focus goes back', async () => {
    const selected: string[] = [];
    const execCommand = vi.fn(() => {
      const box = document.activeElement as HTMLTextAreaElement;
      return selected.push(box.value.slice(box.selectionStart, box.selectionEnd)) > 0;
    });
    Object.assign(document, { execCommand });
    const button = document.body.appendChild(document.createElement('button'));
    button.focus();
    expect([await toClipboard('ready'), await toClipboard(Promise.resolve('made'))]).toEqual([
      true,
      true,
    ]);
    expect(selected).toEqual(['ready', 'made']);
    expect(document.activeElement).toBe(button);
    expect(document.querySelector('textarea')).toBeNull();
    execCommand.mockReturnValue(false);
    expect(await toClipboard('ready')).toBe(false);
    button.remove();
  });
  test('that cannot be made is not called refused', async () => {
    refusing();
    await expect(toClipboard(Promise.reject(new Error('damaged')))).rejects.toThrow('damaged');
    expect(await toClipboard('ready')).toBe(false);
  });
});

describe('the line that says what came of it', () => {
  test('never goes on saying that something was copied once it was refused, and offers it to be copied by hand', async () => {
    putting();
    const outcome = new Outcome();
    render(Status, { props: { outcome } });
    await outcome.copy('the receipt', words);
    await waitFor(() => expect(line().textContent).toBe('Copied'));
    refusing();
    expect(await outcome.copy('the note', words)).toBe(false);
    await waitFor(() => expect(line().textContent).toBe('Not copied'));
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Not copied' });
    expect([box.value, document.activeElement]).toEqual(['the note', box]);
    putting();
    await outcome.copy('the note', words);
    await waitFor(() => expect(line().textContent).toBe('Copied'));
    expect(screen.queryByRole('textbox')).toBeNull();
  });
  test('is emptied before the same is said again, so that it is read out again', async () => {
    putting();
    const outcome = new Outcome();
    render(Status, { props: { outcome } });
    const lines: string[] = [];
    new MutationObserver(() => lines.push(line().textContent)).observe(line(), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await outcome.copy('one', words);
    await waitFor(() => expect(lines).toEqual(['Copied']));
    await outcome.copy('two', words);
    await waitFor(() => expect(lines).toEqual(['Copied', '', 'Copied']));
    outcome.say('Copied');
    await waitFor(() => expect(lines).toEqual(['Copied', '', 'Copied', '', 'Copied']));
  });
  test('says what was asked for last, when an earlier text takes longer', async () => {
    putting();
    const outcome = new Outcome();
    render(Status, { props: { outcome } });
    let made = (_: string) => {};
    const slow = outcome.copy(new Promise<string>((resolve) => (made = resolve)), {
      ...words,
      copied: 'The long one',
    });
    outcome.say('Saved');
    await waitFor(() => expect(line().textContent).toBe('Saved'));
    made('long');
    await slow;
    expect(line().textContent).toBe('Saved');
  });
});
