import { isEmpty } from '../referral.ts';
import { hasTelephone } from './telephone.ts';
import { where, written, type Rule } from './rule.ts';

/** G07. Whoever reads it can reach whoever wrote it: job and service, a direct number, and when. */
export const g07: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral: { texts } }) => [
    ...where(isEmpty(texts.role), 'role'),
    ...where(!hasTelephone(texts.telephone), 'telephone'),
    ...where(isEmpty(texts.hours), 'hours'),
  ],
  passes: written('telephone', '01632 960 147'),
  fails: written('telephone', 'Ask at the desk'),
};
