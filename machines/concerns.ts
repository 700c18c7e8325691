import type { Level } from './outcomes.ts';

/**
 * What may be ticked about the child (domain B5 and E-1 to E-26), and the least level each permits.
 * `advice-today` asks for advice, and gives way once an adviser has been heard and recorded. The others give way
 * to nothing. `none` brings an additional action and leaves the level to the questions that follow.
 */
export const concerns = {
  // hurt
  'injury-not-mobile': 'refer-urgently', // E-9
  'strangled-child': 'refer-urgently', // E-15
  'left-alone': 'refer-urgently', // E-1
  neglect: 'none', // E-16
  // sexual harm
  'sexual-activity-under-13': 'refer-urgently', // E-8
  'sexual-abuse-told-or-seen': 'refer-urgently', // E-7
  'sexual-abuse-signs': 'refer-urgently', // E-7
  'sexual-images': 'refer-urgently', // B5
  // illness that does not fit
  'fabricated-illness': 'refer-urgently', // E-18 (a)
  'perplexing-presentation': 'advice-today', // E-18 (b)
  // tradition used to harm
  'fgm-known': 'refer-urgently', // E-4
  'fgm-feared': 'refer-urgently', // E-5
  'forced-marriage-or-honour': 'refer-urgently', // E-6
  // at home
  'domestic-abuse': 'advice-today', // E-12
  'strangled-adult': 'advice-today', // E-15
  'police-notice-domestic-abuse': 'none', // E-14
  'adult-at-risk-in-home': 'none', // E-26
  'unborn-likely-harm': 'child-in-need', // E-17
  // outside the home
  exploitation: 'advice-today', // E-10
  'modern-slavery': 'refer-urgently', // E-11
  radicalisation: 'advice-today', // E-19
  'back-from-conflict-zone': 'child-in-need', // B5
  'risky-person-known-child': 'refer-urgently', // E-21
  'risky-person-child-unknown': 'advice-today', // E-21
  'asks-about-a-partner': 'none', // E-22
  // the child's own safety
  'suicidal-now': 'call-999', // B5
  'suicidal-thoughts': 'advice-today', // B5
  'missing-now': 'call-999', // E-20
  'missing-episodes': 'advice-today', // E-20
  'child-death-or-serious-incident': 'none', // E-24
  // where the child lives and learns
  'private-fostering': 'none', // E-13
  'homeless-16-17': 'none', // E-23
  'moving-school': 'none', // B14, I52
  'safeguarding-culture': 'none', // E-25
} as const satisfies Readonly<Record<string, Level | 'none'>>;
export type Concern = keyof typeof concerns;

export const concernIds = Object.keys(concerns) as Concern[];
const withFloor = <const L extends Level | 'none'>(level: L) =>
  concernIds.filter((id) => concerns[id] === level) as { [K in Concern]: (typeof concerns)[K] extends L ? K : never }[Concern][];

export const mean999 = withFloor('call-999');
export const meanReferUrgently = withFloor('refer-urgently');
export const needAdvice = withFloor('advice-today');
export const meanChildInNeed = withFloor('child-in-need');

/** Telling the family is itself the danger (domain C.2 X6, X7; L 16): never asked about, never done first. */
export const neverTell = ['forced-marriage-or-honour', 'fabricated-illness'] as const satisfies Concern[];

/** The domestic abuse checklist applies (domain E-12, E-15). */
export const violenceAtHome = ['domestic-abuse', 'strangled-adult'] as const satisfies Concern[];
