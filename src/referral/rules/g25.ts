import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G25. It says why now. */
export const g25: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.now), 'now'),
  passes: written('now', 'She said for the first time that she is hit.'),
  fails: written('now', ' '),
};
