import { peopleIn } from '../referral.ts';
import { holding, where, type Rule } from './rule.ts';

/** G22. Everyone in the home is named by who they are, and every child linked with it. */
export const g22: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(peopleIn(referral).length === 0, 'people'),
  passes: holding({ people: [{ who: 'Mother', lives: 'yes' }] }),
  fails: holding({ people: [] }),
};
