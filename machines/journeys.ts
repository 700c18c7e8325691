import { actions } from './actions.ts';
import { asking } from './asking.ts';
import { consent } from './consent.ts';
import type { Journey } from './grammar/journey.ts';
import { details } from './details.ts';
import { danger } from './danger.ts';
import { givens } from './givens.ts';
import { need } from './need.ts';
import { sharing } from './sharing.ts';

/** Outcomes of the givens after which nothing more is asked here. */
const endsAt = ['not-england', 'adult-route', 'worker-route', 'begin-again-for-each-child'];

/** From a worry to a referral. */
const refer: Journey = {
  id: 'refer',
  actions,
  endsAt,
  stages: [
    { decision: danger },
    { decision: givens },
    { decision: need },
    { decision: consent },
    { decision: details },
    { decision: sharing },
  ],
};

/** From holding information, or being asked for it, to sharing. */
const share: Journey = {
  id: 'share',
  actions,
  endsAt,
  stages: [
    { decision: danger },
    { decision: givens },
    { decision: asking },
    { decision: need, when: { asking: ['decide-need-first'] } },
    { decision: details },
    { decision: sharing },
  ],
};

export const journeys = { refer, share } as const;
export type JourneyId = keyof typeof journeys;
