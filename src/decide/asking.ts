import type { EvidenceTag } from '../records/account.ts';

/** The question whose page asks what is new, and whose note holds it (M.5). */
export const asksForNews = 'referral-answer';

/** How an answer is known, and what the person adds to it. */
export interface Known {
  readonly tag: EvidenceTag | undefined;
  readonly note: string;
}

/** An answer that somebody gave, and how they know. */
export interface Answered {
  readonly answer: string | readonly string[];
  readonly known: Known;
}

/**
 * One question as it stands: whether any number can be ticked, what is offered here, and what was
 * answered before.
 */
export interface Asking extends Known {
  readonly ticks: boolean;
  readonly offered: readonly string[];
  readonly given: string | readonly string[] | undefined;
  /**
   * The answer that fits who holds the information, where there is one; the person decides (D.4).
   */
  readonly suggested?: string | undefined;
}
