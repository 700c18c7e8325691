import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G17. Earlier assessments and plans are named, or that there were none. */
export const g17: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.before), 'before'),
  passes: written('before', 'An early help assessment in March 2026, closed in June.'),
  fails: written('before', ' '),
};
