import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { notYetTold } from '../../machines/concerns.ts';
import { compile, type Spec } from '../../machines/grammar/decision.ts';
import { either } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { journeys } from '../../machines/journeys.ts';
import { levels } from '../../machines/outcomes.ts';
import { levelStands, ringStands, settles, tellingStands } from '../../machines/proof/settled.ts';
import { actsFirst, isKnownFirst, narrower, ringFirst, telling } from '../../machines/settled.ts';
import { journeyIn } from '../../src/walk/journeyIn.ts';
import { readPack } from '../../src/cli/words.ts';

const areas = readdirSync('content/areas').map((file) => file.replace('.yaml', ''));

/** The journey with some declarations changed, by the decision's id. */
const changed = (
  journey: Journey,
  changes: Readonly<Record<string, (spec: Spec) => Spec>>,
): Journey => ({
  ...journey,
  stages: journey.stages.map((stage) => {
    const change = changes[stage.decision.spec.id];
    return change ? { ...stage, decision: compile(change(stage.decision.spec)) } : stage;
  }),
});
/**
 * A question of one choice is left out: whatever led to it leads to where its first answer does.
 */
const without =
  (question: string) =>
  (spec: Spec): Spec => {
    const { [question]: gone, ...questions } = spec.questions;
    const on = Object.values(gone ?? {})[0];
    return JSON.parse(
      JSON.stringify({ ...spec, questions }).replaceAll(`:"${question}"`, `:${JSON.stringify(on)}`),
    ) as Spec;
  };
/** And asked first in the details, once somebody has rung. */
const askedLate =
  (question: string, answers: readonly string[]) =>
  (spec: Spec): Spec => ({
    ...spec,
    start: question,
    questions: {
      [question]: Object.fromEntries(answers.map((answer) => [answer, spec.start])),
      ...spec.questions,
    },
  });

describe('what the act page says is settled', () => {
  test('it comes once harm is suspected, when all that whom to ring waits for has been asked', () => {
    const urgent = { level: 'refer-urgently' };
    expect(actsFirst(urgent, 'harm-again')).toBe(true);
    expect(actsFirst(urgent, 'concerns')).toBe(false);
    expect(actsFirst({ level: 'child-in-need' }, 'harm-again')).toBe(false);
  });

  test('it comes once an adviser is needed today and nobody has been asked, and at no other way to that level', () => {
    const notYet = { level: 'advice-today', advice: 'not-yet' };
    expect(actsFirst(notYet, 'help-needed')).toBe(true);
    expect(actsFirst(notYet, undefined)).toBe(true);
    expect(actsFirst(notYet, 'is-your-lead')).toBe(false);
    expect(actsFirst({ level: 'advice-today', advice: 'no-harm' }, 'tried')).toBe(false);
    expect(actsFirst({ level: 'advice-today' }, 'tried')).toBe(false);
  });

  test('a row that narrows another stands right before it, by what is known before anybody is told to act', () => {
    const rows = keysOf(ringFirst);
    const narrow = rows.filter((row) => narrower[row]);
    expect(narrow.length).toBeGreaterThan(3);
    for (const row of narrow) {
      const wide = rows.slice(rows.indexOf(row)).find((one) => !narrower[one])!;
      const more = narrower[row]!;
      expect(isKnownFirst(more), row).toBe(true);
      expect(either(ringFirst[row]), row).toEqual(
        either(ringFirst[wide]).flatMap((all) => either(more).map((one) => ({ ...all, ...one }))),
      );
    }
    expect(isKnownFirst({ consent: ['advice'] }), 'asked after it').toBe(false);
  });

  test('with the floors of each shipped pack too', async () => {
    for (const area of areas)
      for (const id of ['refer', 'share'] as const) {
        const journey = journeyIn(id, await readPack(area));
        for (const it of [levelStands, ringStands(), tellingStands()])
          expect(settles(journey, it), `${area} ${id}`).not.toHaveProperty('broken');
      }
  });

  test.each([
    ['office hours are', 'givens', 'hours', ['office', 'out']],
    ['a social worker is', 'need', 'allocated-worker', ['yes', 'no']],
    ['whether it is about their own lead is', 'need', 'is-your-lead', ['yes', 'no']],
    ['whether they are the lead is', 'givens', 'role', ['designated-lead', 'housing']],
  ] as const)('no more where %s asked about after it', (_, decision, question, answers) => {
    const late = changed(journeys.refer, {
      [decision]: without(question),
      details: askedLate(question, answers),
    });
    expect(settles(late, ringStands()).broken).toBeDefined();
  });

  test('no more where the family’s part sends somebody else to be asked for advice', () => {
    const table = {
      'family-part': { level: ['advice-today'], consent: ['advice'] },
      ...ringFirst,
    } as const;
    expect(settles(journeys.refer, ringStands(table)).broken).toBeDefined();
  });

  test('no more where a later answer lets the level fall below advice today', () => {
    const fallen = changed(journeys.refer, {
      consent: (spec) => ({
        ...spec,
        scale: { levels: [...levels].reverse(), floors: { 'harm-again': { no: 'early-help' } } },
      }),
    });
    expect(settles(fallen, levelStands).broken).toMatch(/advice: not-yet.*harm-again: no/);
  });

  test('no more where somebody may be told as soon as advice is needed, before anybody was asked whether that is safe', () => {
    const early = {
      never: telling.never,
      unsafe: { 'safe-to-tell': ['no'] },
      tell: { level: ['advice-today'] },
    };
    expect(settles(journeys.refer, tellingStands(early)).broken).toContain('advice: not-yet');
  });

  test('no more where somebody who may come to be told is said never to be', () => {
    const table = {
      tell: telling.tell,
      never: { concerns: [...telling.never.concerns, ...notYetTold] },
    };
    expect(settles(journeys.refer, tellingStands(table)).broken).toContain('safe-to-tell');
  });

  test('no more where it says to tell before anybody was asked whether that is safe', () => {
    const table = {
      ...telling,
      unsafe: { 'safe-to-tell': ['no'] },
      tell: { level: ['refer-urgently'] },
    };
    const early = { never: table.never, unsafe: table.unsafe, tell: table.tell };
    expect(settles(journeys.refer, tellingStands(early)).broken).toContain('safe-to-tell: no');
  });

  test('no more where a late answer makes an exception of what was said to be told', () => {
    expect(
      settles(journeys.refer, tellingStands({ exception: { response: ['refused'] }, ...telling }))
        .broken,
    ).toContain('refused');
  });

  test('no more where a later answer lets the level fall', () => {
    const fallen = changed(journeys.refer, {
      consent: (spec) => ({
        ...spec,
        scale: {
          levels: [...levels].reverse(),
          floors: { 'safe-to-tell': { yes: 'universal-help' } },
        },
      }),
    });
    expect(settles(fallen, levelStands).broken).toContain('safe-to-tell: yes');
  });
});
