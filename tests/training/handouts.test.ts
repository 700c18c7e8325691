import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioText } from '../../content/schema.ts';
import { actions } from '../../machines/actions.ts';
import { journeys } from '../../machines/journeys.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { allWords } from '../../src/recommend/load.ts';
import {
  concernsOn,
  inColumns,
  levelChoices,
  participantsSheet,
  sharingChoices,
  toThinkAbout,
  type Unanswered,
} from '../../src/training/handOuts/handOuts.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { toldOf } from '../../src/training/room/told.ts';

const words = allWords;
const all = await allScenarios();

/** All that a participants' sheet says beside what the writer of the story told. */
const saysItself = (scenario: Unanswered, only?: number) =>
  participantsSheet(
    { ...scenario, stages: scenario.stages.map((stage) => ({ ...stage, story: '' })) },
    words,
    only,
  );

describe('the participants’ sheet', () => {
  test.each(all)(
    'of $id names no level, no outcome, no action and no answer that the decisions come to',
    ({ id, scenario }) => {
      const told = toldOf(id, scenario, words);
      const given = told.stages.flatMap(({ level, consent, sharing, actions, path }) => [
        ...[level.model, ...level.also].flatMap(({ name, act }) => [name, act]),
        ...[consent, sharing].flatMap((end) => (end ? [end.model, ...end.also] : [])),
        ...actions,
        ...path.map(({ answer }) => answer),
      ]);
      expect(given.length).toBeGreaterThan(10);
      // “No” is also a part of other words, so what is looked for is the answer as a whole line, or
      // where it is long, anywhere
      const lines = participantsSheet(scenario, words).flatMap(({ questions }) =>
        questions.map(({ ask }) => ask),
      );
      // the list of worries is the same on every sheet: what is on it is no answer
      const said = JSON.stringify(
        saysItself(scenario).map((stage) => ({
          ...stage,
          questions: stage.questions.map(({ ask }) => ask),
        })),
      );
      for (const one of given) {
        expect(lines).not.toContain(one);
        if (one.length > 12) expect(said).not.toContain(one);
      }
      for (const one of [...scenario.discuss.flatMap(Object.values), scenario.title])
        expect(said).not.toContain(one);
    },
  );

  test('says the same whatever the scenario answers and expects: nothing of it can leak', () => {
    const id = fc.constantFrom(
      ...levels,
      ...consentOutcomes,
      ...sharingOutcomes,
      ...Object.keys(actions),
      'yes',
      'no',
      'unsure',
    );
    const stage = fc.record({
      answers: fc.dictionary(
        fc.constantFrom('harm', 'concerns', 'safe-to-tell', 'purpose'),
        fc.oneof(id, fc.array(id, { maxLength: 3 })),
      ),
      expect: fc.record({
        level: fc.array(id, { minLength: 1, maxLength: 2 }),
        actions: fc.array(id),
        consent: fc.array(id),
        sharing: fc.array(id),
      }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.array(stage, { minLength: 5, maxLength: 5 }),
        fc.option(fc.nat(2)),
        ({ scenario }, others, only) => {
          const otherwise: ScenarioText = {
            ...scenario,
            stages: scenario.stages.map((one, n) => ({ ...one, ...others[n]! })),
            discuss: [],
            contested: true,
          };
          expect(participantsSheet(otherwise, words, only ?? undefined)).toEqual(
            participantsSheet(scenario, words, only ?? undefined),
          );
        },
      ),
    );
  });

  test('asks the same of every case on the same journey, so that what is asked is no hint either', () => {
    for (const journey of ['refer', 'share'] as const) {
      const asked = all.flatMap(({ scenario }) =>
        participantsSheet(scenario, words).filter((stage) => stage.journey === journey),
      );
      expect(new Set(asked.map(({ questions }) => JSON.stringify(questions))).size).toBe(1);
    }
  });

  test.each(all)('of $id tells every story, or that of one stage and no other', ({ scenario }) => {
    expect(participantsSheet(scenario, words).map(({ story }) => story)).toEqual(
      scenario.stages.map(({ story }) => story),
    );
    scenario.stages.forEach(({ story }, stage) => {
      expect(participantsSheet(scenario, words, stage)).toMatchObject([{ stage, story }]);
    });
  });

  test('thinks only about questions that its journey asks, in the order in which they are met', () => {
    for (const [id, questions] of Object.entries(toThinkAbout)) {
      const asked = journeys[id as keyof typeof journeys].stages.flatMap(({ decision }) =>
        Object.keys(decision.spec.questions).map((question) => `${decision.spec.id} ${question}`),
      );
      const places = questions.map(([decision, question]) =>
        asked.indexOf(`${decision} ${question}`),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
  });
});

test('where it asks “any of these”, the sheet shows what these are, every one, and nowhere else', () => {
  const { concerns } = words;
  const labels = concerns.groups.flatMap(({ concerns }) =>
    Object.values(concerns).map(({ label }) => label),
  );
  const asked = all.flatMap(({ scenario }) =>
    participantsSheet(scenario, words).flatMap(({ questions }) => questions),
  );
  for (const { ask, these } of asked) {
    expect(these.length > 0).toBe(ask === words.decisions['need']!.questions['concerns']!.ask);
    if (/any of these/.test(ask)) expect(these).toEqual(concernsOn(words));
  }
  expect(concernsOn(words).flatMap(({ lines }) => lines.map(({ label }) => label))).toEqual(labels);
  expect(labels.length).toBeGreaterThan(80);
});

test('the whole list stands in columns of about one length, in its order, and none ends with a heading', () => {
  const groups = concernsOn(words);
  const columns = inColumns(groups, 3);
  expect(columns.flat()).toEqual(groups.flatMap(({ heading, lines }) => [{ heading }, ...lines]));
  const lengths = columns.map((column) => column.length);
  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThan(10);
  for (const column of columns) expect(column.at(-1)).not.toHaveProperty('heading');
  expect(inColumns([], 3)).toEqual([[], [], []]);
});

test('where a level is asked, each is named, the five places all among them; and every way to share', () => {
  expect(levelChoices(words).map(({ name }) => name)).toEqual(
    levels.map((level) => words.levels[level]!.name),
  );
  expect(
    new Set(levelChoices(words).flatMap(({ place }) => (place === undefined ? [] : [place]))),
  ).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(sharingChoices(words).map(({ name }) => name)).toEqual(
    sharingOutcomes.map((outcome) => words.sharingOutcomes[outcome]!.title),
  );
});

test.each(all)(
  'the facilitator’s sheet of $id says what is expected at every stage, and every source',
  ({ id, scenario }) => {
    const { stages, discuss, sources } = toldOf(id, scenario, words);
    scenario.stages.forEach(({ expect: expected }, n) => {
      expect(stages[n]!.level.also).toHaveLength(expected.level.length - 1);
      for (const of of ['consent', 'sharing'] as const)
        expect(
          [stages[n]![of]].flatMap((end) => (end ? [end.model, ...end.also] : [])),
        ).toHaveLength(expected[of]?.length ?? 0);
      expect(stages[n]!.actions).toHaveLength(expected.actions.length);
      expect(stages[n]!.path.length).toBeGreaterThan(0);
    });
    expect(discuss).toEqual(scenario.discuss.map(({ ask }) => ask));
    expect(sources).toHaveLength(scenario.sources.length);
  },
);
