// One page asks every question that stands alone, and stays while they change: nothing of one
// question may stand on the next.
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import together from '../../../content/pages/together.yaml';
import Asked from '../../../src/decide/Asked.svelte';
import { newDraft } from '../../../src/decide/draft.ts';
import { Session } from '../../../src/decide/session.svelte.ts';
import { remember } from '../../../src/walk/remembered.ts';
import { at, explained } from '../../records/made.ts';

vi.mock('../../../src/cli/words.ts', async () => {
  const { allWords, packOf } = await import('../../../src/recommend/load.ts');
  const { default: followUp } = await import('../../../content/follow-up.yaml');
  const { default: entry } = await import('../../../content/pages/entry.yaml');
  const { default: evidence } = await import('../../../content/pages/evidence.yaml');
  const texts: Readonly<Record<string, unknown>> = {
    'follow-up.yaml': followUp,
    'pages/entry.yaml': entry,
    'pages/evidence.yaml': evidence,
  };
  return {
    readWords: () => Promise.resolve(allWords),
    readPack: packOf,
    readText: (path: string) => Promise.resolve(texts[path]),
  };
});

/** Asked whether harm is suspected, with nothing ticked before. */
function atHarm() {
  const { harm: _, 'help-needed': _need, confidence: _sure, ...answers } = explained;
  return new Session({ ...newDraft('refer', at), answers });
}

test('the page stays while its question changes, and nothing of one question stands on the next', async () => {
  const session = atHarm();
  const props = { session, question: 'harm', note: '', emergency: false, ongo: vi.fn() };
  const { rerender } = render(Asked, props);
  const heading = () => screen.getByRole('heading', { level: 1 });
  const asked = heading().textContent;
  const button = screen.getByRole('button', { name: 'Continue' });

  await fireEvent.click(button);
  expect(screen.getByRole('alert'), 'an error of the first').toBeTruthy();
  for (const fold of document.querySelectorAll('details')) {
    fold.open = true;
    await fireEvent(fold, new Event('toggle')); // as a browser says it
  }
  const no = () =>
    screen.getAllByRole<HTMLInputElement>('radio').find(({ value }) => value === 'no');
  await fireEvent.click(no()!);
  await fireEvent.click(button);
  const [to] = props.ongo.mock.calls[0] ?? [];
  expect(to).toMatchObject({ question: 'help-needed' });
  await rerender({ question: 'help-needed' });

  expect(heading().textContent).not.toBe(asked);
  expect(screen.getByRole('button', { name: 'Continue' }), 'the page is the same').toBe(button);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([]);
  expect([...document.querySelectorAll('details')].filter(({ open }) => open)).toEqual([]);
  await waitFor(() => expect(document.activeElement).toBe(heading()));

  await rerender({ question: 'harm' });
  expect(no()?.checked, 'what was answered before').toBe(true);
});

test('what is remembered of the person stands over the answers that it fills in, to be seen first', () => {
  const { holder: _, ...answers } = explained;
  remember(explained);
  const session = new Session({ ...newDraft('refer', at), answers });
  render(Asked, { session, question: 'holder', note: '', emergency: false, ongo: vi.fn() });
  const said = screen.getByText(together.remembered);
  const [answer] = screen.getAllByRole('radio');
  expect(said.compareDocumentPosition(answer!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(1);
  localStorage.clear();
});
