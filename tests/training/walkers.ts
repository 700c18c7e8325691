import type { ScenarioText } from '../../content/schema.ts';
import { isTickList } from '../../machines/grammar/decision.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { isTicks, offeredAt } from '../../src/walk/path.ts';
import {
  attemptPath,
  givensAt,
  ownSteps,
  withAnswer,
} from '../../src/training/practise/attempt.ts';
import { journeyOfStage } from '../../src/walk/scenario.ts';

/** Dice that fall the same way each time for the same seed, so that what fails once fails again. */
export function throwing(seed: string): (sides: number) => number {
  let state = [...seed].reduce(
    (sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619),
    2166136261,
  );
  return (sides) => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) % sides;
  };
}

/**
 * Someone who walks a stage to its end, choosing by dice among what is offered. Half of the people
 * say `no` wherever they can, and so go far. `ticked` says how many boxes they tick at each list.
 * Only the answers on their path are given back.
 */
export function walker(
  scenario: ScenarioText,
  stage: number,
  dice: (sides: number) => number,
  ticked?: (question: string) => number,
): Memory {
  const journey = journeyOfStage(scenario, stage);
  const calm = dice(2) === 0;
  const choose = (question: string, offers: readonly string[]) => {
    const one = () => offers[dice(offers.length)]!;
    if (isTicks(journey, question)) {
      const ticks = Array.from({ length: ticked?.(question) ?? [0, 0, 1, 3][dice(4)]! }, one);
      return offers.filter((tick) => ticks.includes(tick));
    }
    return calm && offers.includes('no') && dice(4) > 0 ? 'no' : one();
  };
  const givens = givensAt(scenario, stage);
  // an answer to everything there is, and another wherever that is not offered: walking to each
  // question in turn takes long
  let answers: Memory = {};
  for (const { decision } of journey.stages)
    for (const [question, asked] of Object.entries(decision.spec.questions))
      if (!(question in givens || question in answers))
        answers = {
          ...answers,
          [question]: choose(question, isTickList(asked) ? asked.tick : Object.keys(asked)),
        };
  for (
    let path = attemptPath(scenario, stage, answers);
    ;
    path = attemptPath(scenario, stage, answers)
  ) {
    if (!path.next)
      return Object.fromEntries(
        ownSteps(scenario, stage, path).map(({ question, answer }) => [question, answer]),
      );
    const { question } = path.next;
    answers = withAnswer(
      scenario,
      stage,
      answers,
      question,
      choose(question, offeredAt(journey, { ...givens, ...answers }, question)),
    );
  }
}
