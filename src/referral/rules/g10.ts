import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G10. It says what was done, and what came of it. */
export const g10: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.done), 'done'),
  passes: written('done', 'I rang his mother at noon. She came.'),
  fails: written('done', ' '),
};
