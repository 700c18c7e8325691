import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScenarioText } from '../../content/schema.ts';
import { modelPath, ownSteps, sameAnswer } from '../../src/training/practise/attempt.ts';
import { codeOf, grouped, longestCode, plainCode, readCode } from '../../src/training/room/code.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { times } from '../settings/count.ts';
import { throwing, walker } from './walkers.ts';

const all = await allScenarios();
const stages = all.flatMap(({ id, scenario }) =>
  scenario.stages.map((_, stage) => ({ id, scenario, stage })),
);
type At = (typeof stages)[number];
const read = ({ id, scenario, stage }: At, text: string) => readCode(text, id, stage, scenario);
const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

/** A person of each stage, and their code. */
const each = (seed: string, at: At, ticked?: (question: string) => number) => {
  const answers = walker(at.scenario, at.stage, throwing(`${seed} ${at.id} ${at.stage}`), ticked);
  return { answers, code: codeOf(at.id, at.stage, at.scenario, answers) };
};
const questionsIn = (answers: object) => Object.keys(answers).length;
const ticksIn = (answers: object) =>
  Object.values(answers).reduce(
    (sum: number, one) => sum + (Array.isArray(one) ? one.length : 0),
    0,
  );

describe('the answers come back', () => {
  test.each(stages)('for $id, stage $stage, of everyone who walked it', (at) => {
    for (let person = 0; person < 4 * times; person++) {
      const { answers, code } = each(`${person}`, at);
      expect(read(at, code), code).toEqual({ answers });
    }
  });
  test('and are the scenario’s own, where somebody answers as it does', () => {
    for (const at of stages) {
      const steps = ownSteps(at.scenario, at.stage, modelPath(at.scenario, at.stage));
      const back = read(
        at,
        codeOf(
          at.id,
          at.stage,
          at.scenario,
          Object.fromEntries(steps.map(({ question, answer }) => [question, answer])),
        ),
      );
      const { answers } = back as { answers: Record<string, string | string[]> };
      expect(Object.keys(answers).sort()).toEqual(steps.map(({ question }) => question).sort());
      for (const { question, answer } of steps)
        expect(sameAnswer(answers[question]!, answer), question).toBe(true);
    }
  });
  test('whoever ticks everything too', () => {
    for (const at of stages.slice(0, 6)) {
      const { answers, code } = each('all', at, () => 4000);
      expect(read(at, code)).toEqual({ answers });
      expect(plainCode(code).length).toBeLessThanOrEqual(29);
    }
  });
  test('however the code is typed', () => {
    for (const at of stages) {
      const { answers, code } = each('typed', at);
      for (const text of [
        code.toLowerCase(),
        ` ${code.replaceAll('-', ' ')} `,
        code.replaceAll('-', ''),
        code.replaceAll('0', 'o').replaceAll('1', 'l'),
        code.replaceAll('1', 'I').replaceAll('-', '–'),
      ])
        expect(read(at, text), text).toEqual({ answers });
    }
  });
});

describe('a code is short', () => {
  test('at most eleven characters for any 20 questions with one thing ticked, in every scenario', () => {
    for (const { id, scenario, stage } of stages)
      expect(longestCode(scenario, stage, 20, 1), `${id} ${stage}`).toBeLessThanOrEqual(11);
  });
  test('and the longest that can be is never longer than is said', () => {
    for (const at of stages)
      for (let person = 0; person < 2 * times; person++) {
        const { answers, code } = each(`long ${person}`, at);
        expect(plainCode(code).length).toBeLessThanOrEqual(
          longestCode(at.scenario, at.stage, questionsIn(answers), ticksIn(answers)),
        );
      }
  });
  test('and written in threes', () => {
    expect(
      ['7K4Q93', '7K4Q93M', '7K4Q93MD', '7K4Q93MDX', '7K4Q93MDX2', '7K4Q93MDX23'].map(grouped),
    ).toEqual([
      '7K4-Q93',
      '7K4-Q93M',
      '7K4-Q93-MD',
      '7K4-Q93-MDX',
      '7K4-Q93-MDX2',
      '7K4-Q93-MDX-23',
    ]);
  });
});

describe('a code that is not right is refused', () => {
  const codes = stages
    .filter((_, i) => i % 4 === 0)
    .map((at) => ({ at, code: plainCode(each('spoilt', at).code) }));

  test('with any one character wrong', () => {
    for (const { at, code } of codes)
      for (let i = 0; i < code.length; i++)
        for (const wrong of alphabet)
          if (wrong !== code[i])
            expect(
              read(at, code.slice(0, i) + wrong + code.slice(i + 1)),
              `${code} ${i} ${wrong}`,
            ).toEqual({ refused: 'wrong' });
  });
  test('with any two characters that changed places, neighbours or not', () => {
    for (const { at, code } of codes)
      for (let i = 0; i < code.length; i++)
        for (let j = i + 1; j < code.length; j++)
          if (code[i] !== code[j]) {
            const swapped = [...code];
            [swapped[i], swapped[j]] = [code[j]!, code[i]!];
            expect(read(at, swapped.join('')), `${code} ${i} ${j}`).toEqual({ refused: 'wrong' });
          }
  });
  test('with any two characters wrong', () => {
    for (const { at, code } of codes) {
      const dice = throwing(`two wrong ${code}`);
      for (let n = 0; n < 400; n++) {
        const spoilt = [...code];
        const [i, j] = [dice(code.length), dice(code.length)];
        for (const place of [i, j]) spoilt[place] = alphabet[dice(32)]!;
        const text = spoilt.join('');
        if (text !== code) expect('refused' in read(at, text), `${code} ${text}`).toBe(true);
      }
    }
  });
  test('with a character dropped or added: not one in a thousand is read as somebody else’s path', () => {
    let [tried, taken] = [0, 0];
    for (const { at, code } of codes) {
      const spoilt = new Set<string>();
      for (let i = 0; i <= code.length; i++) {
        spoilt.add(code.slice(0, i) + code.slice(i + 1));
        for (const added of alphabet) spoilt.add(code.slice(0, i) + added + code.slice(i));
      }
      spoilt.delete(code);
      tried += spoilt.size;
      taken += [...spoilt].filter((text) => 'answers' in read(at, text)).length;
    }
    expect(tried).toBeGreaterThan(5000);
    expect(taken / tried, `${taken} of ${tried}`).toBeLessThan(0.001);
  });
  test('with a character that no code has, or with nothing in it', () => {
    const { at, code } = codes[0]!;
    for (const text of [
      '',
      '-',
      'U',
      '7',
      `${code}U`,
      `${code}*`,
      '*'.repeat(10),
      code.repeat(9),
      'ÅÄÖ',
      '０１２３４５６',
    ])
      expect(read(at, text), text).toEqual({ refused: 'wrong' });
  });
  test('if it is made up: hardly one in ten thousand is taken for a code', () => {
    const at = stages[0]!;
    const dice = throwing('made up');
    const madeUp = Array.from({ length: 50_000 }, () =>
      Array.from({ length: 8 + dice(3) }, () => alphabet[dice(32)]!).join(''),
    );
    expect(madeUp.filter((text) => 'answers' in read(at, text)).length).toBeLessThanOrEqual(5);
  });
  test('and nothing typed ever breaks it', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void read(stages[0]!, text)));
  });
});

describe('a code from elsewhere is refused', () => {
  test('with the stage that it is for', () => {
    for (const { id, scenario } of all) {
      const [one, two] = [0, 1].map((stage) => ({ id, scenario, stage }));
      if (scenario.stages.length < 2) continue;
      expect(read(two!, each('other', one!).code)).toEqual({
        refused: 'other',
        of: { id, stage: 0 },
      });
    }
  });
  test('with the scenario that it is for, where that is known', () => {
    const [here, there] = [stages[0]!, stages.at(-1)!];
    const { code } = each('there', there);
    expect(readCode(code, here.id, here.stage, here.scenario, all)).toEqual({
      refused: 'other',
      of: { id: there.id, stage: there.stage },
    });
    expect(read(here, code)).toEqual({ refused: 'stale' });
  });
  test('where its scenario has changed since: the story, or what it settles', () => {
    const at = stages[0]!;
    const { code } = each('changed', at);
    const changed = (part: Partial<ScenarioText['stages'][number]>): ScenarioText => ({
      ...at.scenario,
      stages: at.scenario.stages.map((stage, i) =>
        i === at.stage ? { ...stage, ...part } : stage,
      ),
    });
    const { story, answers } = at.scenario.stages[0]!;
    expect(read(at, code)).toHaveProperty('answers');
    expect(readCode(code, at.id, 0, changed({ story: `${story} And more.` }))).toEqual({
      refused: 'stale',
    });
    expect(readCode(code, at.id, 0, changed({ answers: { ...answers, hours: 'out' } }))).toEqual({
      refused: 'stale',
    });
    expect(readCode(code, 'own', 0, at.scenario)).toEqual({ refused: 'stale' });
  });
});

test('there is no code before the last question', () => {
  const at = stages[0]!;
  const { answers } = each('unfinished', at);
  const { [Object.keys(answers).at(-1)!]: _, ...unfinished } = answers;
  expect(() => codeOf(at.id, at.stage, at.scenario, unfinished)).toThrow(
    /no code yet: ".+" is not answered/,
  );
});
