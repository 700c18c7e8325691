import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { getSimplePaths } from 'xstate/graph';
import { consent as whole } from '../../machines/consent.ts';
import { compile, isTickList, type TickList } from '../../machines/grammar/decision.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { offered, walk } from '../../machines/grammar/walk.ts';
import { levels } from '../../machines/outcomes.ts';
import { journeys } from '../../machines/journeys.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { space } from '../../machines/grammar/space.ts';
import { asked, many, people } from './people.ts';

/** Consent with three exceptions of the nine, so that brute force can count. */
const cut = {
  ...(whole.spec.questions['exceptions'] as TickList),
  tick: ['crime-or-evidence', 'delay', 'no-time'],
};
const consent = compile({ ...whole.spec, questions: { ...whole.spec.questions, exceptions: cut } });
const both = Object.values(journeys);

/** How many paths end in each outcome. */
type Tally = Readonly<Record<string, number>>;
const add = (one: Tally, other: Tally): Tally =>
  Object.entries(other).reduce(
    (sum, [outcome, n]) => ({ ...sum, [outcome]: (sum[outcome] ?? 0) + n }),
    one,
  );
const subsets = (ids: readonly string[]) =>
  Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_, i) => bits & (1 << i)));

function bruteForce(
  before: Memory,
  sets: (ticks: readonly string[]) => readonly (readonly string[])[],
  answers: Memory = {},
): Tally {
  const reached = walk(consent, answers, before);
  if (reached.done) return { [reached.outcome]: 1 };
  const { question, memory } = reached;
  const offers = offered(consent, question, memory);
  const choices = isTickList(consent.spec.questions[question]!) ? sets(offers) : offers;
  return choices
    .map((answer) => bruteForce(before, sets, { ...answers, [question]: answer }))
    .reduce(add, {});
}

/** Consent alone, for one level and age. */
const alone = (level: string, age: string): Journey => ({
  id: 'alone',
  actions: {},
  endsAt: [],
  stages: [
    {
      decision: compile({
        id: 'before',
        start: 'level',
        questions: { level: { [level]: 'age' }, age: { [age]: 'go' } },
        outcomes: ['go'],
      }),
    },
    { decision: consent },
  ],
});

describe('the explorer, checked by other means', () => {
  test.each([
    ['child-in-need', 'unborn'],
    ['early-help', '13-to-15'],
    ['targeted-help', '16-17'],
    ['refer-urgently', '16-17'],
    ['advice-today', 'under-1'],
    ['call-999', '1-to-12'],
  ])('consent at %s, %s: brute force counts the same paths to each outcome', (level, age) => {
    const { ends } = explore(
      alone(level, age),
      consent.spec.outcomes.map((outcome) => ({ consent: [outcome] })),
    );
    const explored = ends
      .map(({ memory, paths }) => ({ [memory['consent'] as string]: Number(paths) }))
      .reduce(add, {});
    expect(explored).toEqual(bruteForce({ level, age }, subsets));
  });

  test('brute force itself counts what can be counted by hand: safe yes 1, unsure 1, and for no each set of what may be ticked', () => {
    const urgent = bruteForce({ level: 'refer-urgently', age: '16-17' }, subsets);
    expect(urgent['proceed-without-telling']).toBe(1 + 2 ** 3);
    expect(bruteForce({ level: 'call-999', age: '16-17' }, subsets)).toEqual({ 'proceed-now': 1 });
  });

  test('an answer that only the last decision reads is counted with its own share of the paths', () => {
    const first = compile({
      id: 'first',
      start: 'holder',
      questions: {
        holder: { council: 'sure', school: 'sure', charity: 'sure' },
        sure: { yes: 'go', no: 'go' },
      },
      outcomes: ['go'],
    });
    const second = compile({
      id: 'second',
      start: { sure: 'why', otherwise: 'go' },
      facts: { sure: { sure: ['yes'] } },
      questions: { why: { one: 'go', other: 'stop' } },
      outcomes: ['go', 'stop'],
    });
    const third = compile({
      id: 'third',
      start: { public: 'bound', otherwise: 'free' },
      facts: { public: { holder: ['council', 'school'] } },
      questions: { unused: { yes: 'free' } },
      outcomes: ['bound', 'free'],
    });
    const { ends } = explore(
      {
        id: 'small',
        actions: {},
        endsAt: ['stop'],
        stages: [first, second, third].map((decision) => ({ decision })),
      },
      [{ third: ['bound'] }, { third: ['free'] }],
    );
    const counted = ends
      .map(({ memory, paths }) => ({ [String(memory['third'])]: Number(paths) }))
      .reduce(add, {});
    expect(counted).toEqual({ bound: 4, free: 2, undefined: 3 });
  });

  test.each(both)('$id: each end comes with answers that lead there', (journey) => {
    const ids = journey.stages.map(({ decision }) => decision.spec.id);
    const facts = [
      { holder: ['gp-practice'] },
      { 'law-edition': ['2015'] },
      ...journey.endsAt.map((end) => ({ givens: [end] })),
    ];
    const { ends } = explore(journey, facts);
    for (const { memory, trail } of ends) {
      const walked = walkJourney(
        journey,
        Object.fromEntries(trail.map(({ question, answer }) => [question, answer])),
      ).memory;
      const held = ({ ...all }: Memory) => [
        facts.map((fact) => holds(fact, all)),
        ids.map((id) => (memory[id] ? all[id] : undefined)),
      ];
      expect(held(walked)).toEqual(held(memory));
    }
    expect(ends.filter(({ memory }) => holds(facts[0]!, memory))).not.toEqual([]);
  });

  test.each([
    ['child-in-need', '13-to-15'],
    ['refer-urgently', '1-to-12'],
    ['early-help', 'unborn'],
  ])('consent at %s, %s: xstate/graph finds the same paths to each outcome', (level, age) => {
    const answers = new Set(
      Object.values(consent.spec.questions).flatMap((choice) =>
        isTickList(choice) ? [] : Object.keys(choice),
      ),
    );
    const found = getSimplePaths(consent, {
      input: { level, age },
      events: [...[...answers].map((type) => ({ type })), { type: 'ticked', ticked: [] }],
      toState: ({ status }) => status === 'done',
    });
    const tally = found.map(({ state }) => ({ [String(state.value)]: 1 })).reduce(add, {});
    expect(tally).toEqual(bruteForce({ level, age }, () => [[]]));
  });

  test.each(both)('$id: random people end where the explorer says', (journey) => {
    const decisions = journey.stages.map(({ decision: { spec } }) => spec);
    const watched = [
      ...decisions.flatMap(({ id, outcomes }) => outcomes.map((outcome) => ({ [id]: [outcome] }))),
      ...levels.map((level) => ({ level: [level] })),
      { actions: Object.keys(journey.actions) },
    ];
    const within = space(journey, watched);
    const met = new Set<string>();
    fc.assert(
      fc.property(people(journey), (answers) => {
        let place = within.begin();
        while (place.at < within.end) {
          const question = within.question(place);
          met.add(question);
          // a tick-list is not asked what it offers: with every action watched apart it would
          // unfold to every set there is
          if (!within.isTickListAt(place))
            expect(
              within.answers(place).map(({ answer }) => within.tells(place, answer)),
            ).toContain(within.tells(place, answers[question]!));
          place = within.go(place, answers[question]!);
        }
        const end = within.finished(place.memory);
        const { memory, actions } = walkJourney(journey, answers);
        for (const name of ['level', ...decisions.map(({ id }) => id)])
          expect([name, end[name]]).toEqual([name, memory[name]]);
        expect(end['actions']).toEqual(actions);
      }),
      { ...many, numRuns: many.numRuns * 2 }, // fewer seldom get as far as the last questions
    );
    expect(met.size, 'different questions that they met, of about fifty').toBeGreaterThan(35);
  });
});

const walked = (journey: Journey, answers: Memory) =>
  walkJourney(journey, answers).walks.flatMap(({ steps }) => steps);

describe.each(both)('$id is walked by replay', (journey) => {
  const some = { ...many, numRuns: many.numRuns / 4 };
  const anyone = people(journey);

  test('from any prefix of the answers, saved and read back, the same question is reached', () => {
    fc.assert(
      fc.property(anyone, (answers) => {
        const given = Object.keys(answers);
        for (const [n, next] of given.entries()) {
          const saved = JSON.stringify(
            Object.fromEntries(
              given
                .slice(0, n)
                .reverse()
                .map((question) => [question, answers[question]]),
            ),
          );
          expect(asked(journey, JSON.parse(saved) as Memory)?.question).toBe(next);
        }
        expect(asked(journey, JSON.parse(JSON.stringify(answers)) as Memory)).toBeUndefined();
      }),
      some,
    );
  });

  test('changing an answer keeps what still applies, and what no longer does has no effect until it is changed back', () => {
    let setAside = 0;
    fc.assert(
      fc.property(anyone, fc.nat(), fc.nat(), (answers, at, other) => {
        const given = Object.keys(answers);
        const changed = given[at % given.length]!;
        const before = Object.fromEntries(
          given.slice(0, at % given.length).map((question) => [question, answers[question]!]),
        );
        const { offers, decision } = asked(journey, before)!;
        const pick = offers[other % offers.length]!;
        const after = {
          ...answers,
          [changed]: isTickList(decision.spec.questions[changed]!) ? [pick] : pick,
        };

        const steps = walked(journey, after);
        for (const { question, answer } of steps) expect(answer).toEqual(after[question]);
        const upToThere = walked(journey, before);
        expect(steps.slice(0, upToThere.length)).toEqual(upToThere);
        const kept = Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));
        const aside = given.filter((question) => !(question in kept));
        setAside += aside.length;
        const next = asked(journey, after);
        // what is set aside was not asked for, or not offered where it was
        if (next && next.question in after) expect(next.offers).not.toContain(after[next.question]);
        expect(walkJourney(journey, kept)).toEqual(walkJourney(journey, after));
        expect(walkJourney(journey, { ...after, [changed]: answers[changed]! })).toEqual(
          walkJourney(journey, answers),
        );
      }),
      some,
    );
    expect(setAside).toBeGreaterThan(0);
  });
});
