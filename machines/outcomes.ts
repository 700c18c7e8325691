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

/** Nothing leaves the organisation, or not before advice. */
export const nothingGoesOut = ['stop', 'do-not-share', 'nothing-held', 'kept-within', 'hold', 'advice'] as const satisfies SharingOutcome[];
/** Something leaves the organisation. */
export const shared = ['share', 'share-part', 'share-now'] as const satisfies SharingOutcome[];
