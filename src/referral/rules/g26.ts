import { figures } from './figures.ts';
import { knowing, where, type Rule } from './rule.ts';

/** G26. The level rests on more than one thing of which it is said how it is known. */
export const g26: Rule = {
  kind: 'checked',
  level: 'warn',
  find: ({ referral, about: { level } }) => {
    const known = referral.incidents.filter((incident) => incident.known !== '').length;
    return where(level !== undefined && level.known + known < figures.evidence, 'incidents');
  },
  passes: knowing({ level: { words: 'Significant harm', known: figures.evidence } }),
  fails: (good) => ({
    ...knowing({ level: { words: 'Significant harm', known: 0 } })(good),
    referral: {
      ...good.referral,
      incidents: good.referral.incidents.map((one) => ({ ...one, known: '' as const })),
    },
  }),
};
