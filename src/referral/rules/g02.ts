import { holding, where, type Rule } from './rule.ts';

/** G02. The child can be identified from the form: without that little can be done. */
export const g02: Rule = {
  kind: 'asked',
  level: 'warn',
  find: ({ referral }) => where(!referral.before.identity, 'sending'),
  passes: (good) => good,
  fails: (good) => holding({ before: { ...good.referral.before, identity: false } })(good),
};
