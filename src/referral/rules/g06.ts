import { holding, type Rule } from './rule.ts';
import { isWritten } from './incidents.ts';

/** G06. Of each thing that happened it is said whether it is past or goes on. */
export const g06: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) =>
    referral.incidents.flatMap((incident, i) =>
      isWritten(incident) && incident.stands === '' ? [{ at: `incident.${i}` as const }] : [],
    ),
  passes: (good) => good,
  fails: (good) =>
    holding({ incidents: good.referral.incidents.map((one) => ({ ...one, stands: '' })) })(good),
};
