import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { levels } from '../../machines/outcomes.ts';
import { codeOf } from '../../src/training/room/code.ts';
import { takenOut } from '../../src/training/room/codes.ts';
import { withLevels } from '../../src/training/room/hands.ts';
import {
  askedAgain,
  isPoll,
  isPollShown,
  newPoll,
  pollShown,
  tallyNow,
  withTally,
} from '../../src/training/room/poll.ts';
import {
  answeredIn,
  counted,
  givenIn,
  isTally,
  mostCounted,
  noTally,
  oneMore,
  ways,
  type Tally,
} from '../../src/training/room/tally.ts';
import {
  answersIn,
  collect,
  peopleIn,
  spreadOf,
  type Codes,
} from '../../src/training/room/spread.ts';
import { scenarioOf } from '../../src/training/library/scenarios.ts';
import { throwing, walker } from './walkers.ts';

const answers = ['one', 'two', 'three'];
const aVote = fc.record({ way: fc.constantFrom(...ways), answer: fc.constantFrom(...answers) });
const votes = fc.array(aVote, { maxLength: 60 });
const tallied = (all: readonly { way: (typeof ways)[number]; answer: string }[]) =>
  all.reduce((tally, { way, answer }) => oneMore(tally, way, answer), noTally);
const poll = newPoll({
  stage: 0,
  of: 'level',
  asked: 'Which?',
  letters: 'HKLMQ',
  options: answers.map((id, at) => ({ id, label: `the ${id}`, key: String(at + 1) })),
});

describe('a tally', () => {
  test('law: counts hands, paper and phones together, in whatever order they came', () => {
    fc.assert(
      fc.property(votes, (all) => {
        const tally = tallied(all);
        expect(answeredIn(tally)).toBe(all.length);
        expect(tallied([...all].reverse())).toEqual(
          expect.objectContaining(Object.fromEntries(ways.map((way) => [way, tally[way]]))),
        );
        for (const answer of answers)
          expect(givenIn(tally, answer)).toBe(all.filter((one) => one.answer === answer).length);
      }),
    );
  });

  test('law: whatever was counted can be taken out again, and nothing else goes with it', () => {
    fc.assert(
      fc.property(votes, aVote, (all, { way, answer }) => {
        const before = tallied(all);
        const after = oneMore(oneMore(before, way, answer), way, answer, -1);
        expect(answeredIn(after)).toBe(all.length);
        for (const one of answers) expect(givenIn(after, one)).toBe(givenIn(before, one));
      }),
    );
  });

  test('is never less than nobody, nor more than fit into a room', () => {
    expect(answeredIn(oneMore(noTally, 'hands', 'one', -1))).toBe(0);
    expect(givenIn(counted(noTally, 'paper', 'one', 100_000), 'one')).toBe(mostCounted);
    expect(givenIn(counted(noTally, 'paper', 'one', -3), 'one')).toBe(0);
  });

  test.each([
    null,
    {},
    { phones: {}, hands: {} },
    { phones: {}, hands: {}, paper: [] },
    { phones: {}, hands: { one: -1 }, paper: {} },
    { phones: {}, hands: { one: 1.5 }, paper: {} },
    { phones: {}, hands: { one: 1e6 }, paper: {} },
    { phones: { one: '1' }, hands: {}, paper: {} },
  ])('is not whatever else a tab may hold: %j', (value) => expect(isTally(value)).toBe(false));
});

describe('a poll', () => {
  test('shows how many answered, of how many, and its counts only once they are shown', () => {
    const asked = withTally(
      poll,
      tallied([
        { way: 'phones', answer: 'one' },
        { way: 'hands', answer: 'one' },
        { way: 'paper', answer: 'three' },
      ]),
    );
    expect(pollShown(asked, false, 18)).toEqual({
      asked: 'Which?',
      letters: 'HKLMQ',
      options: ['the one', 'the two', 'the three'],
      answered: 3,
      people: 18,
      again: false,
      counts: undefined,
    });
    expect(pollShown(asked, true, 18).counts).toEqual([[2, 0, 1]]);
    expect(pollShown(asked, true, 2).people, 'more hands than people').toBeUndefined();
  });

  test('law: asked again, it keeps what was counted before, and counts only what comes after', () => {
    fc.assert(
      fc.property(votes, votes, (before, after) => {
        const again = askedAgain(withTally(poll, tallied(before)));
        expect(answeredIn(tallyNow(again))).toBe(0);
        const both = withTally(again, tallied(after));
        const { counts, answered } = pollShown(both, true, undefined);
        const count = (all: typeof before) =>
          answers.map((one) => all.filter(({ answer }) => answer === one).length);
        expect(counts).toEqual([count(before), count(after)]);
        expect(answered).toBe(after.length);
        expect(askedAgain(both), 'twice is the most').toEqual(both);
        expect(isPoll(JSON.parse(JSON.stringify(both)))).toBe(true);
        expect(isPollShown(pollShown(both, true, undefined))).toBe(true);
      }),
    );
  });

  test.each([
    null,
    { ...poll, rounds: [] },
    { ...poll, rounds: [noTally, noTally, noTally] },
    { ...poll, options: [] },
    { ...poll, options: ['one'] },
    { ...poll, stage: -1 },
    { ...poll, asked: 3 },
  ])('is not whatever else a file may hold: %j', (value) => expect(isPoll(value)).toBe(false));
});

const id = 's03-no-thank-you';
const scenario = await scenarioOf(id);
const people = Array.from({ length: 12 }, (_, person) =>
  walker(scenario, 0, throwing(`poll ${person}`), () => 0),
);
const codes = people.reduce<Codes>(
  (so, own) =>
    collect(so, codeOf(id, 0, scenario, own), { id, stage: 0, scenario, another: true }).codes,
  [],
);

describe('the levels of a room', () => {
  test('law: are those of its codes, its hands and its papers, and no question is touched', () => {
    const spread = spreadOf(answersIn(codes), scenario, 0);
    const levelOf = (one: typeof spread, answer: string) =>
      one.reached.find(({ of }) => of === 'level')?.counts.find((count) => count.answer === answer)
        ?.people ?? 0;
    const aHand = fc.record({
      way: fc.constantFrom('hands', 'paper'),
      answer: fc.constantFrom(...levels),
    });
    fc.assert(
      fc.property(fc.array(aHand, { maxLength: 30 }), (hands) => {
        const tally: Tally = tallied(hands);
        const all = withLevels(spread, tally, scenario, 0);
        expect(all.people).toBe(people.length + hands.length);
        expect(all.questions).toEqual(spread.questions);
        for (const level of levels)
          expect(levelOf(all, level)).toBe(
            levelOf(spread, level) + hands.filter(({ answer }) => answer === level).length,
          );
      }),
    );
  });

  test('of hands alone mark the scenario’s own, and what is accepted beside it', () => {
    const tally = counted(noTally, 'hands', 'early-help', 7);
    const { reached, people } = withLevels(spreadOf([], scenario, 0), tally, scenario, 0);
    expect(people).toBe(7);
    expect(reached).toEqual([
      {
        of: 'level',
        people: 7,
        counts: [
          { answer: 'early-help', people: 7, model: false, accepted: false },
          { answer: 'targeted-help', people: 0, model: true, accepted: false },
        ],
      },
    ]);
  });
});

describe('a code taken out again', () => {
  test('takes one person with it, and leaves whoever else gave the same', () => {
    const [first] = codes;
    const twice = collect(codes, first!.code, { id, stage: 0, scenario, another: true }).codes;
    const once = takenOut(twice, first!.code);
    expect(once).toEqual(codes);
    const none = takenOut(
      codes.filter(({ code }) => code === first!.code),
      first!.code,
    );
    expect(peopleIn(none)).toBe(Math.max(0, first!.people - 1));
    expect(takenOut(codes, 'NOTHING')).toEqual(codes);
  });
});
