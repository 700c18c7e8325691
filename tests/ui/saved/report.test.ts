import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeAll, expect, test, vi } from 'vitest';
import Report from '../../../src/saved/Report.svelte';
import type { Entries } from '../../../src/records/entry.ts';
import { summaryOf, type Summary } from '../../../src/records/summary.ts';
import { kept } from '../../records/kept.ts';
import { recordOf, urgent } from '../../records/made.ts';

// a browser has no files: the same words and packs come the way that the app loads them
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

beforeAll(() => {
  document.adoptedStyleSheets = []; // jsdom has none
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-10T12:00:00.000Z') });
  return () => vi.useRealTimers();
});
const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();

const decision = { ...recordOf({ answers: { ...urgent, concerns: ['neglect'] } }), id: 'a' };
const one = await kept([], decision);
const alike = (n: number, summary: Summary = summaryOf(one)) =>
  Array.from({ length: n }, (_, i) => ({ ...summary, id: `${i}`, reference: 'LN-0417' }));
/** The records of an open vault; each that is read from it is the same. */
const show = (summaries: readonly Summary[], read: () => Entries | undefined = () => one) =>
  render(Report as unknown as Component<Record<string, unknown>>, {
    props: {
      records: {
        all: true,
        summaries,
        async *each(ids: readonly string[]) {
          for (const _ of ids) {
            const entries = read();
            if (entries) yield entries;
          }
        },
      },
      address: { page: 'report' },
      note: '',
    },
  });
const part = async (name: string) => within(await screen.findByRole('region', { name }));
const bars = async (name: string) =>
  [...(await part(name)).getByRole('img').querySelectorAll('.row')].map(text);

test('says in sentences what the records of a school year come to, then paints each part, and names nobody', async () => {
  show(alike(6));
  expect(await bars('What the worries were')).toEqual([
    'Not looked after, not brought, or ill in a way that does not fit 6',
  ]);
  expect(screen.getAllByRole('listitem').map(text).slice(0, 4)).toEqual([
    '6 decisions',
    '6 referrals to children’s social care',
    'Most often the worry was: Not looked after, not brought, or ill in a way that does not fit (all 6 decisions).',
    'The level most often decided: Significant harm (all 6 decisions).',
  ]);
  expect(await bars('When it was decided')).toEqual([
    'September 2026 0',
    'October 2026 0',
    'November 2026 6',
    'December 2026 0',
  ]);
  await userEvent.click(screen.getByText('The worries under each heading', { selector: 'span' }));
  const lines = within(screen.getByRole('table', { name: 'The worries under each heading' }));
  expect(lines.getAllByRole('row').map(text).at(-1)).toMatch(
    /^A child whose needs are not met.*6$/,
  );
  expect(document.body.textContent).not.toContain('LN-0417');
});

test('says of one decision alone nothing that is most', async () => {
  show(alike(1));
  await userEvent.click(screen.getByLabelText('Put counts under 5 together'));
  expect(screen.getByText('1 decision')).toBeTruthy();
  expect(await bars('How old the child was')).toEqual(['1 to 12 1']);
  expect(document.body.textContent).not.toMatch(/most often/i);
});

test('tells apart no count under five until that is asked for', async () => {
  show(alike(2));
  expect((await screen.findAllByText(/^Too few to be told apart/)).length).toBeGreaterThan(3);
  expect(screen.getByText('Fewer than 5 decisions')).toBeTruthy();
  expect(screen.queryByRole('img')).toBeNull();
  await userEvent.click(screen.getByLabelText('Put counts under 5 together'));
  expect(screen.getByText('2 decisions')).toBeTruthy();
  expect(await bars('How old the child was')).toEqual(['1 to 12 2']);
  expect(screen.queryByText(/^Every count under/)).toBeNull();
});

test('reads an older record once before it says what it was about, and says which could not be read', async () => {
  const { about: _, ...older } = summaryOf(one);
  const read = vi.fn(() => (read.mock.calls.length <= 6 ? one : undefined));
  show(alike(11, older), read);
  expect(screen.getByText(/Reading what older records were about\. 11 to go/)).toBeTruthy();
  expect(screen.queryByRole('region')).toBeNull();
  expect(await bars('How old the child was')).toEqual([
    '1 to 12 6',
    'The record could not be read 5',
  ]);
  await userEvent.selectOptions(screen.getByLabelText('Which days'), 'All of them');
  await part('How old the child was');
  expect(read).toHaveBeenCalledTimes(11);
});

test('says that there is nothing in a time without records', () => {
  show(alike(6, { ...summaryOf(one), at: '2025-07-01T10:00:00.000Z' }));
  expect(screen.getByRole('status').textContent).toContain('There is nothing to report');
  expect(screen.queryByRole('button', { name: 'Print or save as PDF' })).toBeNull();
});
