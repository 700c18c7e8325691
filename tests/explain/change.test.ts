import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys } from '../../machines/journeys.ts';
import { levels } from '../../machines/outcomes.ts';
import { pathOf } from '../../src/walk/path.ts';
import { whatWouldChange, worthChecking } from '../../src/explain/change.ts';
import { answerWords } from '../../src/recommend/words.ts';
import { explained, urgent, words } from '../records/made.ts';

const changes = (answers: Memory) =>
  whatWouldChange(journeys.refer, pathOf(journeys.refer, answers), words);

describe('what would change this', () => {
  const found = changes({ ...explained, 'help-needed': 'everyday', tried: 'nothing' });

  test('names the question and the answer, and where it would lead', () => {
    expect(found).toContainEqual({
      question: 'Significant harm suspected',
      answer: 'Yes, I have reason to suspect it',
      level: 'refer-urgently',
      direction: 'up',
      atLeast: true,
    });
  });

  test('tells what raises it first, the highest first', () => {
    expect(found[0]!.level).toBe('call-999');
    const directions = found.map(({ direction }) => direction);
    expect([...directions].sort().reverse()).toEqual(directions);
    const ranks = found
      .filter(({ direction }) => direction === 'up')
      .map(({ level }) => levels.indexOf(level));
    expect([...ranks].sort((a, b) => b - a)).toEqual(ranks);
  });

  test('tells nothing twice', () => {
    const said = found.map(({ question, answer, also }) =>
      JSON.stringify([question, answer, also]),
    );
    expect(new Set(said).size).toBe(said.length);
  });

  test('tells a lower level only where the answers lead all the way to it', () => {
    const unsure = changes({
      ...explained,
      confidence: 'unsure',
      'other-children': 'no',
      'safe-to-tell': 'yes',
      response: 'agreed',
      purpose: 'welfare',
      'anyone-else': 'no',
    });
    expect(unsure).toContainEqual({
      question: 'Would another agree',
      answer: 'Yes, I think so',
      level: 'record-only',
      direction: 'down',
      atLeast: false,
    });
    expect(
      changes(urgent).filter(({ direction, atLeast }) => direction === 'down' && atLeast),
    ).toEqual([]);
  });

  test('two answers stand together where neither alone would raise it as far', () => {
    const tried = words.decisions['need']!.questions['tried']!.short;
    const both = found.filter(({ also }) => also !== undefined);
    expect(both).toContainEqual({
      question: words.decisions['need']!.questions['help-needed']!.short,
      answer: answerWords(words, 'need', 'help-needed', 'several'),
      also: { question: tried, answer: answerWords(words, 'need', 'tried', 'not-working') },
      level: 'child-in-need',
      direction: 'up',
      atLeast: true,
    });
    const alone = (question: string, answer: string) =>
      found.find((one) => !one.also && one.question === question && one.answer === answer)?.level;
    for (const { question, answer, also, level } of both)
      for (const one of [alone(question, answer), alone(also!.question, also!.answer)])
        expect(levels.indexOf(one ?? 'record-only')).toBeLessThan(levels.indexOf(level));
  });

  test('a concern that was ticked may be what raised it', () => {
    const exploited = {
      concerns: ['criminal-exploitation'],
      advice: 'not-yet',
      'other-children': 'no',
      'safe-to-tell': 'yes',
      response: 'agreed',
      purpose: 'welfare',
    };
    expect(changes({ ...explained, ...exploited })).toContainEqual({
      question: words.decisions['need']!.questions['concerns']!.short,
      answer: `Not: ${answerWords(words, 'need', 'concerns', ['criminal-exploitation'])}`,
      level: 'record-only',
      direction: 'down',
      atLeast: false,
    });
  });

  test('is three things at most where it is shown, with what the person was not sure of among them, and no harm that nobody saw', () => {
    const shown = (answers: Memory) =>
      worthChecking(journeys.refer, pathOf(journeys.refer, answers), words);
    const asked = (id: string) => words.decisions['need']!.questions[id]!.short;
    const unsure = shown({ ...explained, harm: 'unsure', advice: 'not-yet' });
    expect(unsure.map(({ question }) => question)).toEqual(
      expect.arrayContaining([asked('harm'), asked('advice')]),
    );
    for (const all of [unsure, shown(explained), shown(urgent)]) {
      expect(all.length).toBeGreaterThan(0);
      expect(all.length).toBeLessThanOrEqual(3);
      expect(
        all.filter(
          ({ question, direction }) => question === asked('concerns') && direction === 'up',
        ),
      ).toEqual([]);
    }
  });
});
