import words from '../../content/pages/account.yaml';
import type { ToShare } from './account.ts';
import type { Problem } from './problem.ts';

/** No one with a part in it: a crowd, or a place where anyone may read (I35). */
const crowd =
  /\b(every ?(one|body)|any ?(one|body)|group ?chats?|chat ?groups?|whats ?app|facebook|social media|mailing lists?|staff ?room|all (the |of the )?(staff|parents|teachers|colleagues|families)|(the )?(whole|entire) (school|staff|team|office)|the public)\b/i;

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
  const { share } = words.problems;
  const problems: Problem[] = [];
  if (!recipient.trim()) problems.push({ field: 'recipient', message: share.recipient });
  else if (crowd.test(recipient))
    problems.push({
      field: 'recipient',
      message: share.crowd,
    });
  if (![facts, opinion, fromOthers].some((text) => text.trim()))
    problems.push({
      field: 'shareFacts',
      message: share.nothing,
    });
  if (protect.trim() && includeProtected && !whyInclude.trim())
    problems.push({
      field: 'whyInclude',
      message: share.whyInclude,
    });
  return problems;
}
