import { isOneOf, keysOf } from './grammar/known.ts';
import type { QuestionId } from './questions.ts';

/** Questions that share a page. */
export interface Together {
  /** In the order of the page, from the start. */
  readonly asks: readonly QuestionId[];
  /** Only once an answer on the page brings them. */
  readonly then: readonly QuestionId[];
}

/**
 * Facts that anyone can answer without thinking share a page; a judgement stands alone. Each stays a question of its machine, which
 * alone says whether it is asked.
 */
export const together = {
  child: { asks: ['area', 'age', 'allocated-worker', 'works-with-children', 'role', 'direction'], then: ['is-your-lead'] },
  checklist: { asks: ['domestic-abuse-checklist'], then: ['high-risk-grounds'] },
  family: { asks: ['response'], then: ['who-agreed', 'competent', 'informed'] },
  request: { asks: ['who-asks', 'verified', 'why-asked', 'anything-held'], then: ['about-a-child', 'needed-for-crime'] },
  details: {
    asks: ['other-children', 'profession', 'holder', 'recipient', 'identifiable', 'recipient-under-duty'],
    then: ['may-help-their-work'],
  },
  others: { asks: ['anyone-else'], then: ['could-help-others'] },
  ground: { asks: ['basis', 'sensitive', 'confidential'], then: ['condition', 'lifted-by'] },
  sending: { asks: ['how-much', 'method'], then: [] },
} as const satisfies Readonly<Record<string, Together>>;
export type TogetherId = keyof typeof together;

/** The page that a question shares; none where it stands alone. */
export const togetherWith = (question: string): TogetherId | undefined =>
  keysOf(together).find((id) => isOneOf([...together[id].asks, ...together[id].then], question));
