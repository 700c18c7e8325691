import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../machines/grammar/known.ts';
import { notesOn, rules } from '../../src/referral/rules/all.ts';
import { readTexts } from '../../src/referral/reading.ts';
import type { Writing } from '../../src/referral/rules/rule.ts';
import { promptsOf } from '../../src/referral/prompts.ts';
import { fieldsAsked, incidentsIn, type Agency } from '../../src/referral/referral.ts';
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

describe('of what the source documents say of a referral, line by line', () => {
  const typed = (
    texts: Partial<Writing['referral']['texts']>,
    more: Partial<Writing['referral']> = {},
    about: Partial<Writing['about']> = {},
  ) => {
    const referral = { ...good.referral, texts: { ...good.referral.texts, ...texts }, ...more };
    return noted({
      ...good,
      about: { ...good.about, ...about },
      referral,
      reading: readTexts(textsIn(referral)),
    });
  };
  const incident = incidentsIn(good.referral)[0]!;
  const handwritten = { before: { ...good.referral.before, typed: false } };

  test.each([
    // the slides on a poor referral
    ['Handwriting is difficult to read', typed({}, handwritten), 'g03'],
    ['poor spelling', typed({}, handwritten), 'g03'],
    [
      'Uses jargon or acronyms',
      typed({ done: 'EHA closed by the TAF in May, NFA from CSC.' }),
      'g04',
    ],
    ['Very short with no detail', typed({ concern: 'Neglect.' }, { incidents: [] }), 'g05'],
    [
      'It is not clear if the concern is in the past or present',
      typed({}, { incidents: [{ ...incident, stands: '' }] }),
      'g06',
    ],
    [
      'No contact details means Childrens Social Care has to chase for information',
      typed({ telephone: '' }),
      'g07',
    ],
    [
      'Does not provide context for example how often has this happened?',
      typed({ pattern: '' }),
      'g08',
    ],
    ['It’s not clear who', typed({}, { incidents: [{ ...incident, who: '' }] }), 'g09'],
    ['It’s not clear what', typed({}, { incidents: [{ ...incident, what: '' }] }), 'g09'],
    ['It’s not clear where', typed({}, { incidents: [{ ...incident, where: '' }] }), 'g09'],
    ['and encourages assumptions', typed({}, { incidents: [{ ...incident, known: '' }] }), 'g14'],
    ['It is not clear what action the agency has taken', typed({ done: '' }), 'g10'],
    ['or what their concerns are', typed({ concern: '' }), 'g11'],
    [
      'The referral is delayed',
      typed({}, { incidents: [{ ...incident, on: '2026-11-10' }] }),
      'g12',
    ],
    ['Leaves gaps', typed({ background: '' }), 'g13'],
    // what the slides on a good one want, left out
    ['telephone numbers', typed({ telephones: '' }), 'g16'],
    ['previous assessments', typed({ before: '' }), 'g17'],
    ['father’s name of an unborn child', typed({ father: '' }, {}, { unborn: true }), 'g18'],
    ['Has spoken to the child', typed({ words: '' }), 'g19'],
    ['(and parents where appropriate)', typed({ parents: '' }), 'g20'],
    ['consent is needed before referrals can be made', typed({ agreement: '' }), 'g21'],
    // the magazine: the audit of a front door, and of plans
    ['Lack of focus of religion and culture from front door', typed({ background: '' }), 'g27'],
    ['This needs a basic exchange of contact details at the outset', typed({ hours: '' }), 'g07'],
    // the leaflet on a hub
    [
      'accurate and sufficient information to assess the right level of risk',
      typed({ concern: 'He is thin.' }, { incidents: [] }),
      'g05',
    ],
  ] as const)('“%s” draws its note', (_, notes, rule) => {
    expect(notes).toContain(rule);
  });

  test.each([
    ['Is typed electronically', {}],
    ['Uses clear, simple language', { concern: good.referral.texts.concern }],
    ['telephone numbers', { telephones: 'His father: 01632 960 004' }],
    [
      'previous assessments',
      { before: 'An early help assessment (EHA), March 2026. The EHA was closed in May.' },
    ],
    ['father’s name of an unborn child', { father: 'Known, and told. His name is on the form.' }],
    ['Provides context', { pattern: 'Every Monday since September.' }],
    [
      'Is accurate and evidence-based',
      { concern: `${good.referral.texts.concern} I saw this myself on three mornings.` },
    ],
    [
      'Includes specific details and times',
      { now: 'At 8.50 this morning he said that he will not go home.' },
    ],
    [
      'Has spoken to the child (and parents where appropriate)',
      {
        words: '“I stay in my room.” Ms Ali asked how his weekend was.',
        parents: 'His father said at 9am that he would collect him himself.',
      },
    ],
    [
      'specific information relevant to the agency: School attendance, Health visits',
      { pattern: 'Away on eleven of 40 days. The health visitor saw her twice, in May and June.' },
    ],
    ['is submitted as soon as a disclosure or incident occurs e.g. in the morning', {}],
    ['Completes all appropriate sections', {}],
  ])('what is called good draws none: %s', (_, texts) => {
    expect(typed(texts)).toEqual([]);
    if ('father' in texts) expect(typed(texts, {}, { unborn: true })).toEqual([]);
  });

  const asksOf = (agency: Agency): readonly string[] => [
    ...promptsOf(agency),
    ...fieldsAsked({ ...good.about, agency }),
  ];
  test.each([
    ['health', 'presenting health need', 'need'],
    ['health', 'date and time of when the child arrived, who was with the child', 'arrival'],
    ['health', 'treatment & advice given, and details of signposted agencies', 'treatment'],
    ['health', 'other professionals involved, Log No.', 'others'],
    ['health', 'discrepancies in the information', 'accounts'],
    ['health', 'presented with similar injuries previously', 'repeated'],
    ['health', 'concerns about discharging', 'discharge'],
    ['health', 'why you are escalating this', 'escalating'],
    ['health', 'about the parents: as much detail as possible about the child', 'part'],
    ['health', 'which part of Health you work for', 'role'],
    ['mental-health', 'which agency referred, how long working with', 'referrer'],
    ['mental-health', 'diagnosis', 'diagnosis'],
    ['mental-health', 'historical concerns from the present, in chronological order', 'history'],
    ['mental-health', 'risks, self harm / suicidal thoughts', 'risks'],
    ['mental-health', 'managed by parents and by CAMHS', 'managed'],
    ['mental-health', 'how Children’s Services can assist', 'help'],
    ['mental-health', 'the reason that needs should be escalated', 'escalating'],
    ['probation', 'the Offence', 'offence'],
    ['probation', 'the Sentence and its date', 'sentence'],
    ['probation', 'PPRC, what are the offences', 'risks'],
    ['probation', 'contact with children, frequency, supervised', 'contact'],
    ['probation', 'restrictions in place', 'restrictions'],
    ['probation', 'assessed level of risk', 'assessed'],
    ['probation', 'details of the child', 'child'],
    ['housing', 'When was a homeless application made', 'application'],
    ['housing', 'Why has the person been made homeless', 'reason'],
    ['housing', 'support offered / due, or not entitled and reason', 'support'],
    ['housing', 'domestic violence', 'abuse'],
    ['housing', 'family or friends', 'family'],
    ['housing', 'recourse to public funds', 'funds'],
    ['housing', 'immigration status', 'immigration'],
    ['housing', 'how supporting themselves', 'means'],
    ['education', 'time and date, how it came to your attention', 'noticed'],
    ['education', 'a direct disclosure from the child', 'disclosed'],
    ['education', 'spoken to either of the parents, if not why', 'parents'],
    ['education', 'context of child in school', 'school'],
    ['education', 'support offered to date', 'support'],
    ['education', 'previous concerns and how resolved', 'earlier'],
  ] as const)('%s is asked for “%s”', (agency, _, asked) => {
    expect(asksOf(agency)).toContain(asked);
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
