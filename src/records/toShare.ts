import { isOneOf } from '../../machines/grammar/known.ts';
import { shared } from '../../machines/outcomes.ts';
import type { Choice, ToShare } from './account.ts';
import type { Following } from '../recommend/following.ts';

/**
 * Whether something leaves the organisation. Where not, what was written to share was not shared.
 */
export const isShared = ({ sharing }: Pick<Following, 'sharing'>): boolean =>
  isOneOf(shared, sharing?.id);

/**
 * Whether something may be shared by what was decided: so it may where something else was done than
 * share as recommended.
 */
export const mayShare = (
  choice: Pick<Choice, 'follows' | 'level'> | undefined,
  decided: Pick<Following, 'sharing' | 'level'>,
): boolean =>
  isShared(decided) || (choice !== undefined && !choice.follows && !choice.level && !decided.level);

/** Whether anything has been written down to share. */
export const sharesSomething = ({ recipient, facts, opinion, fromOthers }: ToShare) =>
  [recipient, facts, opinion, fromOthers].some((text) => text.trim() !== '');
