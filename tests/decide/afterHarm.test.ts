import { expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { afterHarm } from '../../src/decide/afterHarm.ts';
import { pathOf } from '../../src/walk/path.ts';
import { explained, words } from '../records/made.ts';

const hint = (decision: string, question: string, more: object = {}) =>
  afterHarm(
    words.decisions[decision]!,
    question,
    pathOf(journeys.refer, { ...explained, ...more }),
    words,
  ).questions[question]!.hint;
const ofItself = (decision: string, question: string) =>
  words.decisions[decision]!.questions[question]!.hint;

test('where harm is asked about once more, what was said before and what is new stand there first', () => {
  const refused = { 'help-needed': 'council', tried: 'refused' };
  expect(hint('need', 'harm-given-refusal', refused)).toBe(
    'Before, you said: “No, I have thought about it”. Since then: Help tried so far, ' +
      `“Help was offered and refused, or was begun and dropped”. ${ofItself('need', 'harm-given-refusal')}`,
  );
  const family = {
    'help-needed': 'council',
    tried: 'nothing',
    'safe-to-tell': 'yes',
    response: 'withdrawn',
  };
  const again = hint('consent', 'harm-again', family);
  expect(again).toMatch(/^Before, you said: “No, I have thought about it”\. Since then: /);
  expect(
    hint('consent', 'harm-again', { ...family, 'harm-again': 'unsure' }),
    'the same once it is answered',
  ).toBe(again);
});

test('nothing of it stands where harm was never asked about, or where another question is asked', () => {
  expect(hint('need', 'harm')).toBe(ofItself('need', 'harm'));
  expect(hint('need', 'confidence')).toBe(ofItself('need', 'confidence'));
  const urgent = { concerns: ['injury-not-mobile'], 'safe-to-tell': 'yes' };
  expect(hint('consent', 'harm-again', urgent)).toBe(ofItself('consent', 'harm-again'));
});
