import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concernIds } from '../../machines/concerns.ts';
import {
  few,
  lacksAbout,
  report,
  saidOf,
  type Grouping,
  type Row,
  type Way,
} from '../../src/records/report.ts';
import { reportDays, reportSpans, schoolYearOf, termOf } from '../../src/records/schoolYear.ts';
import { aboutOf, summaryOf, type Summary } from '../../src/records/summary.ts';
import { ages, headings, reportCsv } from '../../src/saved/reportWords.ts';
import { anySummary } from './anySummary.ts';
import { rowsIn } from './csvRows.ts';
import { kept, week } from './kept.ts';
import { explained, recordOf, refusedRequest, urgent } from './made.ts';

const now = new Date('2026-12-10T12:00:00.000Z');
const ever = reportDays('all', now);
const way: Way = { headings, ages, guard: false, read: new Map() };
const told = ({ rows }: Grouping) => rows.map(({ id, n }) => `${id}: ${n}`);
const sum = (rows: readonly Row[]) => rows.reduce((total, { n }) => total + n, 0);
/** Every row, with those that it is made of. */
const every = (rows: readonly Row[]): readonly Row[] =>
  rows.flatMap((row) => [row, ...every(row.lines)]);

const made = async (part: Parameters<typeof recordOf>[0], id: string, at?: string) => ({
  ...summaryOf(await kept([], { ...recordOf(part), id }), id),
  ...(at ? { at } : {}),
});
/** Some decisions that are alike, a month apart or on one day. */
const times = (one: Summary, n: number, at = one.at) =>
  Array.from({ length: n }, (_, i): Summary => ({ ...one, id: `${one.id} ${i}`, at }));

describe('a school’s decisions', async () => {
  const neglect = await made(
    { answers: { ...urgent, concerns: ['neglect', 'parent-in-prison'] } },
    'a',
  );
  const nothing = await made({ answers: explained }, 'b');
  const asked = await made({ journey: 'share', answers: refusedRequest }, 'c');
  const records = [...times(neglect, 7), ...times(nothing, 2), asked];

  test('count under each heading of the list that something was ticked under, with the lines below', () => {
    const { worries } = report(records, ever, way);
    expect(worries.of).toBe(10);
    expect(told(worries)).toEqual([
      'Not looked after, not brought, or ill in a way that does not fit: 7',
      'The adults and the home: 7',
      'nothing-ticked: 2',
      'not-asked: 1',
    ]);
    expect(worries.rows[0]?.lines).toEqual([{ id: 'neglect', n: 7, lines: [] }]);
  });

  test('count by age, level, outcome and time', () => {
    const { decisions, referrals, outcomes, levels, times } = report(records, ever, way);
    expect([decisions, referrals]).toEqual([10, 7]);
    expect(told(report(records, ever, way).ages)).toEqual(['1-to-12: 10']);
    expect(told(levels)).toEqual(['refer-urgently: 7', 'record-only: 2', 'none: 1']);
    expect(told(outcomes)).toEqual(['none: 7']);
    expect([times.each, ...told(times)]).toEqual(['month', '2026-11: 10']);
  });

  test('with small counts put together, nothing under five is told apart', () => {
    const { worries, levels, ages } = report(records, ever, { ...way, guard: true });
    expect(told(worries)).toEqual([
      'The adults and the home: 7',
      'together: 10', // the next smallest is put to the three
    ]);
    expect(told(levels), 'seven and three would say that there are three').toEqual([]);
    expect(told(ages)).toEqual(['1-to-12: 10']);
    expect([0, 1, 4, 5].map((n) => saidOf(n, true))).toEqual([0, 'few', 'few', 5]);
    expect(saidOf(1, false)).toBe(1);
  });

  test('a time is told by the month, the term or the year, whichever is the shortest that hides nobody', () => {
    const on = (n: number, month: string) =>
      times({ ...neglect, id: month }, n, `${month}-15T10:00:00.000Z`);
    const guarded = (some: readonly Summary[]) => {
      const { each, rows } = report(some, ever, { ...way, guard: true }).times;
      return [each, ...rows.map(({ id, n }) => `${id}: ${n}`)];
    };
    expect(guarded([...on(5, '2026-09'), ...on(6, '2026-11')])).toEqual([
      'month',
      '2026-09: 5',
      '2026-10: 0',
      '2026-11: 6',
    ]);
    expect(guarded([...on(1, '2026-09'), ...on(6, '2026-12'), ...on(5, '2027-01')])).toEqual([
      'term',
      '2026-09: 7',
      '2027-01: 5',
    ]);
    expect(guarded([...on(4, '2026-07'), ...on(4, '2026-03')])).toEqual(['year', '2025-09: 8']);
    expect(guarded(on(4, '2026-07'))).toEqual(['year']);
  });

  test('what was written without a decision is counted by its kind, and apart from what was added to one', async () => {
    const noted = {
      ...nothing,
      id: 'n',
      noted: true as const,
      counts: { incident: 6, contact: 2 },
    };
    const { notedEntries, decidedEntries, ...sums } = report(
      [summaryOf(await kept(week)), noted],
      ever,
      way,
    );
    expect(sums).toMatchObject({ decisions: 1, noted: 1 });
    expect(told(notedEntries)).toEqual(['incident: 6', 'contact: 2']);
    expect(sum(decidedEntries.rows)).toBe(decidedEntries.of);
    expect(told(decidedEntries).join()).toContain('strategy-meeting: 1');
  });
});

describe('a summary that does not say what it is about', async () => {
  const decision = recordOf({ answers: { ...urgent, concerns: ['neglect'] } });
  const whole = summaryOf(await kept([], decision));
  const { about, ...older } = whole;

  test('is known, and is counted by what the record says once that is read', () => {
    expect(about).toEqual({ age: '1-to-12', concerns: ['neglect'] });
    expect(lacksAbout(older)).toBe(true);
    expect(lacksAbout({ ...older, noted: true })).toBe(false);
    expect(lacksAbout({ ...older, state: 'destroyed' })).toBe(false);
    const unread = report([older], ever, way);
    expect(unread.worries.rows).toEqual([{ id: 'unread', n: 1, lines: [] }]);
    expect(told(unread.ages)).toEqual(['unread: 1']);
    const read = new Map([[older.id, aboutOf(decision)]]);
    expect(report([older], ever, { ...way, read })).toEqual(report([whole], ever, way));
  });

  test('stays within what a list may hold, however much was ticked and written, and says nothing rather than a part', async () => {
    const ticking = (answer: readonly string[]) =>
      decision.steps.map((step) => (step.question === 'concerns' ? { ...step, answer } : step));
    const long = { ...decision, reference: '“'.repeat(200), steps: ticking(concernIds) };
    for (const some of [5, 15, 40, concernIds.length]) {
      const summary = summaryOf(
        await kept(week, { ...long, steps: ticking(concernIds.slice(0, some)) }),
      );
      expect(Buffer.byteLength(JSON.stringify(summary))).toBeLessThan(2048);
      expect(lacksAbout(summary)).toBe(some > 15);
    }
    expect(aboutOf(long).concerns).toHaveLength(concernIds.length);
  });

  test('goes by the ids of today, whichever the record was made with', () => {
    const steps = decision.steps.map((step) =>
      step.question === 'concerns' ? { ...step, answer: ['exploitation'] } : step,
    );
    expect(aboutOf({ ...decision, steps }).concerns).toEqual([
      'sexual-exploitation',
      'criminal-exploitation',
    ]);
  });
});

describe('the school year', () => {
  test('begins in September, and its terms are four months each', () => {
    expect(['2026-08', '2026-09', '2027-01', '2027-08'].map(schoolYearOf)).toEqual([
      '2025-09',
      '2026-09',
      '2026-09',
      '2026-09',
    ]);
    expect(['2026-08', '2026-09', '2026-12', '2027-01', '2027-04', '2027-05'].map(termOf)).toEqual([
      '2026-05',
      '2026-09',
      '2026-09',
      '2027-01',
      '2027-01',
      '2027-05',
    ]);
  });

  test('this one is to today, and the last one whole', () => {
    expect(reportSpans.map((span) => reportDays(span, now))).toEqual([
      { from: '2026-09-01', to: '2026-12-10' },
      { from: '2026-09-01', to: '2026-12-10' },
      { from: '2025-09-01', to: '2026-08-31' },
      { from: '0000-01-01', to: '9999-12-31' },
    ]);
    expect(reportDays('term', new Date('2027-01-31T12:00:00.000Z'))).toEqual({
      from: '2027-01-01',
      to: '2027-01-31',
    });
  });
});

describe('of any records', () => {
  const about = fc.record(
    {
      age: fc.constantFrom(...ages, 'gone'),
      concerns: fc.oneof(
        fc.subarray(concernIds.slice(0, 12), { maxLength: 4 }),
        fc.constantFrom([], ['gone']),
      ),
    },
    { requiredKeys: [] },
  );
  const secret = fc.constantFrom('§LN-0417', '=§1+1', '"§Rosa, Jones');
  const record = fc
    .tuple(anySummary, fc.option(about, { nil: undefined }), fc.boolean(), secret)
    .map(([one, about, noted, written]): Summary => ({
      ...one,
      reference: written,
      act: written,
      ...(about ? { about } : {}),
      ...(noted ? { noted } : {}),
    }));
  const some = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 40 });
  const span = fc.constantFrom(...reportSpans);
  const check = (law: (records: Summary[], days: ReturnType<typeof reportDays>) => void) =>
    fc.assert(
      fc.property(some, span, (records, span) => law(records, reportDays(span, now))),
      { numRuns: 150, seed: 1989 },
    );

  test('each decision is counted once by its age, level and time, and under every heading that it is of', () =>
    check((records, days) => {
      const found = report(records, days, way);
      for (const grouping of [found.ages, found.levels, found.times, found.years])
        if (grouping) {
          expect(grouping.of).toBe(found.decisions);
          expect(sum(grouping.rows)).toBe(found.decisions);
        }
      for (const grouping of [found.outcomes, found.referralTimes])
        expect(sum(grouping.rows)).toBe(found.referrals);
      expect(found.worries.of).toBe(found.decisions);
      expect(sum(found.worries.rows)).toBeGreaterThanOrEqual(found.decisions);
      for (const { n, lines } of found.worries.rows)
        for (const line of lines) expect(line.n).toBeLessThanOrEqual(n);
      for (const { n } of every(found.worries.rows)) expect(n).toBeLessThanOrEqual(found.decisions);
    }));

  test('with small counts put together no count is under five, and none is lost: they are all told, or none', () =>
    check((records, days) => {
      const found = report(records, days, { ...way, guard: true });
      const once = [
        found.ages,
        found.levels,
        found.outcomes,
        found.notedEntries,
        found.decidedEntries,
      ];
      const byTime = [found.times, found.referralTimes, found.years].flatMap((one) => one ?? []);
      for (const { of, rows } of [...once, ...byTime])
        if (rows.length > 0) expect(sum(rows)).toBe(of);
      for (const { n } of [...once, found.worries].flatMap(({ rows }) => every(rows)))
        expect(n).toBeGreaterThanOrEqual(few);
      for (const { n } of byTime.flatMap(({ rows }) => rows))
        expect(n === 0 || n >= few).toBe(true);
    }));

  test('no cell of its file holds a reference, a word that was written, an id or a formula', () =>
    check((records, days) => {
      for (const guard of [true, false]) {
        const cells = rowsIn(
          reportCsv(report(records, days, { ...way, guard }), { days, now, guard }),
        ).flat();
        const ids = [
          ...concernIds,
          ...records.map(({ id }) => id),
          ...Object.keys(records[0]?.counts ?? {}),
        ];
        const isSaid = /^$|^[A-Z“]|^\d+( |$)|^fewer than 5$/;
        expect(
          cells.filter((cell) => !isSaid.test(cell)),
          'words, a number or a day',
        ).toEqual([]);
        expect(cells.filter((cell) => cell.includes('§') || ids.includes(cell))).toEqual([]);
      }
    }));
});
