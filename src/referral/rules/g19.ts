import { isEmpty } from '../referral.ts';
import { knowing, where, written, type Rule } from './rule.ts';

/** G19. The child was spoken to, and their words are there; or why nobody could. */
export const g19: Rule = {
  kind: 'asked',
  level: 'warn',
  find: ({ referral, about }) => where(!about.unborn && isEmpty(referral.texts.words), 'words'),
  passes: (good) => knowing({ unborn: true })(written('words', '')(good)),
  fails: written('words', ''),
};
