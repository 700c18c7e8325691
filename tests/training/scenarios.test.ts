import { afterEach, expect, test } from 'vitest';
import { readdirSync } from 'node:fs';
import { givens } from '../../machines/givens.ts';
import { journeys } from '../../machines/journeys.ts';
import { pathOf } from '../../src/walk/path.ts';
import { ownId, ownScenario } from '../../src/training/practise/own.ts';
import { allScenarios, scenarioIds, scenarioOf } from '../../src/training/library/scenarios.ts';
import { answersAt, givenIn, journeyAt } from '../../src/walk/scenario.ts';

afterEach(() => ownScenario.set(undefined));

test('every file is a scenario, by its name, in order', async () => {
  const files = readdirSync(new URL('../../content/scenarios/', import.meta.url)).map((file) =>
    file.replace('.yaml', ''),
  );
  expect(scenarioIds).toEqual(files.sort());
  expect((await allScenarios()).map(({ id }) => id)).toEqual(scenarioIds);
});

test('there is no scenario by another name, and one of your own only while it is held', async () => {
  await expect(scenarioOf('s99-nothing')).rejects.toThrow('no scenario "s99-nothing"');
  await expect(scenarioOf('toString')).rejects.toThrow();
  await expect(scenarioOf(ownId)).rejects.toThrow();
  const mine = { ...(await scenarioOf(scenarioIds[0]!)), title: 'Mine' };
  ownScenario.set(mine);
  expect((await scenarioOf(ownId)).title).toBe('Mine');
  expect((await allScenarios()).map(({ id }) => id)).not.toContain(ownId);
});

test('a stage keeps the answers of those before it, changes what it names, and knows nothing of those after', async () => {
  for (const { scenario } of await allScenarios()) {
    scenario.stages.forEach(({ answers }, stage) => {
      const now = answersAt(scenario, stage);
      expect(now).toMatchObject(answers);
      const before = stage > 0 ? answersAt(scenario, stage - 1) : {};
      for (const [question, answer] of Object.entries(now))
        expect(answer).toEqual(answers[question] ?? before[question]);
      expect(Object.keys(now).length).toBe(
        new Set([...Object.keys(before), ...Object.keys(answers)]).size,
      );
    });
  }
});

test('every stage of every scenario is training, about an invented child in England, and walks to its end', async () => {
  for (const { id, scenario } of await allScenarios()) {
    expect(scenario.invented).toBe(true);
    scenario.stages.forEach((_, stage) => {
      const { next, memory } = pathOf(
        journeys[journeyAt(scenario, stage)],
        answersAt(scenario, stage),
      );
      expect(next, `${id} stage ${stage}`).toBeUndefined();
      expect(memory['mode']).toBe('training');
      expect(memory['givens']).toBe('ready');
    });
  }
});

test('what nobody in the room is asked is every question about who, where, when, how old and for whom they work, and no other', () => {
  const asked = [...Object.keys(givens.spec.questions), 'profession', 'holder'].filter(
    (question) => question !== 'children-in-household',
  );
  expect([...givenIn].sort()).toEqual(asked.sort());
});
