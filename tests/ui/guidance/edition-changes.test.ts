import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Change } from '../../../machines/impact.ts';
import type { Compared, ToCompare } from '../../../src/explain/editionChanges.ts';
import * as clock from '../../../src/browser/clock.ts';
import SinceThen from '../../../src/explain/SinceThen.svelte';
import EditionChanges from '../../../src/guidance/EditionChanges.svelte';

const change = (of: Partial<Change>): Change => ({
  ...{ what: 'sharing', question: 'identifiable', from: 'advice', to: 'share', direction: 'up' },
  ...{ classes: 1, paths: 1n, example: [] },
  ...of,
});

/** A worker that says of a journey what it was given, or nothing and breaks down. */
class Comparer extends EventTarget {
  static says: Partial<Record<string, readonly Compared[]>>;
  static asked: ToCompare[];
  static running: number;
  constructor() {
    super();
    Comparer.running++;
  }
  postMessage(asked: ToCompare) {
    Comparer.asked.push(asked);
    const said = Comparer.says[asked.journey];
    queueMicrotask(() => {
      if (!said) return this.dispatchEvent(new Event('error'));
      for (const data of said) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
  terminate() {
    Comparer.running--;
  }
}
vi.mock('../../../src/browser/workers.ts', () => ({ startWorker: () => new Comparer() }));
beforeEach(() => {
  [Comparer.running, Comparer.asked, Comparer.says] = [0, [], {}];
});

const given = {
  ...{ address: { page: 'edition-changes' } as const, note: '', emergency: false, memory: {} },
  ...{ ongo: vi.fn(), onclear: vi.fn(), onresume: vi.fn() },
};
const compare = () => userEvent.setup().click(screen.getByRole('button', { name: 'Compare them' }));
const rows = (fold: RegExp) =>
  within(screen.getByText(fold).closest('details')!)
    .getAllByRole('listitem', { hidden: true })
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

test('two editions are compared in both journeys, and each change is told once, with the questions it begins at', async () => {
  const alike = change({ question: 'about-a-child' });
  const less = change({ what: 'legal-team', from: 'brought', to: 'none', direction: 'down' });
  Comparer.says = {
    refer: [{ share: 0.5 }, { changes: [change({}), less] }],
    share: [{ changes: [alike] }],
  };
  render(EditionChanges, given);
  await compare();
  await screen.findByText('Protects more, or shares more: 1');
  expect(rows(/^Protects more/)).toEqual([
    expect.stringMatching(/^Sharing: “.+” becomes “.+”\. From these answers on: .+, .+\.$/),
  ]);
  expect(rows(/^Protects less, or shares less: 1$/)).toEqual([
    expect.stringMatching(/^There is no longer this to do: .+ From these answers on: /),
  ]);
  expect(Comparer.asked).toEqual([
    { journey: 'refer', before: '2026-february', after: '2026-duty' },
    { journey: 'share', before: '2026-february', after: '2026-duty' },
  ]);
  expect(Comparer.running, 'no worker runs on').toBe(0);
});

test('what was found goes once other rules are chosen, and what is still compared runs no further', async () => {
  Comparer.says = { refer: [{ changes: [change({})] }], share: [{ changes: [] }] };
  const { unmount } = render(EditionChanges, given);
  await compare();
  await screen.findByText('Protects more, or shares more: 1');
  await userEvent.setup().selectOptions(screen.getByLabelText('The older rules'), '2008');
  expect(screen.queryByText('Protects more, or shares more: 1')).toBeNull();
  Comparer.says = { refer: [{ share: 0.5 }], share: [] };
  await compare();
  expect(await screen.findByLabelText('25 % compared')).toBeTruthy();
  expect(Comparer.running).toBe(2);
  unmount();
  expect(Comparer.running).toBe(0);
});

test('whoever comes from a record finds its rules chosen, and the newest beside them', () => {
  render(EditionChanges, { ...given, address: { page: 'edition-changes', before: '2015' } });
  expect(screen.getByLabelText('The older rules')).toHaveProperty('value', '2015');
  expect(screen.getByLabelText('The newer rules')).toHaveProperty('value', '2026-duty');
});

test('a record under older rules leads there, and one under today’s does not', () => {
  vi.spyOn(clock, 'now').mockReturnValue(new Date('2026-12-01T12:00Z'));
  const { unmount } = render(SinceThen, { law: '2024' });
  const link = screen.getByRole('link', { name: /^What has changed since the rules/ });
  expect(link.getAttribute('href')).toBe('#/edition-changes/2024');
  unmount();
  for (const law of ['2026-duty', 'gone']) render(SinceThen, { law });
  expect(screen.queryByRole('link')).toBeNull();
});

test('two that decide alike are said to', async () => {
  Comparer.says = { refer: [{ changes: [] }], share: [{ changes: [] }] };
  render(EditionChanges, given);
  await compare();
  await screen.findByText('Nothing comes out differently.');
});

test('one edition is not compared with itself', async () => {
  render(EditionChanges, given);
  await userEvent.setup().selectOptions(screen.getByLabelText('The older rules'), '2026-duty');
  await compare();
  expect(await screen.findByRole('alert')).toHaveProperty(
    'textContent',
    expect.stringContaining('Choose two that differ'),
  );
  expect(Comparer.asked).toEqual([]);
});

test('a browser that cannot compare them says so, with a way to try again', async () => {
  Comparer.says = { refer: [{ changes: [] }] };
  render(EditionChanges, given);
  await compare();
  await screen.findByRole('button', { name: 'Try again' });
  expect(Comparer.running).toBe(0);
});
