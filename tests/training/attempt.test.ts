import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { Attempt, attemptAt } from '../../src/training/practise/attempt.svelte.ts';
import {
  attemptPath,
  bothPaths,
  isAccepted,
  isContested,
  modelPath,
  ownSteps,
  partings,
} from '../../src/training/practise/attempt.ts';
import { missedBy } from '../../src/training/practise/weight.ts';
import { codeOf } from '../../src/training/room/code.ts';
import { allScenarios, scenarioIds, scenarioOf } from '../../src/training/library/scenarios.ts';
import { answersAt, givenIn } from '../../src/walk/scenario.ts';
import { throwing, walker } from './walkers.ts';

const all = await allScenarios();
const s03 = await scenarioOf(scenarioIds.find((id) => id.startsWith('s03'))!);

/**
 * Answers what is asked as the scenario does, or the last that is offered where it says nothing,
 * but for what is said otherwise.
 */
function walkAs(attempt: Attempt, otherwise: Record<string, string | string[]> = {}) {
  const answers = { ...answersAt(attempt.scenario, attempt.stage), ...otherwise };
  const asked: string[] = [];
  for (let question = attempt.question; question !== undefined; question = attempt.question) {
    const { ticks, offered } = attempt.asking(question);
    attempt.answer(question, answers[question] ?? (ticks ? [] : offered.at(-1)!));
    asked.push(question);
  }
  return asked;
}
const ends = ({ memory }: { memory: Memory }) =>
  ['level', 'consent', 'sharing'].map((end) => memory[end]);

describe('a walk of one’s own', () => {
  test('asks nothing that the scenario settles, and every other question on the path, in order', () => {
    for (const { scenario } of all) {
      const attempt = new Attempt(scenario);
      const asked = walkAs(attempt);
      expect(asked.filter((question) => givenIn.includes(question))).toEqual([]);
      expect(asked).toEqual(
        ownSteps(scenario, 0, modelPath(scenario, 0)).map(({ question }) => question),
      );
      expect(ends(attempt.path)).toEqual(ends(modelPath(scenario, 0)));
      expect(attempt.path.memory['mode']).toBe('training');
    }
  });
  test('offers what the question offers there, and remembers what was answered', () => {
    const attempt = new Attempt(s03);
    expect(attempt.asking('immediate-danger')).toEqual({
      ticks: false,
      offered: ['yes', 'soon', 'unsure', 'no'],
      given: undefined,
    });
    walkAs(attempt);
    attempt.change('concerns');
    const { ticks, offered, given } = attempt.asking('concerns');
    expect([ticks, offered.length > 30, given]).toEqual([true, true, []]);
  });
  test('goes back by walking again: what still applies is kept, what does not is not counted', () => {
    const attempt = new Attempt(s03);
    walkAs(attempt);
    const before = attempt.path.memory;
    attempt.change('harm');
    expect(attempt.question).toBe('harm');
    attempt.answer('harm', 'yes');
    expect(attempt.path.memory['level']).toBe('refer-urgently');
    expect(attempt.steps.map(({ question }) => question)).not.toContain('help-needed');
    walkAs(attempt);
    attempt.change('harm');
    attempt.answer('harm', 'no');
    expect([attempt.done, attempt.path.memory]).toEqual([true, before]);
  });
  test('goes back a question at a time, to the story from the first', () => {
    const attempt = new Attempt(s03);
    attempt.begin();
    attempt.answer('immediate-danger', 'no');
    attempt.answer('allocated-worker', 'no');
    attempt.back();
    attempt.back();
    expect([attempt.question, attempt.read]).toEqual(['immediate-danger', true]);
    attempt.back();
    expect(attempt.read).toBe(false);
  });
  test('keeps ticks in the order they are offered, so that the same ticks give the same code', () => {
    const code = (concerns: string[]) => {
      const attempt = new Attempt(s03);
      walkAs(attempt, { concerns });
      return codeOf('s03', 0, s03, attempt.answers);
    };
    expect(code(['radicalisation', 'neglect'])).toBe(code(['neglect', 'radicalisation']));
    expect(code(['radicalisation'])).not.toBe(code(['neglect']));
  });
  test('a later stage begins from one’s own answers, not from the scenario’s', () => {
    const attempt = new Attempt(s03);
    walkAs(attempt, { response: 'not-asked' });
    expect(attempt.path.memory['consent']).toBe('ask');
    const earlier = attempt.answers;
    attempt.check();
    attempt.nextStage();
    expect([attempt.stage, attempt.read, attempt.checked, attempt.answers]).toEqual([
      1,
      false,
      false,
      earlier,
    ]);
    expect(attempt.path.memory['consent']).toBe('ask');
  });
  test('the scenario’s path comes after one’s own, and then one’s own stands', () => {
    const attempt = new Attempt(s03);
    attempt.check();
    attempt.show();
    attempt.nextStage();
    expect([attempt.checked, attempt.shown, attempt.stage]).toEqual([false, false, 0]);
    walkAs(attempt);
    attempt.show();
    expect(attempt.shown).toBe(false);
    attempt.check();
    attempt.show();
    expect(attempt.shown).toBe(true);
    const stood = attempt.answers;
    attempt.change('harm');
    attempt.answer('harm', 'yes');
    expect([attempt.question, attempt.answers]).toEqual([undefined, stood]);
  });
  test('is there again after leaving the page, and not for a scenario that was changed', () => {
    const attempt = attemptAt('one', s03);
    attempt.answer('immediate-danger', 'no');
    expect(attemptAt('one', s03)).toBe(attempt);
    expect(attemptAt('two', s03).answers).toEqual({});
    expect(attemptAt('one', { ...s03 }).answers).toEqual({});
    attempt.startAgain();
    expect(attempt.answers).toEqual({});
  });
});

describe('beside the scenario', () => {
  const own = (answers: Record<string, string | string[]>) => {
    const attempt = new Attempt(s03);
    walkAs(attempt, answers);
    return attempt.path;
  };
  test('the scenario’s own answers are accepted at every stage, and part nowhere', () => {
    for (const { scenario } of all)
      scenario.stages.forEach((_, stage) => {
        const model = modelPath(scenario, stage);
        expect([
          isAccepted(scenario, stage, model),
          missedBy(scenario, stage, model),
          partings(model, model),
        ]).toEqual([true, [], []]);
      });
  });
  test('two paths part first at a question that both met', () => {
    for (const { id, scenario } of all)
      for (let person = 0; person < 5; person++) {
        const path = attemptPath(scenario, 0, walker(scenario, 0, throwing(`${id} ${person}`)));
        const model = modelPath(scenario, 0);
        const [first] = partings(path, model);
        const same = path.steps.findIndex(
          (step, i) => JSON.stringify(step) !== JSON.stringify(model.steps[i]),
        );
        expect(first?.question).toBe(path.steps[same]?.question);
        expect(first?.question).toBe(model.steps[same]?.question);
      }
  });
  test('both paths stand side by side, each whole, in the order of the person’s own', () => {
    for (const { id, scenario } of all) {
      const path = attemptPath(scenario, 0, walker(scenario, 0, throwing(`beside ${id}`)));
      const model = modelPath(scenario, 0);
      const rows = bothPaths(scenario, 0, path, model);
      const questions = (one: typeof path) =>
        ownSteps(scenario, 0, one).map(({ question, answer }) => [question, answer]);
      const byName = (steps: readonly (readonly unknown[])[]) =>
        [...steps].map((step) => JSON.stringify(step)).sort();
      expect(rows.flatMap(({ question, own }) => (own ? [[question, own]] : []))).toEqual(
        questions(path),
      );
      expect(
        byName(rows.flatMap(({ question, model }) => (model ? [[question, model]] : []))),
      ).toEqual(byName(questions(model)));
      expect(bothPaths(scenario, 0, model, model).map(({ question }) => question)).toEqual(
        questions(model).map(([question]) => question),
      );
    }
  });
  test('an end that is not accepted brings back the questions answered otherwise', () => {
    const path = own({ 'help-needed': 'explained' });
    expect(path.memory['level']).toBe('record-only');
    expect(isAccepted(s03, 0, path)).toBe(false);
    expect(missedBy(s03, 0, path)).toEqual(['help-needed']);
  });
  test('another way to an end that is accepted brings nothing back', () => {
    const path = own({ 'allocated-worker': 'unsure' });
    expect(partings(path, modelPath(s03, 0)).map(({ question }) => question)).toEqual([
      'allocated-worker',
    ]);
    expect(missedBy(s03, 0, path)).toEqual([]);
  });
  test('an unfinished walk is accepted nowhere', () => {
    expect(isAccepted(s03, 0, attemptPath(s03, 0, { 'immediate-danger': 'no' }))).toBe(false);
  });
  test('a stage is contested where it accepts more than one end', () => {
    expect([isContested(s03, 1), isContested(s03, 2)]).toEqual([true, false]);
  });
});
