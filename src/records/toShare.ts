import { isOneOf } from '../../machines/grammar/known.ts';
import { shared } from '../../machines/outcomes.ts';
import type { Choice, ToShare } from './account.ts';
import type { Following } from '../recommend/following.ts';
import type { Problem } from './problem.ts';

/** No one with a part in it: a crowd, or a place where anyone may read (I35). */
const crowd =
  /\b(every ?(one|body)|any ?(one|body)|group ?chats?|chat ?groups?|whats ?app|facebook|social media|mailing lists?|staff ?room|all (the |of the )?(staff|parents|teachers|colleagues|families)|(the )?(whole|entire) (school|staff|team|office)|the public)\b/i;

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

/** What stops this from being shared as it stands (I33, I35). */
export function sharingProblems({
  recipient,
  facts,
  opinion,
  fromOthers,
  protect,
  includeProtected,
  whyInclude,
}: ToShare): Problem[] {
  const problems: Problem[] = [];
  if (!recipient.trim())
    problems.push({ field: 'recipient', message: 'Name the person or the role that this goes to' });
  else if (crowd.test(recipient))
    problems.push({
      field: 'recipient',
      message:
        'Name one person or one role that needs this. It cannot go to a group or to everyone',
    });
  if (![facts, opinion, fromOthers].some((text) => text.trim()))
    problems.push({
      field: 'shareFacts',
      message: 'Write what you will share, or clear who it goes to',
    });
  if (protect.trim() && includeProtected && !whyInclude.trim())
    problems.push({
      field: 'whyInclude',
      message: 'Write why they need to know who or where someone at risk is, or leave it out',
    });
  return problems;
}
