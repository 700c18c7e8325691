import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chronology, sameReference, type Moment } from '../../src/records/chronology.ts';
import type { Entries } from '../../src/records/entry.ts';
import { happenedAt, writtenLater } from '../../src/records/happened.ts';
import { followedThrough, kept, type Next } from './kept.ts';
import { recordOf } from './made.ts';

/** A record finished on a day, and what happened next. */
const on = (day: string, next: readonly Next[] = []): Promise<Entries> =>
  kept(next, { ...recordOf(), id: day, finishedAt: `${day}T10:00:00.000Z` });
const closed = (day: string): Next => [`${day}T11:00:00.000Z`, 'closed', { why: 'Done' }];
const said = (moments: readonly Moment[]) =>
  moments.map((moment) =>
    moment.what === 'entry'
      ? `${moment.entry.at.slice(0, 10)} ${moment.entry.kind}`
      : moment.what === 'silence'
        ? `silence of ${moment.months}${moment.on ? ', to this day' : ''}`
        : `${moment.decisions} together`,
  );
const at = (day: string) => new Date(`${day}T12:00:00.000Z`);

describe('the time line of a child', () => {
  test('is every entry of every record, in the order they happened and not in that of their typing', async () => {
    const late: Next = [
      '2026-12-05T10:00:00.000Z',
      'incident',
      { when: '2026-11-23T12:00:00.000Z', what: 'The first of it.' },
    ];
    const held: Next = [
      '2026-12-06T10:00:00.000Z',
      'review-held',
      { on: '2026-11-26', found: 'Calmer.', harm: 'no' },
    ];
    const [one, other] = [await kept([...followedThrough, late, held]), await on('2026-11-25')];
    const entries = chronology([other, one], at('2026-12-10')).flatMap((moment) =>
      moment.what === 'entry' ? [moment.entry] : [],
    );
    expect(entries).toHaveLength(one.length + other.length);
    expect(entries.map(happenedAt)).toEqual(entries.map(happenedAt).sort());
    const kinds = entries.map(({ kind }) => kind);
    expect(kinds[0]).toBe('incident');
    expect(kinds.indexOf('review-held')).toBe(kinds.indexOf('chase') + 1);
    expect(entries.filter(writtenLater).map(({ kind }) => kind)).toEqual([
      'incident',
      'referral-sent',
      'referral-sent',
      'chase',
      'review-held',
      'outcome-received',
    ]);
  });

  test('stands in the order of its records where nothing was written down late', async () => {
    const [one, other] = [await kept(followedThrough), await on('2026-11-25')];
    expect(said(chronology([other, one], at('2026-12-10'))).slice(0, 3)).toEqual([
      '2026-11-24 decision',
      '2026-11-24 referral-sent',
      '2026-11-25 referral-sent',
    ]);
  });

  test('says a silence of more than six months, in whole months, and not one of six', async () => {
    const between = async (first: string, then: string) =>
      said(chronology([await on(first), await on(then, [closed(then)])], at(then)));
    expect(await between('2026-01-15', '2026-08-20')).toContain('silence of 7');
    expect(await between('2026-01-15', '2026-07-16')).toContain('silence of 6');
    expect((await between('2026-01-15', '2026-07-15')).join()).not.toContain('silence');
    expect(await between('2026-08-31', '2027-03-01')).toContain('silence of 6');
    expect((await between('2026-08-31', '2027-02-28')).join()).not.toContain('silence');
  });

  test('says a silence that lasts to this day, unless every record is closed', async () => {
    expect(said(chronology([await on('2026-01-15')], at('2026-09-20')))).toEqual([
      '2026-01-15 decision',
      'silence of 8, to this day',
    ]);
    expect(
      said(chronology([await on('2026-01-15', [closed('2026-01-16')])], at('2026-09-20'))).join(),
    ).not.toContain('silence');
  });

  test('asks for three decisions within a year to be looked at together, once, at the last of them', async () => {
    const records = await Promise.all(
      ['2026-01-10', '2026-03-10', '2026-05-10', '2026-06-10'].map((day) => on(day)),
    );
    const found = said(chronology(records, at('2026-06-11')));
    expect(found).toEqual([
      '2026-01-10 decision',
      '2026-03-10 decision',
      '2026-05-10 decision',
      '2026-06-10 decision',
      '4 together',
    ]);
    expect(said(chronology(records.slice(0, 2), at('2026-04-01'))).join()).not.toContain(
      'together',
    );
    expect(
      said(chronology([await on('2025-05-09'), ...records.slice(1, 3)], at('2026-05-11'))).join(),
    ).not.toContain('together');
    expect(
      said(chronology([await on('2025-05-10'), ...records.slice(1, 3)], at('2026-05-11'))),
    ).toContain('3 together');
  });

  test('leaves no entry out and puts none in, whatever the days', async () => {
    const records = await Promise.all(
      ['2024-02-29', '2025-01-01', '2025-06-30', '2026-12-31'].map((day) => on(day, [closed(day)])),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(records), (some) => {
        const entries = chronology(some, at('2027-01-01')).flatMap((moment) =>
          moment.what === 'entry' ? [moment.entry] : [],
        );
        expect(new Set(entries)).toEqual(new Set(some.flat()));
        expect(entries).toHaveLength(some.flat().length);
      }),
      { seed: 1989 },
    );
  });
});

describe('the records of one reference', () => {
  const records = [
    { id: 'a', reference: 'LN-0417' },
    { id: 'b', reference: ' ln-0417 ' },
    { id: 'c', reference: 'LN-04177' },
    { id: 'd', reference: '' },
    { id: 'e', reference: ' ' },
  ];
  test('are those that say the same, however spaced and capitalised', () => {
    expect(sameReference(records, 'b').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(sameReference(records, 'c').map(({ id }) => id)).toEqual(['c']);
  });
  test('are one alone where there is no reference, and none where there is no such record', () => {
    expect(sameReference(records, 'd').map(({ id }) => id)).toEqual(['d']);
    expect(sameReference(records, 'z')).toEqual([]);
  });
});
