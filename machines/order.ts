import { concernIds } from './concerns.ts';
import type { Fact, Memory } from './grammar/fact.ts';
import { consentOutcomes, levels } from './outcomes.ts';

/** One question, with an answer and another to be set beside it. */
export interface Difference {
  readonly question: string;
  readonly from: string;
  readonly to: string;
}

/** For each risk question, which answer is more worrying than which. `unsure` is above `no`; beside `yes` only where it says so (L3). */
const moreWorrying: Readonly<Record<string, readonly (readonly [less: string, more: string])[]>> = {
  'immediate-danger': [
    ['no', 'unsure'],
    ['unsure', 'yes'],
    ['no', 'soon'],
    ['soon', 'yes'],
  ],
  harm: [
    ['no', 'unsure'],
    ['unsure', 'yes'],
  ],
  advice: [
    ['no-harm', 'not-yet'],
    ['not-yet', 'suspects-harm'],
  ],
  'help-needed': [
    ['explained', 'everyday'],
    ['everyday', 'starting'],
    ['starting', 'several'],
    ['several', 'council'],
    ['explained', 'unsure'],
    ['several', 'unsure'],
  ],
  tried: [
    ['working', 'nothing'],
    ['nothing', 'ended'],
    ['nothing', 'unsure'],
    ['unsure', 'not-working'],
    ['nothing', 'not-possible'],
    ['not-possible', 'not-working'],
    ['nothing', 'refused'],
  ],
  'harm-given-refusal': [
    ['no', 'unsure'],
    ['unsure', 'yes'],
  ],
  confidence: [
    ['yes', 'unsure'],
    ['unsure', 'no'],
  ],
  'domestic-abuse-checklist': [
    ['fewer', 'not-done'],
    ['not-done', 'fourteen-or-more'],
  ],
  'telling-agreed': [['agreed', 'not-yet']],
  'safe-to-tell': [
    ['yes', 'one-carer'],
    ['yes', 'child-only'],
    ['yes', 'unsure'],
    ['unsure', 'no'],
  ],
  'harm-again': [
    ['no', 'unsure'],
    ['unsure', 'yes'],
  ],
};

export const differences: readonly Difference[] = [
  ...Object.entries(moreWorrying).flatMap(([question, pairs]) => pairs.map(([from, to]) => ({ question, from, to }))),
  ...concernIds.map((concern) => ({ question: 'concerns', from: 'not ticked', to: concern })),
];

const answersAlike: Readonly<Record<string, readonly string[]>> = {
  'allocated-worker': ['yes', 'unsure', 'no'],
  'works-with-children': ['yes', 'unease', 'unsure', 'no'],
  'is-your-lead': ['yes', 'unsure', 'no'],
  'other-children': ['yes', 'unsure', 'no'],
  'domestic-abuse-checklist': ['fewer', 'not-done'],
  'referral-answer': ['no-further-action', 'early-help', 'not-heard', 'accepted'],
  mode: ['live', 'training'],
  role: ['school-staff', 'health', 'police', 'volunteer'],
  profession: ['teaching', 'registered-health-or-care', 'neither', 'unsure'],
  holder: ['council-or-nhs', 'police-or-probation', 'other-public-body', 'state-school', 'gp-practice', 'voluntary-or-housing', 'unsure'],
  hours: ['office', 'out', 'not-known'],
  'law-edition': ['2026-duty', '2024', '2008'],
};
/** Answers that must make no difference to the level or to consent (I18, I19, B.4). */
export const indifferent: readonly Difference[] = Object.entries(answersAlike).flatMap(([question, answers]) =>
  answers.flatMap((to, i) => {
    const from = answers[i - 1];
    return from === undefined ? [] : [{ question, from, to }];
  }),
);

const each = (name: string, values: readonly string[]): Fact[] => values.map((value) => ({ [name]: [value] }));
export const levelAndConsent: readonly Fact[] = [...each('level', levels), ...each('consent', consentOutcomes)];

const rank = (order: readonly string[], name: string) => (memory: Memory) => order.findIndex((one) => one === memory[name]);
const byLevel = rank(levels, 'level');
const byConsent = rank(consentOutcomes, 'consent');

export const noLower = (one: Memory, other: Memory) => byLevel(one) <= byLevel(other) && byConsent(one) <= byConsent(other);
export const alike = (one: Memory, other: Memory) => byLevel(one) === byLevel(other) && byConsent(one) === byConsent(other);
