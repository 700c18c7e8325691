import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disputeIn } from '../../src/records/dispute.ts';
import { ladderOf, likelyStep, stepsToChoose } from '../../src/records/ladder.ts';
import { addedTo, type AddedKind, type Fields } from '../../src/records/entry.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { workIn } from '../../src/records/work.ts';
import { times } from '../settings/count.ts';
import { kept, type Next } from './kept.ts';
import { recordOf, urgent } from './made.ts';
import { readPack } from './words.ts';

const step = (at: string, kind: AddedKind, fields: Fields): Next => [
  at,
  kind,
  { when: at, ...fields },
];
const nine = (day: number) => `2026-11-${day}T09:00:00.000Z`;
const sent = step(nine(23), 'referral-sent', { how: 'online-form', to: 'The front door' });
const heard = step(nine(24), 'outcome-received', {
  from: 'Dana',
  outcome: 'no-further-action',
  what: 'No.',
});
const no = step(nine(25), 'disagreement', { with: 'Dana', what: 'She is not safe.' });
const up = (n: string, day: number, more: Fields = {}) =>
  step(nine(day), 'escalation', { step: n, to: 'Ms Osei', what: 'Look again.', ...more });
const answer = (n: string, day: number, outcome: string, more: Fields = {}) =>
  step(nine(day), 'step-answered', { step: n, from: 'Ms Osei', outcome, what: 'So.', ...more });
const decision = recordOf({ account: { reviewOn: '' } });

/** What the record’s own list says of the dispute at a moment. */
async function says(next: readonly Next[], now: string, of = decision) {
  const entries = await kept([sent, ...next], of);
  const [work] = workIn([summaryOf(entries)], new Date(now)).filter(({ what }) =>
    ['agree', 'escalate', 'chase', 'reply'].includes(what),
  );
  return { work, dispute: disputeIn(entries, new Date(now)) };
}

describe('the next step', () => {
  test('of a refusal is to disagree, and then the step after each that was taken, by its number and in its words', async () => {
    const refused = await says([heard], '2026-11-24T12:00:00Z');
    expect(refused.dispute?.act).toBe('disagree');
    const said = await says([heard, no], '2026-11-27T12:00:00Z');
    expect(said.work).toMatchObject({ what: 'escalate', step: 2, stands: 'late' });
    expect(said.work?.says).toContain('A manager or safeguarding lead where you work speaks to');
    expect(said.dispute?.act).toBe('take-step');
    const second = await says([heard, no, up('2', 26)], '2026-11-30T12:00:00Z');
    expect(second.work).toMatchObject({ what: 'escalate', step: 3 });
  });
  test('waits while an answer is awaited: until the day that they said, or else the area’s own time', async () => {
    const later = await says(
      [heard, no, up('2', 26, { answer: '2026-12-04' })],
      '2026-12-01T12:00:00Z',
    );
    expect(later.work).toMatchObject({ by: '2026-12-04T23:59:00.000Z', stands: 'later' });
    expect(later.dispute?.act).toBe('record-answer');
    const given = await says([heard, no, up('2', 26)], '2026-11-27T12:00:00Z');
    expect(given.work).toMatchObject({ by: '2026-11-27T23:59:00.000Z', stands: 'today' });
  });
  test('follows an answer that changes nothing, waits for one that is put off, and ends with one that settles it', async () => {
    const taken = [heard, no, up('2', 26)];
    const same = await says([...taken, answer('2', 27, 'unchanged')], '2026-11-27T12:00:00Z');
    expect(same.work).toMatchObject({ what: 'escalate', step: 3, by: '2026-11-30T23:59:00.000Z' });
    expect(same.dispute?.act, 'nothing is awaited now').toBe('take-step');
    const putOff = await says(
      [...taken, answer('2', 27, 'later', { answer: '2026-12-03' })],
      '2026-11-30T12:00:00Z',
    );
    expect(putOff.work).toMatchObject({ by: '2026-12-03T23:59:00.000Z' });
    expect(putOff.dispute?.act).toBe('record-answer');
    for (const outcome of ['accepted', 'agreed']) {
      const over = await says([...taken, answer('2', 27, outcome)], '2026-12-20T12:00:00Z');
      expect(over.work, outcome).toBeUndefined();
      expect(over.dispute, 'the steps still stand there').toBeDefined();
      expect(over.dispute?.act).toBeUndefined();
    }
  });
  test('is none once the last was taken, and the work is to ask again', async () => {
    const top = await says([heard, no, up('4', 26)], '2026-11-30T12:00:00Z');
    expect(top.work).toMatchObject({ what: 'escalate' });
    expect(top.work).not.toHaveProperty('step');
    expect(top.dispute?.act).toBeUndefined();
  });
  test('of a reply that never came is the first, once it was chased twice', async () => {
    const chase = (day: number) =>
      step(nine(day), 'chase', { how: 'telephone', to: 'Them', heard: 'Nobody.' });
    expect((await says([], '2026-11-23T12:00:00Z')).dispute, 'not late yet').toBeUndefined();
    const late = await says([], '2026-11-26T12:00:00Z');
    expect(late).toMatchObject({ work: { what: 'chase' }, dispute: { ladder: { next: 1 } } });
    expect(late.dispute).not.toHaveProperty('act');
    const twice = await says([chase(25), chase(26)], '2026-11-30T12:00:00Z');
    expect(twice).toMatchObject({
      work: { what: 'escalate', step: 1 },
      dispute: { act: 'take-step' },
    });
  });
  test('M.5 of a referral that was refused before this decision is to disagree, though no referral is recorded here', async () => {
    const before = recordOf({
      answers: {
        ...urgent,
        concerns: ['referred-already'],
        'referral-answer': 'no-further-action',
      },
    });
    expect(disputeIn(await kept([], before), new Date(nine(26)))?.act).toBe('disagree');
    expect(disputeIn(await kept([no], before), new Date(nine(25)))?.ladder.next).toBe(2);
  });
});

/** The steps of each area as its pack has them, where the worry is not about the lead. */
describe.each([
  ['england-unlisted', [1, 2, 3, 4], ['the same day', '1 working-days', '', '']],
  ['cambridgeshire-peterborough', [1, 2, 3, 4], ['the same day', '1 working-days', '', '']],
  ['cheshire-east', [1, 2, 3, 4], ['the same day', '1 working-days', '', '']],
  ['cumberland', [1, 2, 3], ['', '', '']],
  ['westmorland-furness', [1, 2, 3], ['', '', '']],
  ['cumbria-to-2025', [1, 2, 3], ['', '', '']],
])('in %s', async (area, numbers, within) => {
  const { escalation } = await readPack(area);
  const sentences = escalation.map(({ value }) => value);
  test('each step is one of its own, with the time that the pack gives it and no other, and nothing it says is lost', () => {
    const { rungs, besides } = ladderOf(sentences, []);
    expect(rungs.map(({ step }) => step)).toEqual(numbers);
    expect([...rungs.map(({ says }) => says), ...besides].sort()).toEqual([...sentences].sort());
    const times = rungs.map(({ says }) => escalation.find(({ value }) => value === says)?.within);
    expect(
      times.map((one) => (typeof one === 'object' ? `${one.n} ${one.unit}` : (one ?? ''))),
    ).toEqual(within);
    expect(besides.at(-1)).toMatch(/^At any step, if the child is not safe, ring 999/);
  });
  test('after the third there is a fourth', async () => {
    const added = addedTo(await kept([sent, heard, no, up('3', 26)]));
    expect(ladderOf(sentences, added).next).toBe(4);
    expect(
      ladderOf(sentences, addedTo(await kept([sent, heard, up('4', 26)]))).next,
    ).toBeUndefined();
  });
});

test('steps that go through the lead are not on the ladder where the worry may be about the lead, and keep their numbers', async () => {
  const { escalation } = await readPack('england-unlisted');
  const around = escalation
    .filter(({ throughLead }) => throughLead === false)
    .map(({ value }) => value);
  expect(ladderOf(around, []).rungs.map(({ step }) => step)).toEqual([1, 4]);
  expect(ladderOf(around, addedTo(await kept([sent, heard, no]))).next).toBe(4);
});

test('of a list without numbers each sentence is a step, and to disagree comes before the first', async () => {
  const own = [
    'Ring the team manager.',
    'Write to the head of service.',
    'At any step, if the child is not safe, ring 999.',
  ];
  const added = addedTo(await kept([sent, heard, no]));
  const { rungs, besides, next } = ladderOf(own, added);
  expect(rungs.map(({ step, says }) => [step, says])).toEqual([
    [0, ''],
    [1, 'Ring the team manager.'],
    [2, 'Write to the head of service.'],
  ]);
  expect(besides).toEqual([own[2]]);
  expect(next).toBe(1);
});

test('what is chosen among is the area’s steps in its own words, and of those taken for an answer; the likeliest is the next, or what waits', async () => {
  const { escalation } = await readPack('england-unlisted');
  const ladder = ladderOf(
    escalation.map(({ value }) => value),
    addedTo(await kept([sent, heard, no, up('2', 26)])),
  );
  expect(stepsToChoose(ladder, 'escalation').map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  expect(stepsToChoose(ladder, 'step-answered').map(({ step }) => step)).toEqual([1, 2]);
  expect(likelyStep(ladder, 'escalation')).toBe(3);
  expect(likelyStep(ladder, 'step-answered')).toBe(2);
  expect(stepsToChoose(ladderOf([], []), 'escalation')).toHaveLength(4);
});

test('every step and every answer that was recorded stands on the ladder once, whatever the area’s list says', async () => {
  const lists = await Promise.all(
    ['england-unlisted', 'cumberland'].map(async (area) =>
      (await readPack(area)).escalation.map(({ value }) => value),
    ),
  );
  const kinds = fc.constantFrom('disagreement', 'escalation', 'step-answered');
  const n = fc.integer({ min: 1, max: 9 }).map(String);
  const some = fc.array(fc.tuple(kinds, n, fc.integer({ min: 10, max: 28 })), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...lists, [], ['One', 'Two'], ['Step 2. Only this']),
      some,
      async (list, happened) => {
        const added = addedTo(
          await kept(
            happened.map(([kind, n, day]) =>
              step(nine(day), kind, {
                ...(kind === 'disagreement' ? {} : { step: n }),
                with: 'x',
                to: 'x',
                from: 'x',
                outcome: 'unchanged',
              }),
            ),
          ),
        );
        const { rungs, besides } = ladderOf(list, added);
        const on = rungs.flatMap(({ taken, answers }) => [
          ...answers,
          ...taken.flatMap(({ entry, answers }) => [entry, ...answers]),
        ]);
        expect(on.map(({ n }) => n).sort()).toEqual(added.map(({ n }) => n).sort());
        expect([...rungs.flatMap(({ says }) => says || []), ...besides].sort()).toEqual(
          [...list].sort(),
        );
      },
    ),
    { numRuns: 60 * times, seed: 1989 },
  );
});
