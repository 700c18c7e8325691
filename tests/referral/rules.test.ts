import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../machines/grammar/known.ts';
import { notesOn, rules } from '../../src/referral/rules/all.ts';
import { readTexts } from '../../src/referral/reading.ts';
import type { Writing } from '../../src/referral/rules/rule.ts';
import { incidentsIn } from '../../src/referral/referral.ts';
import { textsIn } from '../../src/referral/texts.ts';
import { good } from './good.ts';

const noted = (writing: Writing) => [...new Set(notesOn(writing).map(({ rule }) => rule))];

test('each of the thirty-three rules has a file of its own', () => {
  const files = readdirSync('src/referral/rules').filter((name) => /^g\d/.test(name));
  expect(files).toEqual(keysOf(rules).map((rule) => `${rule}.ts`));
  expect(files).toHaveLength(33);
});

test('a good referral draws no note', () => {
  const writing = { ...good, reading: readTexts(textsIn(good.referral)) };
  expect(notesOn(writing)).toEqual([]);
});

describe.each(keysOf(rules).map((rule) => [rule, rules[rule]] as const))(
  'the rule %s',
  (rule, { passes, fails }) => {
    test('says nothing of its passing example', () => {
      expect(noted(passes(good))).not.toContain(rule);
    });
    test('says something of its failing example', () => {
      expect(noted(fails(good))).toContain(rule);
    });
  },
);

describe('of what a partnership’s slides call a poor referral (seed 4), as it is typed in', () => {
  const typed = (
    texts: Partial<Writing['referral']['texts']>,
    more: Partial<Writing['referral']> = {},
  ) => {
    const referral = {
      ...good.referral,
      texts: { ...good.referral.texts, ...texts },
      ...more,
    };
    return noted({ ...good, referral, reading: readTexts(textsIn(referral)) });
  };
  const incident = incidentsIn(good.referral)[0]!;

  test.each([
    [
      'it uses jargon or initials',
      typed({ done: 'EHA closed by the TAF in May, NFA from CSC.' }),
      'g04',
    ],
    ['it is very short, with no detail', typed({ concern: 'Neglect.' }, { incidents: [] }), 'g05'],
    [
      'it is not clear whether the worry is past or present',
      typed({}, { incidents: [{ ...incident, stands: '' }] }),
      'g06',
    ],
    ['there are no contact details', typed({ telephone: '' }), 'g07'],
    ['there is no number for the parents', typed({ telephones: '' }), 'g16'],
    ['it does not say how often', typed({ pattern: '' }), 'g08'],
    [
      'it is not clear who, what or where',
      typed({}, { incidents: [{ ...incident, where: '', who: '' }] }),
      'g09',
    ],
    ['it is not clear what the agency has done', typed({ done: '' }), 'g10'],
    ['it is not clear what the worry is', typed({ concern: '' }), 'g11'],
    ['it is delayed', typed({}, { incidents: [{ ...incident, on: '2026-11-10' }] }), 'g12'],
    ['it leaves gaps', typed({ background: '' }), 'g13'],
    [
      'its handwriting is hard to read',
      typed({}, { before: { ...good.referral.before, typed: false } }),
      'g03',
    ],
  ] as const)('“%s” draws its note', (_, notes, rule) => {
    expect(notes).toContain(rule);
  });

  test.each([
    ['clear, simple language', { concern: good.referral.texts.concern }],
    ['telephone numbers', { telephones: 'His father: 01632 960 004' }],
    [
      'previous assessments',
      { before: 'An early help assessment (EHA), March 2026. The EHA was closed in May.' },
    ],
    ['context', { pattern: 'Every Monday since September.' }],
    [
      'specific details and times',
      { now: 'At 8.50 this morning he said that he will not go home.' },
    ],
    [
      'that the child was spoken to',
      { words: '“I stay in my room.” Ms Ali asked how his weekend was.' },
    ],
  ])('what it calls good draws none: %s', (_, texts) => {
    expect(typed(texts)).toEqual([]);
  });
});

describe('the reading of a referral', () => {
  const initials = (text: string) => readTexts({ concern: text }).initials.map(({ word }) => word);

  test('finds initials that are not written out, once each, and says what they may stand for', () => {
    expect(
      readTexts({ concern: 'The SW rang. SW again.', done: 'A MASH check.' }).initials,
    ).toEqual([
      { at: 'concern', word: 'SW', means: 'social worker' },
      { at: 'done', word: 'MASH', means: 'multi-agency safeguarding hub' },
    ]);
    expect(initials('XQZ said so.')).toEqual(['XQZ']);
  });
  test('leaves those that everyone knows, and those that are written out', () => {
    expect(
      initials('Her GP rang. The early help assessment (EHA) was closed. The EHA said so.'),
    ).toEqual([]);
    expect(initials('DASH (domestic abuse checklist): 14.')).toEqual([]);
    expect(initials('I saw her at 9 AM on TV.')).toEqual([]);
  });
  test('finds words that judge, in any case', () => {
    expect(readTexts({ parents: 'Mum is Hard to Engage.' }).judging).toEqual([
      { at: 'parents', word: 'hard to engage' },
    ]);
  });
  test('finds a sentence that is hard to read, and none that is plain', () => {
    const hard =
      'Notwithstanding considerable multidisciplinary deliberation regarding parental accommodation difficulties, insufficient stabilisation has materialised.';
    expect(readTexts({ concern: `He is cold. ${hard}` }).hard).toEqual([
      { at: 'concern', sentence: hard },
    ]);
    expect(readTexts({ concern: good.referral.texts.concern }).hard).toEqual([]);
  });
});
