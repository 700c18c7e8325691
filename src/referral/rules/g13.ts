import { fieldsAsked, isEmpty } from '../referral.ts';
import { knowing, written, type Rule } from './rule.ts';
import { promptsOf } from '../prompts.ts';

/** G13. Nothing is left out: what is not known is said to be, and why. */
export const g13: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral, about }) => {
    const empty = fieldsAsked(about).filter(
      (field) => field !== 'delay' && isEmpty(referral.texts[field]),
    );
    const untold = promptsOf(about.agency).filter((prompt) => isEmpty(referral.told[prompt]));
    const n = empty.length + untold.length;
    return n > 0 ? [{ at: 'sending', words: String(n) }] : [];
  },
  passes: (good) => good,
  fails: (good) => written('background', '')(knowing({ agency: 'other' })(good)),
};
