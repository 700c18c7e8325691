import { holding, where, type Rule } from './rule.ts';

/** G03. It is typed, and read over: handwriting and poor spelling are hard to read. */
export const g03: Rule = {
  kind: 'asked',
  level: 'inform',
  find: ({ referral }) => where(!referral.before.typed, 'sending'),
  passes: (good) => good,
  fails: (good) => holding({ before: { ...good.referral.before, typed: false } })(good),
};
