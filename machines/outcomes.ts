import { oneAnswer, type Memory } from './grammar/fact.ts';
import { isOneOf } from './grammar/known.ts';

/** Where each decision can end, in the order of how much it protects. The only place that order is written. */

/** Where a worry can lead, from least to most protective (B.0). */
export const levels = [
  'record-only',
  'universal-help',
  'early-help',
  'targeted-help',
  'child-in-need',
  'advice-today',
  'refer-urgently',
  'call-999',
] as const;
export type Level = (typeof levels)[number];

/** Gives the level that is remembered, where the answers so far come to one. */
export function levelIn(memory: Memory): Level | undefined {
  const id = oneAnswer(memory, 'level');
  if (id === undefined || isOneOf(levels, id)) return id;
  throw new Error(`"${id}" is no level`);
}

export const atLeast = (level: Level): readonly Level[] => levels.slice(levels.indexOf(level));
export const below = (level: Level): readonly Level[] => levels.slice(0, levels.indexOf(level));

/** C.4, from "nothing is asked of the family" to "act at once, whatever they say". */
export const consentOutcomes = [
  'openness',
  'respect-refusal',
  'keep-trying',
  'ask',
  'agreed-limited',
  'agreed',
  'advice',
  'proceed-attempted',
  'proceed-inform',
  'proceed-informed',
  'proceed-inform-override',
  'proceed-without-telling',
  'proceed-now',
] as const;

type ConsentOutcome = (typeof consentOutcomes)[number];

/**
 * Whether the family's part is what to do first, since nothing goes to anyone yet. So is advice on it, below the level that
 * itself says to take advice (I53).
 */
const pausing: Readonly<Record<string, 'always' | 'below-advice' | 'never' | undefined>> = {
  openness: 'never',
  'respect-refusal': 'always',
  'keep-trying': 'always',
  ask: 'always',
  'agreed-limited': 'never',
  agreed: 'never',
  advice: 'below-advice',
  'proceed-attempted': 'never',
  'proceed-inform': 'never',
  'proceed-informed': 'never',
  'proceed-inform-override': 'never',
  'proceed-without-telling': 'never',
  'proceed-now': 'never',
} satisfies Readonly<Record<ConsentOutcome, 'always' | 'below-advice' | 'never'>>;
export const pauses = (consent: string, level: Level | undefined): boolean =>
  pausing[consent] === 'always' || (pausing[consent] === 'below-advice' && level !== undefined && below('advice-today').includes(level));

/** D.4 to D.6, from sharing nothing to sharing at once. */
export const sharingOutcomes = [
  'stop',
  'do-not-share',
  'nothing-held',
  'kept-within',
  'hold',
  'advice',
  'share-part',
  'share',
  'share-now',
] as const;
export type SharingOutcome = (typeof sharingOutcomes)[number];

/** Whether an outcome shares less than was thought of: the decision that carries the most weight in a record (design 5.6). */
const sharingLess: Readonly<Record<string, boolean | undefined>> = {
  stop: true,
  'do-not-share': true,
  'nothing-held': false,
  'kept-within': true,
  hold: true,
  advice: false,
  'share-part': false,
  share: false,
  'share-now': false,
} satisfies Readonly<Record<SharingOutcome, boolean>>;
export const sharesLess = (sharing: string): boolean => sharingLess[sharing] === true;

/** Nothing leaves the organisation, or not before advice. */
export const nothingGoesOut = ['stop', 'do-not-share', 'nothing-held', 'kept-within', 'hold', 'advice'] as const satisfies SharingOutcome[];
/** Something leaves the organisation. */
export const shared = ['share', 'share-part', 'share-now'] as const satisfies SharingOutcome[];
