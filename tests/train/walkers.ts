import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/core/fact.ts';
import { isTicks, offeredAt } from '../../src/decide/path.ts';
import { attemptPath, givensAt, journeyOfStage, withAnswer } from '../../src/train/attempt.ts';

/** Dice that fall the same way each time for the same seed, so that what fails once fails again. */
export function throwing(seed: string): (sides: number) => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619), 2166136261);
  return (sides) => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    state ^= state >>> 15;
    state = (state + 0x9e3779b9) | 0;
    return (state >>> 0) % sides;
  };
}

/** Someone who walks a stage to its end, choosing by dice among what is offered. Half of the people say `no` wherever they can, and so go far. */
export function walker(scenario: ScenarioText, stage: number, dice: (sides: number) => number, ticks?: number): Memory {
  const journey = journeyOfStage(scenario, stage);
  const calm = dice(2) === 0;
  let answers: Memory = {};
  for (let path = attemptPath(scenario, stage, answers); path.next; path = attemptPath(scenario, stage, answers)) {
    const { question } = path.next;
    const offers = offeredAt(journey, { ...givensAt(scenario, stage), ...answers }, question);
    const one = () => offers[dice(offers.length)]!;
    const answer = isTicks(journey, question)
      ? [...new Set(Array.from({ length: question === 'concerns' && ticks !== undefined ? ticks : [0, 0, 1, 3][dice(4)]! }, one))]
      : calm && offers.includes('no') && dice(4) > 0
        ? 'no'
        : one();
    answers = withAnswer(scenario, stage, answers, question, answer);
  }
  return answers;
}
