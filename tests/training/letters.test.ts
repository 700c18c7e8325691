import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  answerLetters,
  answerOf,
  joiningIn,
  joiningPart,
  opensIn,
  pollLetters,
  roomKey,
  stageLetters,
} from '../../src/training/room/letters.ts';
import { ofLevel, pollable } from '../../src/training/room/pollable.ts';
import { scenarioIds, scenarioOf } from '../../src/training/library/scenarios.ts';

const id = 's03-no-thank-you';
const scenario = await scenarioOf(id);
const stages = scenario.stages.length;
const aSession = fc.string({ minLength: 1 });
/** Letters that a room mishears for one another, or cannot tell apart on a wall. */
const confused = [
  'BCDEGPTV',
  'AJK',
  'AH8',
  'IL1',
  'IY',
  'QUO0',
  'FSX',
  'MN',
  'UVW',
  'B8',
  'S5',
  'Z2',
];

describe('the letters of a room', () => {
  test('are few, all letters, and no two of them sound or look alike', () => {
    const used = new Set<string>();
    for (let n = 0; n < 300; n += 1) for (const one of roomKey(`session ${n}`)) used.add(one);
    expect([...used].sort().join('')).toMatch(/^[A-Z]{8,12}$/);
    for (const group of confused)
      expect([...group].filter((one) => used.has(one)).length, group).toBeLessThanOrEqual(1);
    expect(
      [...used].filter((one) => 'AEIOU'.includes(one)),
      'they make no word',
    ).toEqual([]);
    expect(roomKey('one')).toHaveLength(4);
  });

  test('law: each opens one thing of one room, whatever the room, and says which', () => {
    fc.assert(
      fc.property(aSession, (session) => {
        const key = roomKey(session);
        const seen = new Set<string>();
        for (let stage = 0; stage < stages; stage += 1)
          for (const opens of ['stage', 'decision'] as const) {
            const letters = stageLetters(key, id, stages, opens, stage);
            expect(letters).toHaveLength(4);
            expect(opensIn(key, id, scenario, letters)).toEqual({ opens, stage });
            seen.add(letters);
          }
        expect(seen.size).toBe(stages * 2);
      }),
      { numRuns: 200 },
    );
  });

  test('are each thing’s own even of more stages than any scenario has', () => {
    const many = 100; // some two of these would else come to the same in every other room
    for (let n = 0; n < 3; n += 1) {
      const all = Array.from({ length: many }, (_, stage) =>
        (['stage', 'decision'] as const).map((opens) =>
          stageLetters(roomKey(`session ${n}`), id, many, opens, stage),
        ),
      ).flat();
      expect(new Set(all).size).toBe(many * 2);
    }
  });

  test('are the same each time they are made, and others in another room or scenario', () => {
    const of = (session: string, scenario: string) =>
      stageLetters(roomKey(session), scenario, stages, 'stage', 0);
    expect(of('a', id)).toBe(of('a', id));
    expect(new Set([of('a', id), of('b', id), of('a', 'another')]).size).toBe(3);
  });

  test('of another room open nothing', () => {
    const letters = stageLetters(roomKey('a'), id, stages, 'stage', 1);
    expect(opensIn(roomKey('b'), id, scenario, letters)).toBeUndefined();
  });

  test('can be typed in any case, with spaces and dashes', () => {
    const key = roomKey('a');
    const letters = stageLetters(key, id, stages, 'stage', 1);
    const typed = ` ${letters.slice(0, 2).toLowerCase()}-${letters.slice(2).toLowerCase()} `;
    expect(opensIn(key, id, scenario, typed)).toEqual({ opens: 'stage', stage: 1 });
  });

  test('of each question of each stage of each scenario are its own, and no stage’s', async () => {
    for (const one of scenarioIds) {
      const text = await scenarioOf(one);
      const key = roomKey(one);
      // all letters are made at once, so three of a stage tell as much as each of them
      const all = text.stages.flatMap((_, stage) => {
        const asked = pollable(text, stage);
        return [asked[0]!, asked[1]!, asked.at(-1)!].map(({ of }) => ({ stage, of }));
      });
      const letters = all.map(({ stage, of }) => pollLetters(key, one, text, stage, of));
      expect(new Set(letters).size, one).toBe(letters.length);
      for (const [at, { stage, of }] of all.entries()) {
        expect(letters[at]).toHaveLength(5);
        expect(opensIn(key, one, text, letters[at]!)).toEqual({ opens: 'poll', stage, of });
      }
    }
  });
});

describe('an address that joins a room', () => {
  test('law: names the room, and the stage that its screen showed', () => {
    fc.assert(
      fc.property(aSession, fc.boolean(), fc.boolean(), (session, begun, lower) => {
        const key = roomKey(session);
        const letters = begun ? stageLetters(key, id, stages, 'stage', 0) : undefined;
        const part = joiningPart({ key, letters });
        expect(joiningIn(lower ? part.toLowerCase() : part)).toEqual({ key, letters });
      }),
    );
  });

  test.each(['', 'KTM', 'KTMXQ', 'ABCD', 'HKLM-HKL', 'HKLMHKLMHKLM', undefined])(
    'that is no such thing joins none: %s',
    (part) => expect(joiningIn(part)).toBeUndefined(),
  );
});

describe('the two letters of an answer', () => {
  test('law: are its own, and one wrong letter, or both in the other order, are no answer’s', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 2, max: 11 }), (poll, answers) => {
        const all = answerLetters(poll, answers);
        expect(new Set(all.map(([first]) => first)).size, 'the first tells all apart').toBe(
          answers,
        );
        expect(new Set(all.map(([, second]) => second)).size, 'and so does the second').toBe(
          answers,
        );
        for (const [at, letters] of all.entries()) {
          expect(answerOf(poll, answers, letters.toLowerCase())).toBe(at);
          expect(answerOf(poll, answers, [...letters].reverse().join(''))).toBeUndefined();
        }
      }),
    );
  });

  test('are others in another poll', () => {
    expect(answerLetters('HKLMQ', 8)).not.toEqual(answerLetters('HKLMR', 8));
  });
});

describe('what can be asked by itself', () => {
  test('is the level first, and every question of the stage that has one answer and no more than nine', () => {
    const [first, ...others] = pollable(scenario, 0);
    expect(first).toMatchObject({ of: ofLevel });
    expect(others.length).toBeGreaterThan(10);
    for (const { answers } of others) {
      expect(answers.length).toBeGreaterThan(1);
      expect(answers.length).toBeLessThanOrEqual(9);
    }
    expect(others.map(({ of }) => of)).toContain('immediate-danger');
    expect(
      others.map(({ of }) => of),
      'a list of boxes',
    ).not.toContain('concerns');
  });
});
