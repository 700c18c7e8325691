import { describe, expect, test } from 'vitest';
import { Session } from '../../src/decide/session.svelte.ts';
import { toRecord } from '../../src/decide/finish.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { isoDay } from '../../src/recommend/dates.ts';
import { knownByDevice } from '../../src/decide/device.ts';
import { editionOn } from '../../src/recommend/editions.ts';
import { walkOf } from '../../src/recommend/load.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { draftOf, underTheDuty, urgent, words, says } from '../records/made.ts';

/**
 * Begins, checks the answers and finishes, each at its own moment; between them, the offices may be
 * read again.
 */
async function decide({
  begun,
  checked,
  read = [],
  finished,
  answers = urgent,
}: Moments): Promise<{ session: Session; record: DecisionRecord }> {
  const byDevice = ['mode', 'law-edition', 'hours'];
  const session = new Session(
    draftOf({
      answers,
      draft: { byDevice, begunAt: begun, choice: { follows: true, why: '', secondPerson: '' } },
    }),
  );
  for (const at of [begun, checked])
    session.settle(await knownByDevice(session.draft, new Date(at)), { byDevice: true });
  session.confirm(new Date(checked));
  for (const at of read) {
    const { hours } = await knownByDevice(session.draft, new Date(at));
    session.hoursNow(hours as 'office' | 'out', new Date(at));
  }
  const { draft } = session;
  const [at, ringAt] = [new Date(session.at), new Date(session.ringAt)];
  const walk = await walkOf(draft);
  const recommendation = recommend({ walk, words, at, ringAt, decidedOn: draft.decidedOn });
  const made = {
    draft,
    walk,
    recommendation,
    words,
    says,
    at: new Date(finished),
    id: crypto.randomUUID(),
    version: '0',
  };
  return { session, record: toRecord(made) };
}
interface Moments {
  readonly begun: string;
  readonly checked: string;
  readonly read?: readonly string[];
  readonly finished: string;
  readonly answers?: typeof urgent;
}

const nights = [
  ['across midnight', '2026-11-24T23:40:00Z', '2026-11-24T23:50:00Z', '2026-11-25T00:20:00Z'],
  [
    'across midnight in summer, when midnight in England is 11pm in UTC',
    '2026-07-14T22:40:00Z',
    '2026-07-14T22:50:00Z',
    '2026-07-14T23:20:00Z',
  ],
  [
    'across the hour that the clocks skip',
    '2027-03-28T00:30:00Z',
    '2027-03-28T00:50:00Z',
    '2027-03-28T01:20:00Z',
  ],
  [
    'across the hour that the clocks repeat',
    '2026-10-24T23:30:00Z',
    '2026-10-25T00:50:00Z',
    '2026-10-25T01:20:00Z',
  ],
  [
    'across a change of law',
    '2026-09-29T22:30:00Z',
    '2026-09-29T22:50:00Z',
    '2026-09-29T23:20:00Z',
  ],
  [
    'begun under one law and checked under the next',
    '2026-09-29T22:30:00Z',
    '2026-09-29T23:10:00Z',
    '2026-09-29T23:20:00Z',
  ],
  [
    'left for a weekend before it was finished',
    '2026-11-27T16:40:00Z',
    '2026-11-27T17:10:00Z',
    '2026-11-30T08:30:00Z',
  ],
] as const;

describe('The moment at which the answers were checked decides the day, the law and the deadlines of a record', () => {
  test.each(nights)('that is finished %s', async (_, begun, checked, finished) => {
    const { record } = await decide({ begun, checked, finished });
    const day = isoDay(new Date(checked));
    expect(record.decisionDate).toBe(day);
    expect(record.law.id).toBe(editionOn(words.editions, day));
    expect(record.recommendation.edition.id).toBe(record.law.id);
    expect(
      record.recommendation.actions.filter(
        ({ due }) => due !== undefined && due < new Date(checked).toISOString(),
      ),
    ).toEqual([]);
    expect(record.finishedAt).toBe(new Date(finished).toISOString());
  });

  test('and a door that opens while it is read changes who is rung, and nothing else', async () => {
    const answers = { ...urgent, area: 'cheshire-east' };
    const moments = {
      answers,
      begun: '2026-11-24T23:40:00Z',
      checked: '2026-11-24T23:50:00Z',
      finished: '2026-11-25T10:00:00Z',
    };
    const before = await decide(moments);
    const after = await decide({ ...moments, read: ['2026-11-25T09:30:00Z'] });
    expect(before.record.recommendation.ring).not.toEqual(after.record.recommendation.ring);
    expect(after.session.checked).toBe(true);
    expect(after.record.decisionDate).toBe('2026-11-24');
    const deadlines = ({ record }: typeof before) =>
      record.recommendation.actions.map(({ by, due }) => [by, due]);
    expect(deadlines(after)).toEqual(deadlines(before));
    expect(after.record.recommendation.ring!.hours).not.toBe(
      before.record.recommendation.ring!.hours,
    );
  });
});

describe('A law that begins while someone decides', () => {
  test('is not what was checked, so the answers must be checked again', async () => {
    const session = new Session(
      draftOf({ answers: underTheDuty, draft: { byDevice: ['mode', 'law-edition'] } }),
    );
    const night = new Date('2026-09-29T22:59:00Z');
    session.settle(await knownByDevice(session.draft, night), { byDevice: true });
    session.confirm(night);
    session.settle(await knownByDevice(session.draft, new Date('2026-09-29T23:01:00Z')), {
      byDevice: true,
    });
    expect(session.draft.answers['law-edition']).toBe('2026-duty');
    expect(session.checked).toBe(false);
  });

  test('leaves alone the law of a day that someone gave', async () => {
    const session = new Session(draftOf({ answers: urgent }));
    session.decideOn('2024-06-03', '2024', '2026-11-24');
    session.settle(await knownByDevice(session.draft, new Date('2026-11-24T15:00:00Z')), {
      byDevice: true,
    });
    expect(session.draft).toMatchObject({
      decidedOn: '2024-06-03',
      answers: { 'law-edition': '2024' },
    });
  });

  test('is read again where the day that someone gave is today', async () => {
    const session = new Session(draftOf({ answers: urgent }));
    session.decideOn('2024-06-03', '2024', '2026-09-29');
    session.decideOn('2026-09-29', '2026-february', '2026-09-29');
    expect(session.draft.decidedOn).toBeUndefined();
    session.settle(await knownByDevice(session.draft, new Date('2026-09-30T08:00:00Z')), {
      byDevice: true,
    });
    expect(session.draft.answers['law-edition']).toBe('2026-duty');
  });
});
