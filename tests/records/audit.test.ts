import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { audit, daysOf, within, type Audit, type Line } from '../../src/records/audit.ts';
import { destroyed } from '../../src/records/chain.ts';
import { summaryOf, type Summary } from '../../src/records/summary.ts';
import { anySummary } from './anySummary.ts';
import { followedThrough, kept, written, type Next } from './kept.ts';
import { explained, recordOf, refusedRequest, type Made } from './made.ts';

const now = new Date('2026-12-10T12:00:00.000Z');
const all = daysOf('all', now);
const line = (lines: readonly Line[], id: string) => lines.find((one) => one.id === id);
const counted = (lines: readonly Line[], id: string) => {
  const found = line(lines, id);
  return found
    ? `${found.n} of ${found.of}: ${found.records.map(({ reference }) => reference).join(', ')}`
    : 'not said';
};

/** A record's summary: what was decided, and what happened next. */
const made = async (
  reference: string,
  part: Made = {},
  next: readonly Next[] = [],
): Promise<Summary> => {
  const decision = {
    ...recordOf({ ...part, account: { ...part.account, reference } }),
    id: reference.toLowerCase(),
  };
  return summaryOf(await kept(next, decision));
};

describe('a school with five records', async () => {
  const sent = followedThrough.slice(0, 1);
  const records = await Promise.all([
    made('LN-10', { account: { familyTold: 'Not told: it was not safe.' } }, followedThrough),
    made('LN-9', {}, sent),
    made('LN-8'),
    made('LN-7', {
      answers: explained,
      draft: { choice: { follows: false, level: 'early-help', why: 'Tired', secondPerson: '' } },
    }),
    made('LN-6', {
      journey: 'share',
      answers: refusedRequest,
      account: { consulted: '', reasons: { ...recordOf().reasons, risk: ' ' } },
    }),
  ]);
  const { worried, well, next, counts, gone, ...sums } = audit(records, all, now);

  test('is worried about the replies, the reviews and the words that are not there, each out of how many', () => {
    expect(counted(worried, 'notSent')).toBe('1 of 3: LN-8');
    expect(counted(worried, 'noReply')).toBe('2 of 2: LN-9, LN-10');
    expect(counted(worried, 'notInWriting')).toBe('1 of 1: LN-9');
    expect(counted(worried, 'reviewLate')).toBe('4 of 4: LN-6, LN-7, LN-8, LN-9');
    expect(counted(worried, 'notSharedAlone')).toBe('1 of 1: LN-6');
    expect(counted(worried, 'familyNotSaid')).toBe('4 of 5: LN-6, LN-7, LN-8, LN-9');
    expect(counted(worried, 'reasonsMissing')).toBe('1 of 5: LN-6');
    expect(counted(worried, 'notCountersigned')).toBe('4 of 5: LN-6, LN-7, LN-8, LN-9');
    expect(counted(worried, 'disagreed')).toBe('not said');
    expect(counted(worried, 'wentBelow')).toBe('not said');
  });

  test('says what goes well, and leaves out what does not', () => {
    expect(counted(well, 'reasonsWritten')).toBe('4 of 5: LN-7, LN-8, LN-9, LN-10');
    expect(counted(well, 'sentSameDay')).toBe('2 of 2: LN-9, LN-10');
    expect(counted(well, 'countersigned')).toBe('1 of 5: LN-10');
    expect(counted(well, 'repliedInTime')).toBe('not said');
    expect(counted(well, 'notSharedAsked')).toBe('not said');
  });

  test('says what to do next by the same list of work as the records page, and names each record', () => {
    expect(counted(next, 'refer')).toBe('1 of 5: LN-8');
    expect(counted(next, 'chase')).toBe('1 of 5: LN-9');
    expect(counted(next, 'review')).toBe('4 of 5: LN-6, LN-7, LN-8, LN-9');
    expect(counted(next, 'askSecond')).toBe('1 of 1: LN-6');
    expect(line(next, 'chase')!.records).toEqual([{ id: 'ln-9', reference: 'LN-9' }]);
  });

  test('counts by level, departure, outcome and clock', () => {
    expect(gone).toEqual([]);
    expect(sums).toEqual({ total: 5, decisions: 5, referrals: 3, noted: 0, destroyed: 0 });
    expect(counts.departures).toEqual([
      { departure: 'followed', n: 4 },
      { departure: 'up', n: 1 },
    ]);
    expect(counts.levels[0]).toEqual({
      recommended: 'refer-urgently',
      decided: 'refer-urgently',
      own: 'none',
      departure: 'followed',
      n: 3,
    });
    expect(counts.outcomes).toEqual([
      { level: 'refer-urgently', outcome: 'accepted', n: 1 },
      { level: 'refer-urgently', outcome: 'none', n: 2 },
    ]);
    expect(counts.clocks).toEqual([
      { clock: 'same-day', met: 2, of: 2 },
      { clock: 'in-writing', met: 0, of: 1 },
      { clock: 'reply', met: 0, of: 2 },
    ]);
    expect(counts.reply).toEqual({ n: 1, median: 3 });
  });

  test('a reply that came in time goes well', async () => {
    const heard: Next = [
      '2026-11-25T10:10:00.000Z',
      'outcome-received',
      { ...followedThrough[3]![2], when: '2026-11-25T10:00:00.000Z' },
    ];
    const found = audit([await made('LN-5', {}, [...sent, heard])], all, now);
    expect(counted(found.well, 'repliedInTime')).toBe('1 of 1: LN-5');
    expect(counted(found.worried, 'noReply')).toBe('not said');
    expect(found.counts.reply).toEqual({ n: 1, median: 1 });
  });

  test('what is due today is to be done, and is no worry yet', () => {
    const found = audit(records, all, new Date('2026-12-01T12:00:00.000Z'));
    expect(counted(found.next, 'review')).toBe('4 of 5: LN-6, LN-7, LN-8, LN-9');
    expect(counted(found.worried, 'reviewLate')).toBe('not said');
  });
});

describe('the days', () => {
  test('are whole months, this one last', () => {
    expect(daysOf('month', now)).toEqual({ from: '2026-12-01', to: '2026-12-10' });
    expect(daysOf('quarter', now)).toEqual({ from: '2026-10-01', to: '2026-12-10' });
    expect(daysOf('year', now)).toEqual({ from: '2026-01-01', to: '2026-12-10' });
    expect(daysOf('quarter', new Date('2027-01-31T12:00:00.000Z')).from).toBe('2026-11-01');
  });

  test('are those of England: a record made a minute after midnight in summer belongs to the new day', async () => {
    const late = { ...(await made('LN-1')), at: '2026-06-30T23:01:00.000Z' };
    expect(within([late], { from: '2026-07-01', to: '2026-07-31' })).toEqual([late]);
    expect(within([late], { from: '2026-06-01', to: '2026-06-30' })).toEqual([]);
  });
});

test('nothing recorded says nothing', () => {
  const { worried, well, next, counts, total } = audit([], all, now);
  expect([worried, well, next, counts.levels, counts.outcomes, total]).toEqual([
    [],
    [],
    [],
    [],
    [],
    0,
  ]);
  expect(counts.reply).toEqual({ n: 0 });
});

test('of a record that was destroyed only its number is said', async () => {
  const gone = { ...(await made('')), state: 'destroyed' as const };
  const found = audit([gone], all, now);
  expect(found).toMatchObject({
    total: 1,
    decisions: 0,
    destroyed: 1,
    worried: [],
    well: [],
    next: [],
  });
});

describe('of any records', () => {
  const some = fc.uniqueArray(anySummary, { selector: ({ id }) => id, maxLength: 12 });
  const sum = (rows: readonly { n: number }[]) => rows.reduce((total, { n }) => total + n, 0);
  const columns = ({ worried, well, next }: Audit): readonly Line[] => [
    ...worried,
    ...well,
    ...next,
  ];
  const check = (...law: Parameters<typeof fc.property<[Summary[], Summary[]]>>) =>
    fc.assert(fc.property(...law), { numRuns: 200, seed: 1989 });

  test('no count is more than its total, none is 0, and each names as many records as it counts', () =>
    check(some, some, (records) => {
      const found = audit(records, all, now);
      for (const { n, of, records } of columns(found)) {
        expect(n).toBeGreaterThan(0);
        expect(n).toBeLessThanOrEqual(of);
        expect(of).toBeLessThanOrEqual(found.decisions);
        expect(new Set(records.map(({ id }) => id)).size).toBe(n);
      }
      for (const { met, of } of found.counts.clocks) expect(met).toBeLessThanOrEqual(of);
    }));

  test('every table counts every decision once, and every decision is in the days or not', () =>
    check(some, some, (records) => {
      const days = daysOf('quarter', now);
      const found = audit(records, days, now);
      const { levels, departures, consent, sharing, outcomes } = found.counts;
      expect(found.total).toBe(within(records, days).length);
      expect(found.decisions + found.destroyed).toBe(found.total);
      for (const rows of [levels, departures, consent, sharing])
        expect(sum(rows)).toBe(found.decisions);
      expect(sum(outcomes)).toBe(found.referrals);
    }));

  test('a record more adds its own part to each line and changes nothing else', () =>
    check(some, some, (some, others) => {
      const more = others.filter(({ id }) => !some.some((one) => one.id === id));
      const [a, b, both] = [some, more, [...some, ...more]].map((records) =>
        columns(audit(records, all, now)),
      ) as [Line[], Line[], Line[]];
      const n = (lines: readonly Line[], id: string) => line(lines, id)?.n ?? 0;
      for (const { id, n: together } of both) expect(together, id).toBe(n(a, id) + n(b, id));
      for (const { id } of [...a, ...b]) expect(line(both, id)).toBeDefined();
    }));

  test('the order that the records come in makes no difference', () =>
    check(some, some, (records) => {
      expect(audit(records.toReversed(), all, now)).toEqual(audit(records, all, now));
    }));
});

test('a record that was destroyed leaves its day, its reason and who did it; one person alone is pointed out', async () => {
  const entries = await kept();
  const gone = async (authorisedBy: string, at: string) =>
    summaryOf(
      await destroyed(
        entries,
        { title: 'Destroyed', why: 'Line 12', authorisedBy },
        written(at, 'Ada Quill, records officer'),
      ),
    );
  const older = {
    ...(await gone('Priya Nair, head teacher', '2026-12-03T10:00:00Z')),
    id: 'older',
  };
  delete (older as { gone?: unknown }).gone; // a list that the version of 26 November wrote
  const found = audit(
    [
      await gone('Priya Nair, head teacher', '2026-12-01T10:00:00Z'),
      await gone('ada quill', '2026-12-02T10:00:00Z'),
      older,
    ],
    all,
    now,
  );
  expect(
    found.gone.map(({ at, words, alone }) => [
      at.slice(0, 10),
      words?.why,
      words?.authorisedBy,
      words?.by,
      alone,
    ]),
  ).toEqual([
    ['2026-12-03', undefined, undefined, undefined, false],
    ['2026-12-02', 'Line 12', 'ada quill', 'Ada Quill, records officer', true],
    ['2026-12-01', 'Line 12', 'Priya Nair, head teacher', 'Ada Quill, records officer', false],
  ]);
});
