import { isEmpty } from '../referral.ts';
import { knowing, where, written, type Rule } from './rule.ts';

/** G18. Of a child who is not born it says who the father is, and the mother’s partner. */
export const g18: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral, about }) => where(about.unborn && isEmpty(referral.texts.father), 'father'),
  passes: (good) => written('father', 'He lives with her.')(knowing({ unborn: true })(good)),
  fails: (good) => written('father', '')(knowing({ unborn: true })(good)),
};
