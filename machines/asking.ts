import type { About } from './about.ts';
import { decision } from './grammar/decision.ts';
import type { Fact } from './grammar/fact.ts';

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

/**
 * The council asks for it, to find out whether a child is suffering significant harm: how serious it is, it decides. Whoever answers
 * is told of no level below advice, and given no words for one.
 */
export const councilEnquires = { 'why-asked': ['section-47'] } as const satisfies Fact;

/** What is true of each question. */
export const aboutAsking = {
  direction: { calm: 'telling', decides: 'never' },
  'child-at-risk': { calm: 'no', decides: 'never', worst: 'yes' },
} as const satisfies About<typeof asking>;
