import { expect, test } from 'vitest';
import { lawsOf } from '../../machines/proof/laws.ts';
import { readPasses } from '../../src/cli/passes.ts';
import { namesIn } from '../../src/cli/proof.ts';
import { decisions } from '../../src/cli/charts.ts';
import { aboutQuestion } from '../../src/explain/aboutQuestion.ts';
import { readStories, readWords } from '../records/words.ts';

const promise = (sentence: string, of: string[], rules: string[]) => ({ sentence, of, rules });

test('what stands behind a question is each promise that speaks of it, the rules of those and who comes past it, each once', () => {
  const proved = [
    promise('Danger means 999', ['danger'], ['B1']),
    promise('Harm is referred', ['harm', 'danger'], ['B4', 'B1']),
    promise('Harm is referred', ['harm'], ['B4']),
    promise('Nothing is a dead end', [], ['B0']),
  ];
  const passes = { harm: [{ id: 's01', title: 'Yawning' }] };
  expect(aboutQuestion('harm', proved, passes)).toEqual({
    promises: ['Harm is referred'],
    rules: ['B4', 'B1'],
    scenarios: [{ id: 's01', title: 'Yawning' }],
  });
  expect(aboutQuestion('tea', proved, passes)).toEqual({ promises: [], rules: [], scenarios: [] });
});

test('a promise speaks of each question that its facts read, and of no other', () => {
  expect(namesIn([{ harm: ['yes'], level: ['call-999'] }, { concerns: ['neglect'] }])).toEqual([
    'harm',
    'level',
    'concerns',
  ]);
  const compared = Object.values(lawsOf)
    .flat()
    .flatMap(({ compares }) => compares ?? []);
  expect(compared).toContain('harm-given-refusal');
});

test('every scenario comes past the first question, and past its own others and no more', async () => {
  const passes = await readPasses();
  const stories = await readStories();
  const ids = new Set(stories.map(({ at }) => at.slice(0, 3)));
  expect(passes['immediate-danger']!.map(({ id }) => id.slice(0, 3))).toEqual([...ids].sort());
  const questions = decisions.flatMap(({ spec }) => Object.keys(spec.questions));
  expect(Object.keys(passes).filter((id) => !questions.includes(id))).toEqual([]);
  const past = passes['referral-answer']!.map(({ title }) => title);
  expect(past.length).toBeGreaterThan(0);
  expect(past.length).toBeLessThan(ids.size);
});

test('every question that is asked in a decision has its words there, so that each can be chosen', async () => {
  const words = await readWords();
  const without = decisions.flatMap(({ spec }) =>
    Object.keys(spec.questions).filter((id) => !words.decisions[spec.id]?.questions[id]),
  );
  expect(without).toEqual([]);
});
