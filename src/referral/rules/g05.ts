import { incidentsIn } from '../referral.ts';
import { figures } from './figures.ts';
import { holding, where, written, type Rule } from './rule.ts';

/** G05. One line is not enough to act on. */
export const g05: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => {
    const told = [referral.texts.concern, ...incidentsIn(referral).map(({ what }) => what)];
    const words = told.join(' ').split(/\s+/).filter(Boolean).length;
    return where(words < figures.fewest, 'concern');
  },
  passes: written('concern', 'word '.repeat(figures.fewest)),
  fails: (good) => holding({ incidents: [] })(written('concern', 'Neglect.')(good)),
};
