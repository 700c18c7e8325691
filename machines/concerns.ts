import { keysOf } from './grammar/known.ts';
import type { Level } from './outcomes.ts';

/**
 * What may be ticked about the child (B5 and E-1 to E-26), and the least level each permits.
 * `advice-today` asks for advice, and gives way once an adviser has been heard and recorded. The others give way
 * to nothing. `none` brings an additional action and leaves the level to the questions that follow.
 */
export const concerns = {
  // hurt
  'injury-not-mobile': 'refer-urgently', // E-9
  'inflicted-injury': 'refer-urgently', // M.1
  'inflicted-near-home': 'refer-urgently', // M.1, M.2
  'strangled-child': 'refer-urgently', // E-15
  'emotional-abuse': 'advice-today', // M.1
  'shut-away': 'refer-urgently', // M.6
  'left-alone': 'refer-urgently', // E-1
  neglect: 'none', // E-16
  'neglect-harmed': 'refer-urgently', // M.3, local lists
  'growth-without-reason': 'advice-today', // local lists
  'kept-from-being-seen': 'advice-today', // local lists
  'help-refused-again': 'refer-urgently', // M.1
  // illness and care
  'not-brought': 'none', // M.1
  'not-brought-serious': 'advice-today', // M.1
  'not-brought-harmed': 'refer-urgently', // M.1
  'fabricated-illness': 'refer-urgently', // E-18 (a)
  'induced-illness-evidence': 'refer-urgently', // M.6
  'perplexing-presentation': 'advice-today', // E-18 (b)
  // sexual harm
  'sexual-abuse-told-or-seen': 'refer-urgently', // E-7
  'sexual-abuse-signs': 'refer-urgently', // E-7
  'sexual-word-or-drawing': 'advice-today', // M.1
  'sexual-activity-under-13': 'refer-urgently', // E-8
  'sexual-behaviour-unusual': 'advice-today', // M.1
  'sexual-behaviour-forced': 'refer-urgently', // M.1
  'sexual-harm-by-child': 'advice-today', // M.1
  'sexual-violence-by-child': 'refer-urgently', // M.1
  'sexual-harm-by-sibling': 'advice-today', // M.2
  'sexual-activity-pressed': 'advice-today', // M.1
  'sexual-activity-adult-or-force': 'refer-urgently', // M.1
  'sexual-exploitation': 'refer-urgently', // E-10, M.1
  'pregnant-under-16': 'advice-today', // M.1
  'hidden-pregnancy': 'advice-today', // M.1
  'pregnant-under-13-or-near-term': 'refer-urgently', // M.1
  // online
  'online-grooming': 'advice-today', // M.1
  'grooming-images-or-meeting': 'refer-urgently', // M.1
  sextortion: 'refer-urgently', // M.1
  'images-between-young-people': 'advice-today', // M.11
  'images-worse': 'refer-urgently', // M.11
  'images-adult-near-home': 'refer-urgently', // M.11
  // tradition used to harm
  'fgm-known': 'refer-urgently', // E-4
  'fgm-feared': 'refer-urgently', // E-5
  'forced-marriage-or-honour': 'refer-urgently', // E-6
  'faith-or-belief': 'refer-urgently', // M.1
  'breast-flattening': 'refer-urgently', // M.1
  'virginity-testing': 'refer-urgently', // M.1
  // at home
  'domestic-abuse': 'advice-today', // E-12
  'strangled-adult': 'advice-today', // E-15
  'police-notice-domestic-abuse': 'none', // E-14
  'partner-harm-under-16': 'refer-urgently', // M.11
  'partner-harm-16-17': 'advice-today', // M.11
  'child-violent-to-parent': 'advice-today', // M.1
  'child-violent-seriously': 'refer-urgently', // M.1
  'parent-drink-or-drugs': 'early-help', // M.1
  'parent-mental-illness': 'early-help', // M.1
  'parent-in-prison': 'early-help', // M.1
  'parent-baby-alone-or-delusions': 'advice-today', // M.1
  'dangerous-visitors-or-drugs': 'refer-urgently', // M.1
  'young-carer': 'early-help', // M.1
  'young-carer-too-much': 'child-in-need', // M.1
  'family-cannot-cope': 'child-in-need', // local lists
  'adult-at-risk-in-home': 'none', // E-26
  'unborn-likely-harm': 'child-in-need', // E-17
  'unborn-at-risk': 'refer-urgently', // M.11
  // drawn into danger
  'criminal-exploitation': 'advice-today', // E-10, M.1
  'criminal-exploitation-worse': 'refer-urgently', // M.1
  'drugs-inside-body': 'call-999', // M.1, M.4
  'arrested-or-charged': 'none', // M.10
  'modern-slavery': 'refer-urgently', // E-11
  'alone-from-abroad': 'refer-urgently', // M.1
  'may-hurt-others': 'refer-urgently', // M.1
  'threat-may-be-soon': 'call-999', // M.4, M.11
  'weapon-or-gang': 'advice-today', // M.1
  'weapon-with-injury-or-threat': 'refer-urgently', // M.1
  'assaulted-by-child': 'advice-today', // M.1
  'assaulted-by-child-seriously': 'refer-urgently', // M.1
  stalking: 'advice-today', // M.1
  cuckooing: 'refer-urgently', // M.1
  radicalisation: 'advice-today', // E-19
  'lived-with-armed-group': 'child-in-need', // B5, M.1
  'risky-person-known-child': 'refer-urgently', // E-21
  'risky-person-child-unknown': 'advice-today', // E-21
  'asks-about-a-partner': 'none', // E-22
  // the child's own safety
  'suicidal-now': 'call-999', // B5
  'suicidal-thoughts': 'advice-today', // B5
  'self-harm-past': 'advice-today', // M.6
  'friends-suicide': 'advice-today', // M.1
  bereavement: 'none', // M.1
  'seriously-unwell-mind': 'advice-today', // local lists
  'child-drink-or-drugs': 'advice-today', // local lists
  'may-be-taken-abroad': 'advice-today', // M.4
  'missing-now': 'refer-urgently', // E-20, M.11
  'missing-in-danger': 'call-999', // E-20, M.11
  'missing-episodes': 'advice-today', // E-20
  'child-death-or-serious-incident': 'none', // E-24
  // where the child lives and learns
  'no-home-or-money': 'child-in-need', // M.1
  'homeless-16-17': 'child-in-need', // E-23, M.11
  'homeless-tonight': 'refer-urgently', // M.11
  'refugee-family': 'none', // M.1
  'private-fostering': 'none', // E-13
  'looked-after': 'none', // M.1
  'missing-education': 'none', // M.1
  'missing-education-at-risk': 'advice-today', // M.1
  'home-education': 'none', // M.1
  'moving-school': 'none', // B14, I52
  // the answer that came back, and where you work
  'referred-already': 'none', // M.5
  'safeguarding-culture': 'none', // E-25
} as const satisfies Readonly<Record<string, Level | 'none'>>;
export type Concern = keyof typeof concerns;

type ConcernAt<L extends Level | 'none'> = { [K in Concern]: (typeof concerns)[K] extends L ? K : never }[Concern];

export const concernIds: readonly Concern[] = keysOf(concerns);
const withFloor = <const L extends Level | 'none'>(level: L) => concernIds.filter((id): id is ConcernAt<L> => concerns[id] === level);

export const mean999 = withFloor('call-999');
export const meanReferUrgently = withFloor('refer-urgently');
export const needAdvice = withFloor('advice-today');
export const meanChildInNeed = withFloor('child-in-need');
export const meanEarlyHelp = withFloor('early-help');

/** Telling the family is itself the danger (C.2 X6, X7; L16; M.2, class 1): never asked about, never done first. */
export const neverTell = [
  'forced-marriage-or-honour',
  'fabricated-illness',
  'induced-illness-evidence',
  'faith-or-belief',
  'breast-flattening',
  'virginity-testing',
] as const satisfies Concern[];

/** Nobody in the family is told until children's social care or the police have agreed who is told what (M.2, class 2). */
export const notYetTold = [
  'inflicted-near-home',
  'sexual-abuse-told-or-seen',
  'sexual-abuse-signs',
  'sexual-harm-by-sibling',
  'sexual-activity-adult-or-force',
  'sexual-exploitation',
  'pregnant-under-16',
  'pregnant-under-13-or-near-term',
  'images-adult-near-home',
  'fgm-known',
  'fgm-feared',
  'partner-harm-under-16',
  'partner-harm-16-17',
  'modern-slavery',
  'alone-from-abroad',
  'may-hurt-others',
  'threat-may-be-soon',
  'may-be-taken-abroad',
  'stalking',
  'cuckooing',
] as const satisfies Concern[];

/** Whoever may be told is asked about apart: the child or young person, and each parent or carer (M.2). */
export const toldApart = [...notYetTold, 'domestic-abuse', 'strangled-adult'] as const satisfies Concern[];

/** The domestic abuse checklist applies (E-12, E-15, M.11). */
export const violenceAtHome = ['domestic-abuse', 'strangled-adult', 'partner-harm-16-17'] as const satisfies Concern[];

const under16 = ['unborn', 'under-1', '1-to-12', '13-to-15'] as const;
/**
 * Lines whose own words speak of other ages than these: they are shown last, with why. They can be ticked all the same, since no line
 * is gated by age (M.1).
 */
export const otherAges: Readonly<Partial<Record<Concern, readonly string[]>>> = {
  'sexual-behaviour-unusual': ['13-to-15', '16-17'],
  'sexual-behaviour-forced': ['13-to-15', '16-17'],
  'pregnant-under-16': ['16-17'],
  'partner-harm-under-16': ['16-17'],
  'partner-harm-16-17': under16,
  'homeless-16-17': under16,
  'homeless-tonight': under16,
};
