import { concernIds, concerns, neverTell } from './concerns.ts';
import type { Fact, Memory } from './grammar/fact.ts';
import { levels, type Level } from './outcomes.ts';

/** A row of a truth table: what holds, and the outcome then. */
export interface Row {
  readonly row: string;
  readonly when: Fact;
  readonly then: string;
}

const urgent = { level: ['refer-urgently'] };
const asked = { ...urgent, need: ['refer-urgently'] };
/** Somebody may be told. Of a child under 13 who alone may be, nothing is asked: the rows below that need an answer never meet them. */
const someone = ['yes', 'one-carer', 'child-only'];
const help = { level: ['early-help', 'targeted-help', 'child-in-need'], 'safe-to-tell': someone };
const told = { ...asked, 'safe-to-tell': someone };
const aYoungChildOnly = { 'safe-to-tell': ['child-only'], age: ['1-to-12'] };

/** C.4 as L6 to L16 amend it, with what C.3 adds about who agreed and how. Proved equal to the decision on every path. */
export const consentTable: readonly Row[] = [
  { row: '999, any, any', when: { level: ['call-999'] }, then: 'proceed-now' },
  { row: 'S47+, the family is the danger', when: { ...asked, concerns: neverTell }, then: 'proceed-without-telling' },
  { row: 'S47+, safe, agreed', when: { ...told, response: ['agreed'] }, then: 'proceed-informed' },
  { row: 'S47+, not yet agreed', when: { ...asked, 'telling-agreed': ['not-yet'] }, then: 'proceed-without-telling' },
  {
    row: 'S47+, safe, refused, withdrawn, partial or differ',
    when: { ...told, response: ['refused', 'withdrawn', 'partly', 'differ'] },
    then: 'proceed-inform-override',
  },
  { row: 'S47+, safe, unreachable', when: { ...told, response: ['unreachable'] }, then: 'proceed-attempted' },
  { row: 'S47+, safe, not asked', when: { ...told, response: ['not-asked'] }, then: 'proceed-inform' },
  {
    row: 'S47+, not safe or unsure',
    when: [
      { ...asked, 'safe-to-tell': ['no', 'unsure'] },
      { ...asked, ...aYoungChildOnly },
    ],
    then: 'proceed-without-telling',
  },
  { row: 'ADV, any, any', when: { level: ['advice-today'] }, then: 'advice' },
  { row: 'S17/L2/L3, safe, agreed, informed', when: { ...help, response: ['agreed'], informed: ['yes'] }, then: 'agreed' },
  { row: 'S17/L2/L3, safe, partial, informed', when: { ...help, response: ['partly'], informed: ['yes'] }, then: 'agreed-limited' },
  { row: 'S17/L2/L3, safe, agreed, not informed', when: { ...help, informed: ['no', 'unsure'] }, then: 'ask' },
  {
    row: 'S17/L2/L3, safe, agreed by someone who cannot',
    when: [
      { ...help, 'who-agreed': ['someone-else'] },
      { ...help, competent: ['no'] },
    ],
    then: 'ask',
  },
  {
    row: 'S17/L2/L3, safe, agreed, unsure by whom',
    when: [
      { ...help, 'who-agreed': ['unsure'] },
      { ...help, competent: ['unsure'] },
    ],
    then: 'advice',
  },
  {
    row: 'S17/L2/L3, safe, refused or withdrawn, harm looked at again',
    when: { ...help, response: ['refused', 'withdrawn'], 'harm-again': ['no'] },
    then: 'respect-refusal',
  },
  { row: 'S17/L2/L3, safe, differ', when: { ...help, response: ['differ'] }, then: 'advice' },
  { row: 'S17/L2/L3, safe, not asked', when: { ...help, response: ['not-asked'] }, then: 'ask' },
  { row: 'S17, safe, unreachable', when: { ...help, level: ['child-in-need'], response: ['unreachable'] }, then: 'advice' },
  {
    row: 'L2/L3, safe, unreachable',
    when: { ...help, level: ['early-help', 'targeted-help'], response: ['unreachable'] },
    then: 'keep-trying',
  },
  {
    row: 'S17/L2/L3/ADV, not safe, unsure or not yet agreed, still no harm',
    when: [
      { 'safe-to-tell': ['no', 'unsure'], 'harm-again': ['no'] },
      { ...aYoungChildOnly, 'harm-again': ['no'] },
      { 'telling-agreed': ['not-yet'], 'harm-again': ['no'] },
    ],
    then: 'advice',
  },
  {
    row: 'retest finds harm, safe',
    when: [
      { 'safe-to-tell': ['yes', 'one-carer'], 'harm-again': ['yes'] },
      { 'safe-to-tell': ['child-only'], age: ['13-to-15', '16-17'], 'harm-again': ['yes'] },
    ],
    then: 'proceed-inform-override',
  },
  {
    row: 'retest finds harm, not safe or not yet agreed',
    when: [
      { 'safe-to-tell': ['no', 'unsure'], 'harm-again': ['yes'] },
      { ...aYoungChildOnly, 'harm-again': ['yes'] },
      { 'telling-agreed': ['not-yet'], 'harm-again': ['yes'] },
    ],
    then: 'proceed-without-telling',
  },
  { row: 'L1 and none, any, any', when: { level: ['record-only', 'universal-help'] }, then: 'openness' },
];

/** B.4, the reference algorithm, written without the decisions: the highest that any answer reaches. */
export function referenceLevel(answers: Memory): Level | undefined {
  const is = (question: string, ...accepted: string[]) => [answers[question] ?? []].flat().some((answer) => accepted.includes(answer));
  if (!answers['need']) return undefined;
  const found = ['explained', 'everyday', 'starting', 'several', 'council'].findIndex((help) => is('help-needed', help));
  const reached = [
    Math.min(4, found + (is('tried', 'not-working') ? 1 : 0)),
    is('harm', 'yes') || is('advice', 'suspects-harm') || is('harm-given-refusal', 'yes') ? 6 : 0,
    is('harm', 'unsure') ? 1 : 0,
    is('help-needed', 'unsure') || is('advice', 'not-yet') || is('harm-given-refusal', 'unsure') || is('confidence', 'no', 'unsure')
      ? 5
      : 0,
    is('immediate-danger', 'yes') ? 7 : is('immediate-danger', 'soon', 'unsure') ? 6 : 0,
    is('domestic-abuse-checklist', 'fourteen-or-more') ? 6 : 0,
    ...concernIds
      .filter((id) => is('concerns', id))
      .map((id) => (concerns[id] === 'none' || concerns[id] === 'advice-today' ? 0 : levels.indexOf(concerns[id]))),
  ];
  return levels[Math.max(...reached)];
}

const each = (question: string, answers: readonly string[]): Fact[] => answers.map((answer) => ({ [question]: [answer] }));
/** What the reference algorithm reads, so that the explorer tells it apart. */
export const referenceReads: readonly Fact[] = [
  ...each('need', levels),
  ...each('immediate-danger', ['yes', 'soon', 'unsure', 'no']),
  ...each('domestic-abuse-checklist', ['fourteen-or-more']),
  ...each('harm', ['yes', 'unsure', 'no']),
  ...each('advice', ['not-yet', 'suspects-harm', 'no-harm']),
  ...['harm-given-refusal', 'confidence'].flatMap((question) => each(question, ['yes', 'unsure', 'no'])),
  ...each('help-needed', ['explained', 'everyday', 'starting', 'several', 'council', 'unsure']),
  { tried: ['not-working'] },
  { level: levels },
  ...(['early-help', 'child-in-need', 'refer-urgently', 'call-999'] as const).map((level) => ({
    concerns: concernIds.filter((id) => concerns[id] === level),
  })),
];
