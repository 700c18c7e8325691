import { actions } from './actions.ts';
import { notYetTold } from './concerns.ts';
import { holds, type Fact, type Memory } from './grammar/fact.ts';
import { keysOf } from './grammar/known.ts';
import { nothingGoesOut } from './outcomes.ts';

/**
 * Whom the worry may be about, or who is not to be told of it: nobody is sent to them. The lead counts where the person
 * is not sure, as everywhere; the family from when telling them was found unsafe, or could be, also where the child alone may be told.
 */
export const concerned = {
  lead: { 'is-your-lead': ['yes', 'unsure'] },
  family: [
    ...actions['do-not-approach-the-family'].when,
    actions['tell-only-the-child'].when,
    { concerns: notYetTold, direction: ['telling', 'asked'], sharing: nothingGoesOut }, // sharing ended before it was asked (M.2)
  ],
} as const satisfies Readonly<Record<string, Fact>>;
export type Concerned = keyof typeof concerned;

/** Who is concerned, by what is remembered so far. */
export const whoIsConcerned = (memory: Memory): readonly Concerned[] => keysOf(concerned).filter((one) => holds(concerned[one], memory));
