import { isEmpty } from '../referral.ts';
import { holding, where, type Rule } from './rule.ts';
import { isWritten } from './incidents.ts';

/** G09. Of each thing that happened it says who, what, where and when. */
export const g09: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) => [
    ...where(!referral.incidents.some(isWritten), 'incidents'),
    ...referral.incidents.flatMap((incident, i) => {
      const { on, time, where: place, who, what } = incident;
      const gaps = [on && time, place, who, what].some((part) => isEmpty(part));
      return isWritten(incident) && gaps ? [{ at: `incident.${i}` as const }] : [];
    }),
  ],
  passes: (good) => good,
  fails: (good) =>
    holding({ incidents: good.referral.incidents.map((one) => ({ ...one, where: '' })) })(good),
};
