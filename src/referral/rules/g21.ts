import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G21. It says whether they agreed, or why it goes without that. */
export const g21: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.agreement), 'agreement'),
  passes: written('agreement', 'Her mother agreed on 24 November.'),
  fails: written('agreement', ' '),
};
