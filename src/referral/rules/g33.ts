import { holding, where, type Rule } from './rule.ts';

/** G33. It says how serious this is: no more and no less. */
export const g33: Rule = {
  kind: 'asked',
  level: 'warn',
  find: ({ referral }) => where(!referral.before.severity, 'sending'),
  passes: (good) => good,
  fails: (good) => holding({ before: { ...good.referral.before, severity: false } })(good),
};
