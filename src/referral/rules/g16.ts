import { hasTelephone } from './telephone.ts';
import { where, written, type Rule } from './rule.ts';

/** G16. The parents, and others who work with them, can be rung. */
export const g16: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => where(!hasTelephone(referral.texts.telephones), 'telephones'),
  passes: written('telephones', 'Her mother: 01632 960 001. Her health visitor: 01632 960 002.'),
  fails: written('telephones', 'On file'),
};
