import { describe, expect, test } from 'vitest';
import { compile, isTickList, type Spec } from '../../machines/grammar/decision.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { sideBySide } from '../../machines/grammar/sideBySide.ts';

/** A small decision, and others that differ from it in one way each. */
const old: Spec = {
  id: 'small',
  start: 'hurt',
  facts: {
    bad: { ticks: ['bite', 'burn'] },
    hurt: { hurt: ['yes'] },
    both: { hurt: ['yes'], safe: ['no'] },
  },
  questions: {
    hurt: { yes: 'ticks', unsure: 'ticks', no: 'safe' },
    ticks: { tick: ['bite', 'burn', 'late'], then: { bad: 'act', otherwise: 'safe' } },
    safe: { yes: 'wait', no: { both: 'act', otherwise: 'advice' } },
  },
  outcomes: ['wait', 'advice', 'act'],
};
const versions: Readonly<Record<string, Spec>> = {
  'the same': old,
  'a tick that counts for less': { ...old, facts: { ...old.facts, bad: { ticks: ['bite'] } } },
  'a route that goes elsewhere': {
    ...old,
    questions: { ...old.questions, hurt: { yes: 'ticks', unsure: 'safe', no: 'safe' } },
  },
  'a question more': {
    ...old,
    questions: {
      hurt: old.questions['hurt']!,
      ticks: { tick: ['bite', 'burn', 'late'], then: { bad: 'again', otherwise: 'safe' } },
      again: { yes: 'act', no: 'safe' },
      safe: old.questions['safe']!,
    },
  },
  'a question less': {
    ...old,
    questions: { hurt: { yes: 'act', unsure: 'safe', no: 'safe' }, safe: old.questions['safe']! },
    facts: { both: old.facts!['both']! },
  },
  'the questions in another order': {
    ...old,
    start: 'safe',
    facts: {
      bad: old.facts!['bad']!,
      both: { hurt: ['yes'], safe: ['no'] },
      unsafe: { safe: ['no'] },
    },
    questions: {
      safe: { yes: 'hurt', no: 'hurt' },
      hurt: { yes: 'ticks', unsure: 'ticks', no: { unsafe: 'advice', otherwise: 'wait' } },
      ticks: {
        tick: ['bite', 'burn', 'late'],
        then: { bad: 'act', both: 'act', unsafe: 'advice', otherwise: 'wait' },
      },
    },
  },
  'an answer more to what is asked sooner': {
    ...old,
    start: 'safe',
    facts: { bad: old.facts!['bad']! },
    questions: {
      safe: { yes: 'hurt', maybe: 'hurt', no: 'hurt' },
      hurt: { yes: 'ticks', unsure: 'ticks', no: 'wait' },
      ticks: { tick: ['bite', 'burn', 'late'], then: { bad: 'act', otherwise: 'wait' } },
    },
  },
};
const journey = (spec: Spec): Journey => ({
  id: 'small',
  endsAt: [],
  actions: {},
  stages: [{ decision: compile(spec) }],
});
const ends = Object.fromEntries(old.outcomes.map((outcome) => [outcome, { small: [outcome] }]));

/** Every person: an answer to every question of both, whether it is asked or not. */
function people(specs: readonly Spec[]): Memory[] {
  const questions = new Map(specs.flatMap(({ questions }) => Object.entries(questions)));
  const subsets = (ids: readonly string[]) =>
    Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_, i) => bits & (1 << i)));
  return [...questions].reduce<Memory[]>(
    (all, [question, asked]) =>
      all.flatMap((memory) =>
        (isTickList(asked) ? subsets(asked.tick) : Object.keys(asked)).map((answer) => ({
          ...memory,
          [question]: answer,
        })),
      ),
    [{}],
  );
}

/** How many different sets of answers end in each pair of ways, counted one by one. */
function bruteForce(
  before: Journey,
  after: Journey,
  everyone: readonly Memory[],
): Record<string, number> {
  const found = new Map<string, Set<string>>();
  for (const answers of everyone) {
    const walks = [before, after].map((one) => walkJourney(one, answers));
    if (walks.some(({ memory }) => memory['small'] === undefined)) continue; // one of the two is not offered an answer
    const asked = new Set(
      walks.flatMap(({ walks: [walk] }) => walk!.steps.map(({ question }) => question)),
    );
    const said = JSON.stringify([...asked].sort().map((question) => [question, answers[question]]));
    const key = walks.map(({ memory }) => memory['small'] as string).join(' → ');
    (found.get(key) ?? found.set(key, new Set()).get(key)!).add(said);
  }
  return Object.fromEntries([...found].map(([key, sets]) => [key, sets.size]));
}

describe('two journeys side by side, against counting one by one', () => {
  test.each(Object.entries(versions))('%s', (_, spec) => {
    const [before, after] = [journey(old), journey(spec)];
    const counted = bruteForce(before, after, people([old, spec]));
    const { partings, paths } = sideBySide({ journey: before }, { journey: after }, [ends]);
    const parted: Record<string, number> = {};
    for (const { from, to, paths } of partings)
      parted[`${from[0]} → ${to[0]}`] = (parted[`${from[0]} → ${to[0]}`] ?? 0) + Number(paths);
    const differ = Object.entries(counted).filter(
      ([key]) => key.split(' → ')[0] !== key.split(' → ')[1],
    );
    expect(parted).toEqual(Object.fromEntries(differ));
    expect(Number(paths)).toBe(Object.values(counted).reduce((sum, n) => sum + n, 0));
  });

  test.each(Object.entries(versions))('%s: each example really ends so', (_, spec) => {
    const [before, after] = [journey(old), journey(spec)];
    for (const { from, to, example } of sideBySide({ journey: before }, { journey: after }, [ends])
      .partings) {
      const answers = Object.fromEntries(example.map(({ question, answer }) => [question, answer]));
      expect([from[0], to[0]]).toEqual(
        [before, after].map((one) => walkJourney(one, answers).memory['small']),
      );
    }
  });

  test('an answer that one side is given, whatever is said, stands beside another on the other', () => {
    const { partings } = sideBySide(
      { journey: journey(old), given: { safe: 'yes' } },
      { journey: journey(old), given: { safe: 'no' } },
      [ends],
    );
    expect(partings.map(({ from, to }) => `${from[0]} → ${to[0]}`).sort()).toEqual([
      'wait → act',
      'wait → advice',
    ]);
  });
});
