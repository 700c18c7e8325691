import { holding, type Rule } from './rule.ts';
import { isWritten } from './incidents.ts';

/** G14. Of each thing that happened it is said how it is known: seen, said, told, or thought. */
export const g14: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral }) =>
    referral.incidents.flatMap((incident, i) =>
      isWritten(incident) && incident.known === '' ? [{ at: `incident.${i}` as const }] : [],
    ),
  passes: (good) => good,
  fails: (good) =>
    holding({ incidents: good.referral.incidents.map((one) => ({ ...one, known: '' })) })(good),
};
