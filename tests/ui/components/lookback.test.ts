// Looking back: the audit, one child's time line, and the records that would come out differently
// now. What is drawn is tested in a browser.
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { Component } from 'svelte';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import Bars from '../../../src/ui/pictures/Bars.svelte';
import Columns from '../../../src/ui/layout/Columns.svelte';
import Timeline from '../../../src/ui/pictures/Timeline.svelte';
import Audit from '../../../src/saved/Audit.svelte';
import ChildTimeline from '../../../src/saved/ChildTimeline.svelte';
import Differ from '../../../src/saved/Differ.svelte';
import type { Entries } from '../../../src/records/entry.ts';
import type { DecisionRecord } from '../../../src/records/record.ts';
import { summaryOf } from '../../../src/records/summary.ts';
import { followedThrough, kept, type Next } from '../../records/kept.ts';
import { explained, recordOf, refusedRequest, type Made } from '../../records/made.ts';

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

const text = (element: Element) => element.textContent!.replace(/\s+/g, ' ').trim();

describe('bars', () => {
  const rows = [
    { label: 'October 2026', values: [4, 0] },
    { label: 'November 2026', values: [1200, 3] },
  ];
  const props = {
    sentence: 'Decisions in each month.',
    each: 'Month',
    series: ['Decisions', 'Referrals'],
    rows,
    table: 'In a table',
  } as const;

  test('are a picture with a sentence for its name, and a number at each bar', () => {
    render(Bars, { props });
    const picture = screen.getByRole('img', { name: 'Decisions in each month.' });
    expect([...picture.querySelectorAll('.number')].map(text)).toEqual(['4', '0', '1,200', '3']);
    const widths = [...picture.querySelectorAll('.row .bar svg')].map((bar) =>
      bar.getAttribute('width'),
    );
    expect(widths).toEqual(['0.28%', '0%', '84%', '0.21%']);
    expect(picture.querySelectorAll('[style]')).toHaveLength(0);
  });

  test('say the same rows in a table', async () => {
    render(Bars, { props });
    await userEvent.click(screen.getByText('In a table'));
    const said = screen.getAllByRole('row').map((row) => [...row.children].map(text));
    expect(said).toEqual([
      ['Month', 'Decisions', 'Referrals'],
      ...rows.map(({ label, values }) => [label, ...values.map((n) => n.toLocaleString('en-GB'))]),
    ]);
  });
});

describe('columns', () => {
  const links = (n: number) =>
    Array.from({ length: n }, (_, i) => ({ href: `#/records/${i}`, text: `LN-${i}` }));
  test('are each under a heading, and say so where they hold nothing', () => {
    const columns = [
      { heading: 'Worried?', none: 'Nothing.', lines: [] },
      { heading: 'Next?', none: 'Nothing.', lines: [{ text: 'Chase', links: links(2) }] },
    ];
    render(Columns, { props: { columns } });
    expect(text(screen.getByRole('region', { name: 'Worried?' }))).toBe('Worried? Nothing.');
    const next = within(screen.getByRole('region', { name: 'Next?' }));
    expect(next.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '#/records/0',
      '#/records/1',
    ]);
  });
  test('keep many places behind a summary that says how many', () => {
    render(Columns, {
      props: {
        columns: [{ heading: 'Next?', none: '', lines: [{ text: 'Read', links: links(1234) }] }],
      },
    });
    expect(text(document.querySelector('summary')!)).toBe('Show all (1,234)');
    expect(document.querySelectorAll('details a')).toHaveLength(1234);
  });
});

test('a time line says when, what, by whom and each line, leads to a record, and marks what Windscreen itself says', () => {
  const rows = [
    {
      at: 'Tuesday',
      title: 'Refer',
      by: 'By Sam',
      lines: ['One', 'Two'],
      badge: { level: 4, name: 'Child in need', of: true },
      href: '#/records/a',
    },
    { at: 'Windscreen', title: 'Nothing for 7 months', note: 'Its own figure.', prompt: true },
  ];
  render(Timeline, { props: { rows } });
  const [first, second] = screen.getAllByRole('listitem') as [HTMLElement, HTMLElement];
  expect([...first.children].map(text)).toEqual([
    'Tuesday',
    'Refer',
    'Level 4 of 5 Child in need',
    'By Sam',
    'One',
    'Two',
  ]);
  expect(within(first).getByRole('link', { name: 'Refer' }).getAttribute('href')).toBe(
    '#/records/a',
  );
  expect([...second.children].map(text)).toEqual([
    'Windscreen',
    'Nothing for 7 months',
    'Its own figure.',
  ]);
  expect([first, second].map((item) => item.className.includes('prompt'))).toEqual([false, true]);
});

/** The records of an open vault, as the pages see them. */
const vaultOf = (...all: readonly Entries[]) => ({
  all: true,
  summaries: all.map((entries) => summaryOf(entries)),
  async *each(ids: readonly string[] = all.map(([{ record }]) => record)) {
    for (const id of ids) yield all.find(([{ record }]) => record === id)!;
  },
});
const recorded = (
  id: string,
  made: Made = {},
  next: readonly Next[] = [],
  part: Partial<DecisionRecord> = {},
) =>
  kept(next, {
    ...recordOf({ ...made, account: { reference: id, ...made.account } }),
    id,
    ...part,
  });
const show = (page: unknown, records: unknown, address: object = {}) =>
  render(page as Component<Record<string, unknown>>, { props: { records, address, note: '' } });

beforeAll(() => {
  document.adoptedStyleSheets = []; // jsdom has none
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-10T12:00:00.000Z') });
  return () => vi.useRealTimers();
});

describe('the audit', () => {
  test('says what worries, what goes well and what to do, in sentences with their numbers, and leads to each record', async () => {
    const [chased, silent, shut] = await Promise.all([
      recorded('LN-1', {}, followedThrough),
      recorded('LN-2', {}, followedThrough.slice(0, 1)),
      recorded('LN-3', {
        journey: 'share',
        answers: refusedRequest,
        account: { consulted: '', familyTold: 'Nothing yet.' },
      }),
    ]);
    show(Audit, vaultOf(chased, silent, shut));
    expect(screen.getAllByRole('status')[0]!.textContent).toMatch(
      /1 October 2026 to 10 December 2026\.\s+3 decisions, 2 referrals\./,
    );
    const column = (name: string) => within(screen.getByRole('region', { name }));
    const said = (name: string) => column(name).getAllByRole('listitem').map(text);
    expect(said('What are we worried about?')).toEqual(
      expect.arrayContaining([
        '2 of 2 referrals that were due a reply had no reply recorded by the day it was due.',
        '1 decision not to share did not say who else was asked.',
        '2 of 3 decisions did not say what the family was told, or why not.',
      ]),
    );
    expect(said('What’s going well?')).toContain(
      '1 of 3 decisions had been countersigned by a second person.',
    );
    const chase = column('What do we need to do?').getByText(/^Chase a reply/);
    expect(text(chase)).toBe('Chase a reply (1 of 3 decisions) LN-2');
    expect(within(chase).getByRole('link').getAttribute('href')).toBe('#/records/LN-2');
    expect(
      screen.getByText('The one reply came within 3 days of the referral.', { exact: false }),
    ).toBeTruthy();
  });

  test('says that there is nothing in a time without records, and finds them when a longer one is chosen', async () => {
    show(Audit, vaultOf(await recorded('LN-1')));
    await userEvent.selectOptions(screen.getByLabelText('Which records'), 'This month');
    expect(screen.getByRole('status').textContent).toContain('There are no decisions in this time');
    expect(screen.queryByRole('region')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('Which records'), 'All of them');
    expect(screen.getAllByRole('status')[0]!.textContent).toContain('1 decision, 1 referral.');
  });

  test('has one filled button', async () => {
    show(Audit, vaultOf(await recorded('LN-1')));
    expect(
      [...document.querySelectorAll('.govuk-button:not(.govuk-button--secondary)')].map(text),
    ).toEqual(['Print']);
  });
});

describe('one child’s time line', () => {
  test('holds every record of the same reference, however it was typed, and no other', async () => {
    const records = await Promise.all([
      recorded('a', { account: { reference: 'LN-0417' } }, followedThrough.slice(0, 1)),
      recorded('b', { account: { reference: ' ln-0417' } }, [], {
        finishedAt: '2026-03-02T10:00:00.000Z',
      }),
      recorded('c', { account: { reference: 'LN-5' } }),
    ]);
    show(ChildTimeline, vaultOf(...records), { page: 'child', id: 'a' });
    const items = (await screen.findAllByRole('listitem')).map(text);
    expect(items).toHaveLength(4);
    expect(items[0]).toContain('Monday 2 March 2026, 10:00am');
    expect(items[1]).toContain('Windscreen’s own prompt Nothing is recorded for 8 months');
    expect(items[2]).toContain('Level 5 of 5');
    expect(items[2]).toContain('Concern: She is frightened of going home.');
    expect(items[3]).toContain('By Sam Okafor, designated safeguarding lead');
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '#/records/a',
      '#/records/b',
      '#/records/a',
      '#/records/a/bundle',
      '#/records/a/send', // to give away: names are held back there, and nowhere here
    ]);
  });

  test('without a reference is of one record, and says why', async () => {
    const records = await Promise.all([
      recorded('a', { account: { reference: '' } }),
      recorded('b', { account: { reference: '' } }),
    ]);
    show(ChildTimeline, vaultOf(...records), { page: 'child', id: 'b' });
    expect(await screen.findByText(/no reference, so no others can be found/)).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
  });
});

describe('which would come out differently now', () => {
  const higher = (decision: DecisionRecord): Partial<DecisionRecord> => ({
    recommendation: { ...decision.recommendation, level: 'early-help' },
  });

  test('runs every record, says what is different, and that nothing was changed', async () => {
    const changed = recordOf({ answers: explained });
    const unanswered = recordOf({ answers: explained });
    show(
      Differ,
      vaultOf(
        await recorded('LN-1'),
        await recorded('LN-2', { answers: explained }, [], higher(changed)),
        await recorded('LN-3', { answers: explained }, [], {
          steps: unanswered.steps.filter(({ question }) => question !== 'harm'),
        }),
      ),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Run every record again' }));
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toContain(
        'Done. 1 of 3 would come out differently now.',
      ),
    );
    const [differs, asks] = ['Would come out differently', 'Not answered under today’s rules'].map(
      (name) => screen.getByRole('region', { name }),
    );
    expect(text(differs!)).toContain(
      'LN-2, Tuesday 24 November 2026 Level Then: Early help. Now: Record only',
    );
    expect(text(asks!)).toContain(
      'Asked now Do you have reason to suspect significant harm to this child, now or likely?',
    );
    expect(
      screen.getByText(/An old decision was right or wrong by the rules of its own day/),
    ).toBeTruthy();
  });

  test('can be stopped, and says how far it came', async () => {
    const one = await recorded('LN-1');
    const records = {
      ...vaultOf(one),
      summaries: Array.from({ length: 3000 }, (_, i) => ({ ...summaryOf(one), id: String(i) })),
    };
    let read = false;
    const each = async function* () {
      try {
        for (let i = 0; i < 3000; i++) yield one;
      } finally {
        read = true;
      }
    };
    show(Differ, { ...records, each });
    await userEvent.click(screen.getByRole('button', { name: 'Run every record again' }));
    expect(await screen.findByText(/^\d+ of 3,000$/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(screen.getByRole('status').textContent).toMatch(
      /Stopped after \d+ of 3,000\. No record was changed\./,
    );
    expect(screen.getByRole('button', { name: 'Run them all again' })).toBeTruthy();
    await waitFor(() => expect(read, 'no more are read').toBe(true));
  });

  test('says that every record comes out the same, where each does', async () => {
    show(Differ, vaultOf(await recorded('LN-1')));
    await userEvent.click(screen.getByRole('button', { name: 'Run every record again' }));
    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toContain('Every record comes out the same.'),
    );
  });
});
