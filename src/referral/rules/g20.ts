import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G20. It says what the parents said, or why they were not asked. */
export const g20: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.parents), 'parents'),
  passes: written('parents', 'Her mother said that he fell.'),
  fails: written('parents', ' '),
};
