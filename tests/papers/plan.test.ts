import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notesOn } from '../../src/papers/plan/checks.ts';
import { planDocx } from '../../src/papers/plan/docx.ts';
import {
  actionsIn,
  newActions,
  noAction,
  planFrom,
  type Plan,
  type PlanAction,
} from '../../src/papers/plan/plan.ts';
import { actionLine, planText, sheetOf } from '../../src/papers/plan/sheet.ts';
import { PlanWriter } from '../../src/papers/plan/writer.svelte.ts';
import { addedTo } from '../../src/records/entry.ts';
import { kept, week } from '../records/kept.ts';
import { recordOf } from '../records/made.ts';
import { inWord, maybe, saidInWord, typed } from './lossless.ts';

const as = (text: string) => text;
const at = new Date('2026-11-24T15:00:00Z');
const good: PlanAction = {
  what: 'Walk her to school and home each day',
  who: 'Rosa, her aunt',
  by: '2026-12-04',
  known: 'She is in by nine, and says that she slept.',
  why: 'She is frightened on the way. She will not walk alone past the flat.',
  now: 'She walks alone.',
  possible: 'Rosa changes her shift.',
  otherwise: 'Sam rings Dana the same day.',
};
const action: fc.Arbitrary<PlanAction> = fc.record({
  what: typed,
  who: maybe,
  by: fc.constantFrom('', '2026-12-04', 'ongoing'),
  known: maybe,
  why: maybe,
  now: maybe,
  possible: maybe,
  otherwise: maybe,
});
const plan: fc.Arbitrary<Plan> = fc.record({
  reference: maybe,
  worry: maybe,
  actions: fc.array(action, { minLength: 1, maxLength: 4 }),
  together: maybe,
  views: maybe,
  review: fc.constantFrom('', '2026-12-18'),
});
const textsOf = ({ reference, worry, actions, together, views }: Plan) => [
  reference,
  worry,
  together,
  views,
  ...actions.flatMap(({ by: _, ...texts }) => Object.values(texts)),
];

describe('a plan loses nothing that is typed', () => {
  test('on its sheet and in its text, whatever is typed', () => {
    fc.assert(
      fc.property(plan, (plan) => {
        const sheet = sheetOf(plan, as);
        const text = planText(sheet, at);
        expect(sheet.actions).toHaveLength(plan.actions.length);
        for (const typed of textsOf(plan)) {
          expect(JSON.stringify(sheet)).toContain(JSON.stringify(typed).slice(1, -1));
          expect(text).toContain(typed);
        }
        for (const { by } of plan.actions)
          expect(text).toContain(by === '2026-12-04' ? 'Friday 4 December 2026' : by);
      }),
      { seed: 17 },
    );
  });
  test('in Word', async () => {
    await fc.assert(
      fc.asyncProperty(plan, async (plan) => {
        const said = await saidInWord(await planDocx(sheetOf(plan, as), at));
        for (const typed of textsOf(plan)) expect(said).toContain(inWord(typed));
      }),
      { seed: 17, numRuns: 15 },
    );
  });
  test('from where it was unfinished', () => {
    fc.assert(
      fc.property(plan, (plan) => {
        const unfinished = JSON.stringify(new PlanWriter(plan).values);
        const writer = new PlanWriter(planFrom(undefined));
        writer.takeUp(JSON.parse(unfinished));
        expect(writer.plan).toEqual(plan);
      }),
      { seed: 17 },
    );
  });
});

describe('a plan from a record', () => {
  test('holds what waits there for its tick, the worry and the review as they were set, and asks for none of it again', async () => {
    const record = recordOf();
    const from = { record, added: addedTo(await kept(week)) };
    const plan = planFrom(from);
    expect(plan).toMatchObject({ reference: 'LN-0417' });
    expect(plan.worry).toContain('She is frightened of going home.');
    expect(plan.actions.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['See him again on Friday', 'PC Amin sees the uncle by Friday']),
    );
    // what the record lists is not listed a second time
    expect(newActions(plan, from)).toEqual([]);
    expect(newActions({ ...plan, actions: [...plan.actions, good] }, from)).toEqual([good]);
    expect(newActions({ ...plan, actions: [good] }, undefined)).toEqual([good]);
  });
  test('leaves out what must be kept back, in the list to be ticked too', () => {
    const hides = (text: string) => text.replaceAll('Rosa', '…');
    expect(planText(sheetOf({ ...planFrom(undefined), actions: [good] }, hides), at)).not.toContain(
      'Rosa',
    );
    expect(actionLine({ ...good, what: 'Ring\nRosa' }, hides)).toBe(
      '…, her aunt: Ring …. By: Friday 4 December 2026',
    );
  });
  test('counts no action in which nothing is written', () => {
    expect(actionsIn(planFrom(undefined))).toEqual([]);
    expect(notesOn(noAction, '2026-11-24')).toEqual([]);
  });
});

describe('what is worth a look in an action', () => {
  const found = (change: Partial<PlanAction>) =>
    notesOn({ ...good, ...change }, '2026-11-24').map(({ letter, check }) => `${letter} ${check}`);
  test('is nothing in a good one', () => {
    expect(found({})).toEqual([]);
  });
  test.each<[string, Partial<PlanAction>]>([
    ['specific vague', { what: 'Engage with school' }],
    ['specific several', { what: 'Ring Rosa; see him on Friday' }],
    ['specific several', { what: 'Ring Rosa and then see him' }],
    ['specific nobody', { who: '  ' }],
    ['specific team', { who: 'Family help team' }],
    ['specific team', { who: 'the school' }],
    ['measurable unseen', { known: '' }],
    ['measurable meetings', { known: 'Mum attends each appointment' }],
    ['achievable otherwise', { otherwise: '' }],
    ['relevant unlinked', { why: '' }],
    ['timed undated', { by: '' }],
    ['timed never', { by: 'ongoing' }],
    ['timed gone', { by: '2026-11-23' }],
  ])('is under its letter: %s', (note, change) => {
    expect(found(change)).toEqual([note]);
  });
  test.each<Partial<PlanAction>>([
    { what: 'Support her to ring the doctor about her sleep before Friday, at 10.30am' },
    { who: 'Ms Adeyemi, class teacher at the school' },
    { by: '2026-11-24' },
  ])('is not what only looks like it: %o', (change) => {
    expect(found(change)).toEqual([]);
  });
  test('is initials and sentences that a family may not follow', () => {
    const reading = {
      initials: [{ at: 'incident.0' as const, word: 'EHA', means: 'early help assessment' }],
      hard: [],
    };
    expect(notesOn(good, '2026-11-24', reading)).toEqual([
      { check: 'wording', letter: 'specific', at: 'what', words: 'EHA: early help assessment' },
    ]);
  });
});
