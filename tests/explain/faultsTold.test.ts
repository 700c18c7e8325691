import { expect, test } from 'vitest';
import { rulesNamed } from '../../content/citation.ts';
import type { FaultsTriedText } from '../../content/schema.ts';
import { journeys } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { faultKinds, faults, killerOf, refused } from '../../machines/proof/mutants.ts';
import { faultsTried, hashOfTried, type Tried } from '../../src/cli/faultsTried.ts';
import { readText } from '../../src/cli/words.ts';
import { faultTold } from '../../src/explain/faultsTold.ts';
import { readWords } from '../records/words.ts';

const shown = await readText<FaultsTriedText>('faults-tried.yaml');
const words = await readWords();
const all = faults(Object.values(journeys));

test('the faults that are shown were tried on the decisions and promises of today: else npm run prove -- --mutants', () => {
  expect(shown.of).toBe(hashOfTried());
  expect(shown.kinds.map(({ kind, made }) => [kind, made])).toEqual(
    faultKinds.map((kind) => [kind, all.filter((one) => one.kind === kind).length]),
  );
  const missed = shown.kinds.map(({ made, noticed }) => made - noticed);
  expect(shown.unnoticed).toHaveLength(missed.reduce((sum, one) => sum + one, 0));
});

test('each fault that is told as an example is one of its kind, and breaks a promise that is shown', () => {
  const sentences = Object.values(lawsOf)
    .flat()
    .map(({ name }) => rulesNamed(name).sentence);
  for (const { kind, example } of shown.kinds) {
    const { by, ...touched } = example;
    const fault = all.find(
      (one) => one.kind === kind && JSON.stringify(one.touched) === JSON.stringify(touched),
    );
    expect(fault, kind).toBeDefined();
    expect(sentences).toContain(by);
    expect(killerOf(fault!, journeys, lawsOf), kind).toMatch(/./);
  }
});

test('what a fault touched is told by the words of its question, its answers, its condition and where it leads', () => {
  const [retargeted, , swapped, weakened, floor, , action] = shown.kinds.map(({ example }) =>
    faultTold(example, words),
  );
  expect(retargeted).toMatchObject({
    question: 'Is anyone in danger, now or soon?',
    was: 'Call 999 first, then come back to finish the record',
    becomes: 'Carry on to the questions',
  });
  expect(swapped).toMatchObject({ answer: 'Yes, now', other: 'No' });
  expect(weakened!.condition).toMatch(/^you ticked domestic abuse/);
  expect(floor).toMatchObject({
    answer: 'I’m not sure',
    was: words.levels['universal-help']!.name,
  });
  expect(action!.action).toBe(words.actions['lado']!.do);
});

test('nothing of a fault is told by its id', () => {
  const ids = new Set(
    all.flatMap(({ touched }) => Object.values(touched)).filter((id) => id.includes('-')),
  );
  const told = all.flatMap(({ touched }) => Object.values(faultTold(touched, words)));
  expect(told.length).toBeGreaterThan(10_000);
  expect(told.filter((one) => ids.has(one))).toEqual([]);
});

const one = (kind: Tried['kind'], by?: string, matters = false): Tried => ({
  kind,
  name: `${kind} ${by}`,
  touched: { answer: kind },
  ...(by ? { noticedBy: by } : { matters }),
});
const ofEach = faultKinds.map((kind) => one(kind, 'I01 Danger means 999'));

test('a fault that is refused counts as noticed, and no promise is said to have noticed it', () => {
  const file = faultsTried([one('drop-branch', refused), ...ofEach], '2026-12-01');
  expect(file).toContain('kind: drop-branch\n    made: 2\n    noticed: 2');
  expect(file).not.toContain(refused);
  expect(file).toContain('by: Danger means 999');
});

test('one that nothing notices is listed where it changes nothing, and stops the file where it changes something', () => {
  const quiet = faultsTried([...ofEach, one('weaken-fact')], '2026-12-01');
  expect(quiet).toMatch(/unnoticed:\n {2}- kind: weaken-fact/);
  expect(() => faultsTried([...ofEach, one('weaken-fact', '', true)], '2026-12-01')).toThrow(
    'no promise notices a fault that matters',
  );
});
