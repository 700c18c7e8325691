import type { AboutSettled } from './about.ts';
import { decision } from './grammar/decision.ts';
import { concernIds } from './concerns.ts';
import { levels } from './outcomes.ts';

const next = { fgmKnown: 'profession', otherwise: 'holder' } as const;

/** What no call waits for: which other children to refer, whose duty to report it is, and which organisation answers for the information (B4, I13, D.4). */
export const details = decision({
  id: 'details',
  given: { level: levels, concerns: concernIds },
  start: { mayGoToSocialCare: 'other-children', otherwise: 'holder' },
  facts: {
    mayGoToSocialCare: { level: ['child-in-need', 'refer-urgently', 'call-999'] }, // where advice is taken, nothing goes yet (I37)
    fgmKnown: { concerns: ['fgm-known'] },
  },
  questions: {
    'other-children': { yes: next, unsure: next, no: next },
    profession: { teaching: 'holder', 'registered-health-or-care': 'holder', neither: 'holder', unsure: 'holder' },
    holder: {
      'council-or-nhs': 'ready-to-share',
      'police-or-probation': 'ready-to-share',
      'other-public-body': 'ready-to-share',
      'state-school': 'ready-to-share',
      'independent-school-or-childcare': 'ready-to-share',
      'gp-practice': 'ready-to-share',
      'commissioned-provider': 'ready-to-share',
      'voluntary-or-housing': 'ready-to-share',
      unsure: 'ready-to-share',
    },
  },
  outcomes: ['ready-to-share'],
});

/** What is true of each question. */
export const aboutDetails = {
  'other-children': { calm: 'no', decides: 'never', worst: 'yes', settled: false },
  profession: { calm: 'teaching', decides: 'never', worst: 'no-worse', settled: true },
  holder: { calm: 'council-or-nhs', decides: 'never', worst: 'no-worse', settled: true },
} as const satisfies AboutSettled<typeof details>;
