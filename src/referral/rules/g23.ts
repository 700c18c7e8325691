import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G23. It says what goes well too. */
export const g23: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.strengths), 'strengths'),
  passes: written('strengths', 'Her gran has her every Sunday.'),
  fails: written('strengths', ' '),
};
