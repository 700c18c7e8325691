import { concerns } from './concerns.ts';
import type { Scale } from './grammar/decision.ts';
import { levels, type Level } from './outcomes.ts';

/** The floors that give way to nothing: advice gives way once an adviser has been heard (L2). */
export const firmFloors = (floors: Readonly<Record<string, Level | 'none'>>): Readonly<Record<string, Level>> =>
  Object.fromEntries(
    Object.entries(floors).filter((floor): floor is [string, Level] => floor[1] !== 'none' && floor[1] !== 'advice-today'),
  );

/**
 * The least level an answer permits: nothing answered later lets the level fall below it. Advice is a floor,
 * not an end: a walk cut short below `refer-urgently` could hide the answer that would have led there (L1).
 */
export const protection: Scale = {
  levels,
  floors: {
    'immediate-danger': { yes: 'call-999', soon: 'refer-urgently', unsure: 'refer-urgently' },
    concerns: firmFloors(concerns),
    'domestic-abuse-checklist': { 'fourteen-or-more': 'refer-urgently' }, // M.1
    harm: { unsure: 'universal-help' },
    advice: { 'not-yet': 'advice-today' },
    'help-needed': { unsure: 'advice-today' },
    'harm-given-refusal': { unsure: 'advice-today' },
    'harm-again': { yes: 'refer-urgently', unsure: 'advice-today' },
  },
};
