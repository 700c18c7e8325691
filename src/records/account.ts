import type { Level, SharingOutcome } from '../../machines/outcomes.ts';

/** Where a child may be while somebody acts. */
export const childPlaces = [
  'ward',
  'surgery',
  'nursery',
  'school',
  'home',
  'phone',
  'elsewhere',
] as const;
export type ChildPlace = (typeof childPlaces)[number];

/** How an answer is known (design 6). */
export const evidenceTags = ['saw', 'child-said', 'told', 'opinion', 'record'] as const;
export type EvidenceTag = (typeof evidenceTags)[number];
/** What a professional writes under F-C-R-A-J, in that order. */
export const reasonHeadings = ['facts', 'concern', 'risk', 'action', 'justification'] as const;
export type ReasonHeading = (typeof reasonHeadings)[number];

/**
 * What is written only where it belongs to the case, and stands in a record only where it was
 * written.
 */
export const caseHeadings = ['wishes', 'challenge'] as const;

/**
 * Where the person would have placed the child, or what they would have shared, before they saw the
 * recommendation.
 */
export interface OwnView {
  readonly level: Level | SharingOutcome | 'unsure';
  readonly why: string;
  /** It was given once the page had said to act. */
  readonly afterAct?: true;
}

/** What the person decided, beside what was recommended. */
export interface Choice {
  readonly follows: boolean;
  /** The level chosen instead, when not following. */
  readonly level?: Level;
  readonly why: string;
  /** A named second person: needed to go below the recommendation. */
  readonly secondPerson: string;
}

/** What is being shared, kept apart by how it is known; whose whereabouts are held back. */
export interface ToShare {
  readonly recipient: string;
  readonly facts: string;
  readonly opinion: string;
  readonly fromOthers: string;
  /**
   * Identity or whereabouts of someone at risk. Stays out of what is shared, unless the reason to
   * include it is given.
   */
  readonly protect: string;
  readonly includeProtected: boolean;
  readonly whyInclude: string;
}

/**
 * The record that a decision is begun from, for the same child after a review or for another child
 * in it: by its id, and when it was finished, ISO.
 */
export interface Earlier {
  readonly record: string;
  readonly finishedAt: string;
  /** It is of another child in the same events: it decides nothing again. */
  readonly otherChild?: true;
  /** It was noted without a decision: this is its first, and `finishedAt` is when it was noted. */
  readonly noted?: true;
}

/** What a professional writes about a decision, in their own words. */
export interface Account {
  readonly reference: string;
  readonly reasons: Readonly<Record<ReasonHeading, string>>;
  readonly consulted: string;
  readonly familyTold: string;
  /** What the child or young person wants and fears, as they said it; or why nobody could ask. */
  readonly wishes: string;
  /**
   * Where a referral was made before: whom the answer was challenged or chased with, by when they
   * reply, and what is disagreed with.
   */
  readonly challenge: string;
  readonly reviewOn: string;
  readonly triggers: string;
  readonly toShare: ToShare;
}
