import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { isTicks, offeredAt } from '../../src/walk/path.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { attemptPath, modelPath, ownSteps, partings } from '../../src/training/practise/attempt.ts';
import { causes, heaviest, missedBy, weights } from '../../src/training/practise/weight.ts';
import { byWeight, spreadOf } from '../../src/training/room/spread.ts';
import { answersAt, journeyOfStage } from '../../src/walk/scenario.ts';
import { throwing, walker } from './walkers.ts';

const all = await allScenarios();
const stages = all.flatMap(({ id, scenario }) =>
  scenario.stages.map((_, stage) => ({ at: `${id}, stage ${stage + 1}`, id, scenario, stage })),
);
type Where = (typeof stages)[number];
const titled = (title: string, stage: number): Where =>
  stages.find((one) => one.scenario.title === title && one.stage === stage)!;
const example = ({ scenario, stage }: Where): Memory =>
  Object.fromEntries(
    ownSteps(scenario, stage, modelPath(scenario, stage)).map(({ question, answer }) => [
      question,
      answer,
    ]),
  );

/** What some answers come to, by the machines alone. */
function comesTo({ scenario, stage }: Where, answers: Memory) {
  const { memory, actions, last } = walkJourney(journeyOfStage(scenario, stage), {
    ...answersAt(scenario, stage),
    ...answers,
  });
  return {
    whole: last.done,
    level: memory['level'],
    consent: memory['consent'],
    sharing: memory['sharing'],
    actions: [...actions].sort().join(),
  };
}
const ends = ['level', 'consent', 'sharing', 'actions'] as const;

test.each(stages)(
  '$at: whoever differs from it in one answer is told that one, and what it changed',
  (where) => {
    const { scenario, stage } = where;
    const journey = journeyOfStage(scenario, stage);
    const own = example(where);
    const theirs = comesTo(where, own);
    for (const [question, answer] of Object.entries(own)) {
      if (isTicks(journey, question)) continue;
      for (const other of offeredAt(journey, answersAt(scenario, stage), question)) {
        const changed = { ...answersAt(scenario, stage), ...own, [question]: other };
        const came = comesTo(where, changed);
        if (other === answer || !came.whole) continue;
        const found = causes(
          scenario,
          stage,
          attemptPath(scenario, stage, changed),
          modelPath(scenario, stage),
        );
        expect(
          found.map((one) => [one.question, one.own, one.weight]),
          `${question}: ${other}`,
        ).toEqual([[question, other, ends.find((of) => came[of] !== theirs[of]) ?? 'nothing']]);
      }
    }
  },
);

test.each(stages)(
  '$at: whatever someone answers, the first cause is of an end that differs, and walking with it changed says so',
  (where) => {
    const { id, scenario, stage } = where;
    const model = modelPath(scenario, stage);
    for (let person = 0; person < 6; person++) {
      const own = walker(scenario, stage, throwing(`${id} ${stage} ${person}`));
      const path = attemptPath(scenario, stage, own);
      const found = causes(scenario, stage, path, model);
      const mine = comesTo(where, own);
      const theirs = comesTo(where, {});
      const of = ends.find((end) => mine[end] !== theirs[end]);
      expect(found.map(({ question }) => question).sort(), 'each parting, once').toEqual(
        partings(path, model)
          .map(({ question }) => question)
          .sort(),
      );
      const order = found.map(({ weight }) => weight);
      expect([...order].sort(heaviest)).toEqual(order);
      expect(
        found
          .filter(({ weight }) => weight !== 'nothing')
          .every(({ weight }) => mine[weight as 'level'] !== theirs[weight as 'level']),
        'nothing is a cause of what does not differ',
      ).toBe(true);
      if (of !== undefined && of !== 'actions') expect(order[0]).toBe(of);
      const [first] = found;
      if (!first || of === undefined || of === 'actions') continue;
      const alone = comesTo(where, { ...own, ...example(where), [first.question]: first.own });
      const right = comesTo(where, { ...own, [first.question]: first.model });
      const before = partings(path, model).findIndex(({ question }) => question === first.question);
      const inTurn = comesTo(where, {
        ...example(where),
        ...own,
        ...Object.fromEntries(
          partings(path, model)
            .slice(0, before + 1)
            .map(({ question, model }) => [question, model]),
        ),
      });
      expect(
        alone[of] === mine[of] || right[of] === theirs[of] || inTurn[of] === theirs[of],
        `${first.question} turns the ${of}`,
      ).toBe(true);
    }
  },
);

test('the order is the level, the family, sharing, what to do, and nothing', () => {
  expect([...weights].reverse().sort(heaviest)).toEqual([
    'level',
    'consent',
    'sharing',
    'actions',
    'nothing',
  ]);
});

describe('Thursday’s jumper, stage 1', () => {
  const where = titled('Thursday’s jumper', 0);
  const { scenario, stage } = where;
  const answering = (answers: Memory) =>
    attemptPath(scenario, stage, { ...answersAt(scenario, stage), ...answers });
  const slip = { 'allocated-worker': 'unsure' };
  const told = (answers: Memory) =>
    causes(scenario, stage, answering(answers), modelPath(scenario, stage)).map(
      ({ question, weight }) => [question, weight],
    );

  test('names what parted the sharing, and the slip that was met first after it', () => {
    expect(told({ ...slip, 'how-much': 'all' })).toEqual([
      ['how-much', 'sharing'],
      ['allocated-worker', 'nothing'],
    ]);
  });
  test('names the level before the sharing, though it is met later or earlier', () => {
    expect(told({ ...slip, 'help-needed': 'starting', 'how-much': 'all' })).toEqual([
      ['help-needed', 'level'],
      ['how-much', 'sharing'],
      ['allocated-worker', 'nothing'],
    ]);
  });
  test('names what changes only what else to do before a slip', () => {
    expect(told({ ...slip, 'may-help-their-work': 'no' })).toEqual([
      ['may-help-their-work', 'actions'],
      ['allocated-worker', 'nothing'],
    ]);
  });
  test('asks to come back to what changed the outcome, and not to the slip', () => {
    const missed = (answers: Memory) => missedBy(scenario, stage, answering(answers));
    const other = { sensitive: 'both' };
    expect(missed({ ...other, harm: 'yes', 'other-children': 'no' })).toEqual(['harm']);
    expect(missed(other), 'the same end').toEqual([]);
  });
  test('shows a room what parts its outcomes, and not the slip that it met first', () => {
    const own = (answers: Memory): Memory => ({ ...example(where), ...answers });
    const rooms = (...people: Memory[]) => spreadOf(people, scenario, stage);
    const [same, slipped] = [own({}), own(slip)];
    expect(rooms(same, slipped).first).toMatchObject({
      question: 'allocated-worker',
      weight: 'nothing',
    });
    const { first, questions } = rooms(same, slipped, slipped, own({ 'how-much': 'all' }));
    expect(first).toMatchObject({ question: 'how-much', weight: 'sharing' });
    expect(
      byWeight(questions.filter(({ parts }) => parts)).map(({ question }) => question),
    ).toEqual(['how-much', 'allocated-worker']);
    expect(
      questions.filter(({ parts }) => !parts).every(({ weight }) => weight === undefined),
    ).toBe(true);
  });
  test('weighs a question by the answer given there that changes most', () => {
    for (const [one, other] of [
      ['law', 'none'],
      ['none', 'law'],
    ] as const)
      expect(
        spreadOf(
          [
            { ...example(where), 'lifted-by': one },
            { ...example(where), 'lifted-by': other },
          ],
          scenario,
          stage,
        ).first,
      ).toMatchObject({ question: 'lifted-by', weight: 'sharing' });
  });
  test('weighs a question that the scenario never asks by what the others gave there', () => {
    const walk = (seed: number) => walker(scenario, stage, throwing(`never asked ${seed}`));
    const people = Array.from({ length: 40 }, (_, seed) => walk(seed));
    const model = modelPath(scenario, stage);
    const { questions } = spreadOf(people, scenario, stage);
    const never = questions.filter(
      ({ question, parts }) => parts && !model.steps.some((step) => step.question === question),
    );
    expect(never.length).toBeGreaterThan(0);
    expect(never.some(({ weight }) => weight !== 'nothing')).toBe(true);
  });
});
