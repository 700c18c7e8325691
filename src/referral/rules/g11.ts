import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G11. It says in so many words what the worry is, and what it means for this child. */
export const g11: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.concern), 'concern'),
  passes: written('concern', 'He is hungry and cannot learn.'),
  fails: written('concern', ' '),
};
