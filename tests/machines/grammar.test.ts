import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actionOf, type Action } from '../../machines/actions.ts';
import type { About } from '../../machines/about.ts';
import { compile, decision, factOf, questionOf, routeOf } from '../../machines/grammar/decision.ts';
import { answered, oneAnswer, ticksIn, type Memory } from '../../machines/grammar/fact.ts';
import {
  bringing,
  lastStage,
  stageAsking,
  stageOf,
  walkJourney,
  type Journey,
} from '../../machines/grammar/journey.ts';
import { offered, walk } from '../../machines/grammar/walk.ts';
import { consent } from '../../machines/consent.ts';
import { journeys } from '../../machines/journeys.ts';
import { levelIn, levels } from '../../machines/outcomes.ts';
import { many, people } from './people.ts';

const scale = {
  levels: ['low', 'high', 'top'],
  floors: { smoke: { yes: 'high' }, smells: { gas: 'top', bread: 'low' } },
};
/** A decision small enough to see whole. */
const fire = decision({
  id: 'fire',
  scale,
  given: { level: ['low', 'high', 'top'], home: ['flat', 'house'] },
  start: { alarmed: 'leave', otherwise: 'smoke' },
  facts: {
    alarmed: { level: ['top'] },
    flat: { home: ['flat'] },
    sawSmoke: { smoke: ['yes'] },
    gas: { smells: ['gas'] },
  },
  questions: {
    smoke: { yes: { sawSmoke: 'smells', otherwise: 'stay' }, no: 'stairs', lift: { flat: 'stay' } },
    stairs: { clear: 'leave', blocked: 'stay' },
    smells: {
      tick: ['gas', 'bread', 'lift-shaft'],
      only: { 'lift-shaft': 'flat' },
      then: { gas: 'leave', otherwise: 'stay' },
    },
  },
  outcomes: ['stay', 'leave'],
});

describe('the grammar refuses, in a sentence that names the thing', () => {
  const declare = (questions: object, start = 'one') =>
    compile({ id: 'odd', start, questions: questions as never, outcomes: ['end'] });

  test.each([
    [
      'a step that is not declared',
      { one: { yes: 'nowhere' } },
      'odd: "one" leads to "nowhere", which is not declared',
    ],
    [
      'one beside a fact',
      { one: { yes: { rainy: 'nowhere', otherwise: 'end' } } },
      'odd: "one" leads to "nowhere", which is not declared',
    ],
    [
      'one after a tick-list',
      { one: { tick: ['a'], then: 'nowhere' } },
      'odd: "one" leads to "nowhere", which is not declared',
    ],
    [
      'a route backwards',
      { one: { yes: 'two' }, two: { yes: 'one' } },
      'odd: "two" leads back to "one"; declare questions in the order they are met',
    ],
    [
      'a fact that is not declared',
      { one: { yes: { rainy: 'end' } } },
      'odd: "one" asks for the fact "rainy", which is not declared',
    ],
    [
      'one that offers a tick',
      { one: { tick: ['a'], only: { a: 'rainy' }, then: 'end' } },
      'odd: "one" asks for the fact "rainy", which is not declared',
    ],
    [
      'a route to itself',
      { one: { yes: 'one' } },
      'odd: "one" leads back to "one"; declare questions in the order they are met',
    ],
  ])('%s', (_, questions, sentence) => {
    expect(() => declare(questions)).toThrow(sentence);
  });

  test('a start that is not declared', () => {
    expect(() => declare({ one: { yes: 'end' } }, 'nowhere')).toThrow(
      'odd: "start" leads to "nowhere", which is not declared',
    );
  });

  test('what is declared well is not refused', () => {
    expect(walk(declare({ one: { yes: 'end' } }), { one: 'yes' })).toMatchObject({
      done: true,
      outcome: 'end',
    });
  });
});

/** Never run: each line marked must fail to compile, or the type check of the tests fails. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars
function misspelt(): void {
  const asks = { rain: { yes: 'go', no: 'stay' } } as const;
  const kit = { tick: ['coat', 'boots'], then: 'go' } as const;
  const wet = { rain: ['yes'] } as const;
  const base = { id: 'x', start: 'rain', outcomes: ['go', 'stay'] } as const;
  decision({
    ...base,
    facts: { wet },
    questions: { rain: { yes: { wet: 'stay', otherwise: 'go' }, no: 'go' } },
  });
  decision({
    ...base,
    start: 'kit',
    facts: { all: { kit: ['boots'] } },
    questions: { kit: { ...kit, only: { coat: 'all' } } },
  });
  // @ts-expect-error a step where it starts
  decision({ ...base, start: 'rian', questions: asks });
  // @ts-expect-error a step that an answer leads to
  decision({ ...base, questions: { rain: { yes: 'stya' } } });
  decision({
    ...base,
    facts: { wet },
    // @ts-expect-error a step beside a fact
    questions: { rain: { yes: { wet: 'stya', otherwise: 'go' } } },
  });
  // @ts-expect-error a step after a tick-list
  decision({ ...base, start: 'kit', questions: { kit: { ...kit, then: 'og' } } });
  decision({
    ...base,
    facts: { wet },
    // @ts-expect-error a fact in a route
    questions: { rain: { yes: { wte: 'stay', otherwise: 'go' } } },
  });
  // @ts-expect-error a fact where it starts
  decision({ ...base, start: { wte: 'go', otherwise: 'rain' }, facts: { wet }, questions: asks });
  // @ts-expect-error a question in a fact
  decision({ ...base, facts: { wet: { rian: ['yes'] } }, questions: asks });
  // @ts-expect-error an answer in a fact
  decision({ ...base, facts: { wet: { rain: ['yse'] } }, questions: asks });
  decision({
    ...base,
    given: { sky: ['grey'] },
    // @ts-expect-error an answer given before, in a fact
    facts: { wet: { sky: ['gray'] } },
    questions: asks,
  });
  // @ts-expect-error a tick in a fact
  decision({ ...base, start: 'kit', facts: { all: { kit: ['boot'] } }, questions: { kit } });
  decision({
    ...base,
    start: 'kit',
    facts: { all: { kit: ['coat'] } },
    // @ts-expect-error a tick that is offered only sometimes
    questions: { kit: { ...kit, only: { boot: 'all' } } },
  });
  decision({
    ...base,
    start: 'kit',
    facts: { all: { kit: ['coat'] } },
    // @ts-expect-error the fact it is offered by
    questions: { kit: { ...kit, only: { coat: 'al' } } },
  });
}

const outing = decision({
  id: 'outing',
  start: 'rain',
  questions: {
    rain: { yes: 'kit', unsure: 'kit', no: 'kit' },
    kit: { tick: ['coat', 'boots'], then: 'go' },
  },
  outcomes: ['go'],
});
const rain = { calm: 'no', decides: 'always', worst: 'yes' } as const;
const kit = { calm: [], decides: 'never' } as const;
/** Never run: each line marked must fail to compile, or the type check of the tests fails. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars
function unsaid(say: (about: About<typeof outing>) => void): void {
  say({ rain, kit });
  say({ rain: { ...rain, worst: 'no-worse' }, kit });
  // @ts-expect-error a question of which nothing is said
  say({ rain });
  // @ts-expect-error a question that is not asked
  say({ rain, kit, rian: kit });
  // @ts-expect-error whether it decides
  say({ rain: { calm: 'no', worst: 'yes' }, kit });
  // @ts-expect-error what is calm
  say({ rain, kit: { decides: 'never' } });
  // @ts-expect-error an answer that is calm
  say({ rain: { ...rain, calm: 'nop' }, kit });
  // @ts-expect-error one answer where several are ticked
  say({ rain, kit: { ...kit, calm: 'coat' } });
  // @ts-expect-error a tick that is calm
  say({ rain, kit: { ...kit, calm: ['coats'] } });
  // @ts-expect-error what not being sure could turn out to be
  say({ rain: { calm: 'no', decides: 'always' }, kit });
  // @ts-expect-error an answer that it could turn out to be
  say({ rain: { ...rain, worst: 'yse' }, kit });
}

/** Never run: each line marked must fail to compile. */
// eslint-disable-next-line @typescript-eslint/no-unused-vars
function kindless(say: (action: Action) => void): void {
  const ring = { when: { rain: ['yes'] }, within: 'now' } as const;
  say({ ...ring, kind: 'call' });
  // @ts-expect-error an action without its kind
  say(ring);
  // @ts-expect-error a kind
  say({ ...ring, kind: 'cal' });
}

describe('what is not there is named, with the place that lacks it', () => {
  const empty: Journey = { id: 'nowhere', stages: [], endsAt: [], actions: {} };
  const memory = { smells: ['gas'], smoke: 'yes', level: 'low' };
  test.each([
    ['fire asks no question "noise"', () => questionOf(fire.spec, 'noise')],
    ['fire declares no fact "loud"', () => factOf(fire.spec, 'loud')],
    ['fire offers no answer "maybe" to "smoke"', () => routeOf(fire.spec, 'smoke', 'maybe')],
    ['no action "shout" is declared', () => bringing(empty.actions, 'shout')],
    ['no action "shout" is declared', () => actionOf('shout')],
    ['nowhere asks no question "smoke"', () => stageAsking(empty, 'smoke')],
    ['nowhere makes no decision "fire"', () => stageOf(empty, 'fire')],
    ['nowhere has no stage', () => lastStage(empty)],
    ['nowhere has no stage to walk', () => walkJourney(empty, {})],
    ['"smells" was ticked, and is read as one answer', () => oneAnswer(memory, 'smells')],
    ['"smoke" has one answer, and is read as ticks', () => ticksIn(memory, 'smoke')],
    ['"home" is not answered', () => answered(memory, 'home')],
    ['"low" is no level', () => levelIn(memory)],
  ])('%s', (says, look) => expect(look).toThrow(new Error(says)));
});

describe('walking', () => {
  test('a guard sees the answer being given', () => {
    expect(walk(fire, { smoke: 'yes' })).toMatchObject({ done: false, question: 'smells' });
    expect(walk(fire, { smoke: 'yes', smells: ['gas'] })).toMatchObject({ outcome: 'leave' });
    expect(walk(fire, { smoke: 'yes', smells: ['bread'] })).toMatchObject({ outcome: 'stay' });
  });

  test('a guard where a decision starts sees what was there before', () => {
    expect(walk(fire, {}, { level: 'top' })).toMatchObject({
      done: true,
      outcome: 'leave',
      steps: [],
    });
  });

  test('an answer without an otherwise is offered, and taken, only where one of its facts holds', () => {
    expect(offered(fire, 'smoke', { home: 'house' })).toEqual(['yes', 'no']);
    expect(offered(fire, 'smoke', { home: 'flat' })).toEqual(['yes', 'no', 'lift']);
    expect(walk(fire, { smoke: 'lift' }, { home: 'house' })).toMatchObject({
      done: false,
      question: 'smoke',
      steps: [],
    });
    expect(walk(fire, { smoke: 'lift' }, { home: 'flat' })).toMatchObject({
      done: true,
      outcome: 'stay',
    });
  });

  test('a tick that is not offered here is not taken, nor are the others with it', () => {
    const answers = { smoke: 'yes', smells: ['bread', 'lift-shaft'] };
    expect(walk(fire, answers, { home: 'house' })).toMatchObject({
      done: false,
      question: 'smells',
    });
    expect(walk(fire, answers, { home: 'flat' })).toMatchObject({ done: true, outcome: 'stay' });
  });

  test('delay is not taken as a reason for silence below significant harm', () => {
    const answers = {
      'safe-to-tell': 'no',
      exceptions: ['risk-to-child', 'delay'],
      'harm-again': 'no',
    };
    expect(walk(consent, answers, { level: 'early-help' })).toMatchObject({
      done: false,
      question: 'exceptions',
    });
    expect(walk(consent, answers, { level: 'refer-urgently' })).toMatchObject({
      done: true,
      outcome: 'proceed-without-telling',
    });
  });

  test.each([
    ['an unknown answer', { smoke: 'yess' }],
    ['ticks for a choice', { smoke: ['yes'] }],
    ['the name of something every object has', { smoke: 'constructor' }],
  ])('%s is not taken', (_, answers) => {
    expect(walk(fire, answers)).toMatchObject({ done: false, question: 'smoke', steps: [] });
  });

  test('one answer is not taken for ticks', () => {
    expect(walk(fire, { smoke: 'yes', smells: 'gas' })).toMatchObject({
      done: false,
      question: 'smells',
    });
  });
});

describe('what was walked once is not walked again', () => {
  test('nor taken for an answer that is written like it', () => {
    const before = {};
    expect(walk(fire, { smoke: 'yes', smells: ['gas'] }, before)).toMatchObject({
      outcome: 'leave',
    });
    expect(walk(fire, { smoke: 'yes', smells: ['gas'] }, before)).toBe(
      walk(fire, { smoke: 'yes', smells: ['gas'] }, before),
    );
    expect(walk(fire, { smoke: 'yes', smells: '["gas"]' }, before)).toMatchObject({
      done: false,
      question: 'smells',
    });
  });

  test('and comes to the same as one that begins afresh, whatever was answered before it', () => {
    fc.assert(
      fc.property(people(journeys.refer), people(journeys.refer), (one, other) => {
        walkJourney(journeys.refer, one);
        let before: Memory = {};
        const fresh = walkJourney(journeys.refer, other).walks.map((reached) => {
          const { decision } = stageOf(journeys.refer, reached.decision);
          const afresh = walk(decision, other, { ...before }); // nothing was walked from this very memory
          before = afresh.memory;
          return afresh;
        });
        walkJourney(journeys.refer, one);
        expect(walkJourney(journeys.refer, other).walks).toEqual(fresh);
      }),
      many,
    );
  });
});

describe('levels only rise', () => {
  test('to the highest floor of what was answered or ticked, and of what was there before', () => {
    const level = (answers: Record<string, string | string[]>, before = {}) =>
      walk(fire, answers, before).memory['level'];
    expect(level({ smoke: 'yes' })).toBe('high');
    expect(level({ smoke: 'yes', smells: ['bread'] })).toBe('high');
    expect(level({ smoke: 'yes', smells: ['bread', 'gas'] })).toBe('top');
    expect(level({ smoke: 'no', stairs: 'clear' }, { level: 'high' })).toBe('high');
    expect(level({ smoke: 'no', stairs: 'clear' })).toBeUndefined();
  });

  test.each(Object.values(journeys))(
    '$id: from each answer to the next, whoever answers',
    (journey: Journey) => {
      const rose = new Set<string>();
      fc.assert(
        fc.property(people(journey), (answers) => {
          const given = Object.entries(answers);
          const reached = given.map(
            (_, n) =>
              walkJourney(journey, Object.fromEntries(given.slice(0, n + 1))).memory[
                'level'
              ] as string,
          );
          reached.forEach((level) => rose.add(level));
          const ranks = reached.map((level) => levels.indexOf(level as never));
          expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        }),
        { ...many, numRuns: many.numRuns / 4 },
      );
      expect(rose.size).toBeGreaterThan(2);
    },
  );
});
