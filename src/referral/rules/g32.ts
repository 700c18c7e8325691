import { holding, where, type Rule } from './rule.ts';

/** G32. A stranger who reads it could picture the day of this child. */
export const g32: Rule = {
  kind: 'asked',
  level: 'inform',
  find: ({ referral }) => where(!referral.before.stranger, 'sending'),
  passes: (good) => good,
  fails: (good) => holding({ before: { ...good.referral.before, stranger: false } })(good),
};
