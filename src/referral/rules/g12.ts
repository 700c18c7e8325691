import { isoDay } from '../../recommend/dates.ts';
import { isEmpty } from '../referral.ts';
import { lastDay } from './incidents.ts';
import { holding, where, type Rule } from './rule.ts';

/** G12. It goes on the day that something happened, or says why it did not. */
export const g12: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral, now }) => {
    const last = lastDay(referral);
    const isLate = last !== undefined && last < isoDay(now);
    return where(isLate && isEmpty(referral.texts.delay), 'delay');
  },
  passes: (good) => good,
  fails: (good) =>
    holding({ incidents: good.referral.incidents.map((one) => ({ ...one, on: '2026-11-02' })) })(
      good,
    ),
};
