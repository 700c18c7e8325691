import { readFileSync, readdirSync } from 'node:fs';
import { createRawSnippet } from 'svelte';
import { render, screen } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import HideScreen from '../../../src/ui/layout/HideScreen.svelte';
import Question from '../../../src/ui/form/Question.svelte';
import { pressOf } from '../../../src/training/room/clicker.ts';

/**
 * A key as each browser sends it while a word is being put together; WebKit sends the last one
 * after the word has ended.
 */
const composing = {
  'most browsers': { isComposing: true },
  'WebKit, of the last key': { keyCode: 229 },
} as const;
const key = (key: string, more: KeyboardEventInit = {}) =>
  new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });

// jsdom has no modal dialogs
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function () {
    this.open = false;
  };
});

describe('a key of a word that is still being put together', () => {
  test.each(Object.entries(composing))('does not hide the screen (%s)', async (_, more) => {
    render(HideScreen);
    const pressed = key('Escape', more);
    window.dispatchEvent(pressed);
    await Promise.resolve();
    expect([screen.queryByRole('dialog'), pressed.defaultPrevented]).toEqual([null, false]);
    window.dispatchEvent(key('Escape'));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });
  test.each(Object.entries(composing))('moves no stage and freezes nothing (%s)', (_, more) => {
    for (const one of ['ArrowRight', 'PageDown', 'ArrowLeft', 'b', '.']) {
      expect(pressOf(key(one, more))).toBeUndefined();
      expect(pressOf(key(one))).toBeDefined();
    }
  });
  test('is known in one way by whatever listens for Esc, Enter or a letter', () => {
    const root = 'src/';
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.(ts|svelte)$/.test(file),
    );
    const listening = files.filter((file) =>
      /\.key(\.toLowerCase\(\))? [!=]==? '(Escape|Enter|[a-z])'/.test(
        readFileSync(root + file, 'utf8'),
      ),
    );
    expect(listening.length).toBeGreaterThan(1);
    expect(
      listening.filter((file) => !/isComposing\(event\)/.test(readFileSync(root + file, 'utf8'))),
    ).toEqual([]);
  });
});

describe('Enter in a box', () => {
  const children = createRawSnippet(() => ({
    render: () => '<p><input /><button>Finish</button></p>',
  }));
  /** HTML: Enter presses the first button that submits; a disabled one does nothing. */
  const first = () =>
    document.querySelector<HTMLButtonElement | HTMLInputElement>(
      'form :is(button, input[type="submit"])',
    )!;

  test('presses the button of a form, unless what it does cannot be undone', () => {
    const onsubmit = vi.fn();
    const { unmount } = render(Question, { props: { children, onsubmit } });
    expect(first().disabled).toBe(false);
    unmount();
    render(Question, { props: { children, onsubmit, deliberate: true } });
    expect(first().disabled).toBe(true);
    expect(screen.getAllByRole('button')).toHaveLength(1);
    screen.getByRole('button').click();
    expect(onsubmit).toHaveBeenCalledOnce();
  });
});
