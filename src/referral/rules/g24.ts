import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G24. It says what is wanted of whoever reads it. */
export const g24: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.ask), 'ask'),
  passes: written('ask', 'Please see her today and hold a strategy discussion.'),
  fails: written('ask', ' '),
};
