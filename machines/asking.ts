import type { About } from './about.ts';
import { decision } from './grammar/decision.ts';

/** How the share journey starts: offered or asked for, and whether a child may be at risk (D.5, D.6, R6). */
export const asking = decision({
  id: 'asking',
  start: 'direction',
  questions: {
    direction: { telling: 'child-at-risk', asked: 'child-at-risk' },
    'child-at-risk': { yes: 'decide-need-first', unsure: 'decide-need-first', no: 'decide-sharing' },
  },
  outcomes: ['decide-sharing', 'decide-need-first'],
});

/** What is true of each question. */
export const aboutAsking = {
  direction: { calm: 'telling', decides: 'never' },
  'child-at-risk': { calm: 'no', decides: 'never', worst: 'yes' },
} as const satisfies About<typeof asking>;
