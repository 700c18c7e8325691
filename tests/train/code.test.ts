import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/core/fact.ts';
import { offeredAt, isTicks } from '../../src/decide/path.ts';
import { attemptPath, givensAt, journeyOfStage, modelPath, ownSteps, sameAnswer, withAnswer } from '../../src/train/attempt.ts';
import { codeOf, longestCode, plainCode, readCode } from '../../src/train/code.ts';
import { allScenarios } from '../../src/train/scenarios.ts';
import { throwing, walker } from './walkers.ts';

const all = await allScenarios();
const stages = all.flatMap(({ id, scenario }) => scenario.stages.map((_, stage) => ({ id, scenario, stage })));
const first = stages[0]!;
const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const own = (scenario: ScenarioText, stage: number, answers: Memory): Memory =>
  Object.fromEntries(ownSteps(scenario, stage, attemptPath(scenario, stage, answers)).map(({ question, answer }) => [question, answer]));
const codeAt = ({ id, scenario, stage }: (typeof stages)[number], answers: Memory) => codeOf(id, stage, scenario, answers);
const readAt = ({ id, scenario, stage }: (typeof stages)[number], text: string) => readCode(text, id, stage, scenario);

test.each(stages)('a code for $id, stage $stage, reads back as the answers it was made from', (at) => {
  const { scenario, stage } = at;
  const dice = throwing(`${at.id} ${stage}`);
  for (let person = 0; person < 120; person++) {
    const answers = walker(scenario, stage, dice);
    expect(readAt(at, codeAt(at, answers))).toEqual({ answers: own(scenario, stage, answers) });
  }
  const model = Object.fromEntries(modelPath(scenario, stage).steps.map(({ question, answer }) => [question, answer]));
  const read = readAt(at, codeAt(at, model)) as { answers: Memory };
  for (const [question, answer] of Object.entries(read.answers)) expect(sameAnswer(answer, model[question]!)).toBe(true);
});
