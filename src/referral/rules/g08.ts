import { isEmpty } from '../referral.ts';
import { where, written, type Rule } from './rule.ts';

/** G08. It says how often, and since when. */
export const g08: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(isEmpty(referral.texts.pattern), 'pattern'),
  passes: written('pattern', 'Three times since half term.'),
  fails: written('pattern', ' '),
};
