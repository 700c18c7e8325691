import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ActionsText, ConcernsText, DecisionText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { explained, refusedRequest } from '../records/made.ts';

/*
 * What a professional may come with, kind by kind (M.10): each is said by an answer of its own, in
 * words that name it, and brings what it should.
 */
const decision = async (id: string) =>
  (await readContent(`content/questions/${id}.yaml`)) as DecisionText;
const [need, consent, sharing, danger] = await Promise.all(
  ['need', 'consent', 'sharing', 'danger'].map(decision),
);
const { groups } = (await readContent('content/concerns.yaml')) as ConcernsText;
const actions = (await readContent('content/actions.yaml')) as ActionsText;
const evidence = (await readContent('content/pages/evidence.yaml')) as Readonly<
  Record<string, string>
>;
const act = (await readContent('content/pages/act.yaml')) as Readonly<Record<string, string>>;

const line = (id: string) => {
  const { label, hint } = groups.find(({ concerns }) => id in concerns)!.concerns[id]!;
  return `${label}. ${hint}`;
};
const answer = (of: DecisionText | undefined, question: string, id: string) => {
  const { label, hint = '' } = of!.questions[question]!.answers[id]! as {
    label: string;
    hint?: string;
  };
  return `${label}. ${hint}`;
};
const action = (id: string) => `${actions[id]!.do}. ${actions[id]!.how}`;
const brought = (answers: Memory, journey: keyof typeof journeys = 'refer') =>
  walkJourney(journeys[journey], answers).actions;
const ticking = (...concerns: string[]) => brought({ ...explained, concerns });

test.each([
  ['a threat to others', 'may-hurt-others', /hurt someone/, ['police', 'keep-the-evidence']],
  ['a crime against the child', 'criminal-exploitation-worse', /threat/i, ['police']],
  [
    'a child arrested or charged',
    'arrested-or-charged',
    /arrested or charged/,
    ['statutory-defence'],
  ],
  ['travel', 'may-be-taken-abroad', /taken abroad/, ['protect-from-travel', 'police']],
  ['cruelty without a bruise', 'emotional-abuse', /blame/, ['chronology']],
  [
    'a child hurt by another',
    'sexual-harm-by-child',
    /another child/,
    ['think-of-the-child-who-harms', 'safety-plan-for-both'],
  ],
  ['evidence to keep', 'sextortion', /images/, ['keep-the-evidence']],
  ['someone dangerous near a child', 'risky-person-known-child', /./, ['police-or-probation-lead']],
] as const)(
  '%s can be ticked, in words that name it, and brings what it should',
  (_, concern, names, brings) => {
    expect(line(concern)).toMatch(names);
    expect(ticking(concern)).toEqual(expect.arrayContaining([...brings]));
  },
);

test.each([
  ['the passport', 'protect-from-travel', /passport/],
  ['what must not be washed away or looked at', 'keep-the-evidence', /wash/],
  ['a suspected person whom nobody manages', 'police-or-probation-lead', /If nobody manages them/],
  ['the child who harms, as a child', 'think-of-the-child-who-harms', /They are a child too/],
] as const)('what is to be done about %s is said', (_, id, names) =>
  expect(action(id)).toMatch(names),
);

test('by when it will happen can be said, in an answer and in words', () => {
  expect(answer(danger, 'immediate-danger', 'soon')).toMatch(/such as Friday/);
  expect(act['fearedBy']).toMatch(/By when/);
  expect(brought({ ...explained, 'immediate-danger': 'soon' })).toContain('keep-999-in-sight');
});

test('that the child was told and not the carers can be said', () => {
  expect(answer(consent, 'safe-to-tell', 'child-only')).toMatch(
    /Only for the child.*No parent or carer/,
  );
});

test('an earlier referral and its answer can be said, and that the family know of it', () => {
  expect(line('referred-already')).toMatch(/referred/i);
  expect(answer(consent, 'telling-agreed', 'already-know')).toMatch(/know already/);
  const turnedDown = {
    ...explained,
    concerns: ['referred-already'],
    'referral-answer': 'no-further-action',
  };
  expect(brought(turnedDown)).toContain('challenge-the-answer');
});

test('that a colleague is about to tell, and that the child may harm themselves if told, can be weighed, and is stopped', () => {
  const items = consent!.questions['safe-to-tell']!.weigh!.items.join(' ');
  expect(items).toMatch(/harm themselves/);
  expect(items).toMatch(/colleague about to tell them/);
  expect(action('do-not-approach-the-family')).toMatch(/colleague/);
});

test('a request to erase can be said, and goes to the data protection officer', () => {
  expect(answer(sharing, 'who-asks', 'parent-or-solicitor')).toMatch(/erase/);
  expect(action('data-protection-officer')).toMatch(/erase/);
  expect(
    brought(
      { ...refusedRequest, 'who-asks': 'parent-or-solicitor', 'harm-from-reply': 'no' },
      'share',
    ),
  ).toContain('data-protection-officer');
});

test('help that was dropped can be said where one everyday need was found, and asks what it says; so can help that worked and was taken away', () => {
  expect(answer(need, 'tried', 'refused')).toMatch(/dropped/);
  const dropped = {
    ...explained,
    'help-needed': 'everyday',
    tried: 'refused',
    'harm-given-refusal': 'no',
  };
  expect(walkJourney(journeys.refer, dropped).memory).toMatchObject({
    level: 'universal-help',
    'harm-given-refusal': 'no',
  });
  expect(answer(need, 'tried', 'ended')).toMatch(/worked, and has been taken away/);
});

test('an informant nobody knows can be said of every answer', () => {
  expect(evidence['told']).toMatch(/named or not/);
});

test('a worker’s conduct with no child known can be said, and goes to the designated officer', () => {
  expect(brought({ ...explained, age: 'no-child' })).toContain('lado');
});
