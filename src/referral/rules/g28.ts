import { holding, where, type Rule } from './rule.ts';

/** G28. It goes by a secure way to an address that was checked. */
export const g28: Rule = {
  kind: 'asked',
  level: 'warn',
  find: ({ referral }) => where(!referral.before.securely, 'sending'),
  passes: (good) => good,
  fails: (good) => holding({ before: { ...good.referral.before, securely: false } })(good),
};
