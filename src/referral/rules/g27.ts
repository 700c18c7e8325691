import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G27. It says what the child’s background means for how they are met. */
export const g27: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.background), 'background'),
  passes: written('background', 'White British. English. No disability known.'),
  fails: written('background', ' '),
};
