import { outsideEngland } from '../../machines/givens.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { askedIn } from '../recommend/asked.ts';
import type { DecisionText } from '../../content/schema.ts';

/**
 * The areas that Windscreen holds a pack for, by id and name, in the order in which they are
 * offered.
 */
export const areaNames = (givens: DecisionText): readonly (readonly [id: string, name: string])[] =>
  Object.entries(askedIn(givens, 'area').answers)
    .filter(([id]) => id !== 'own-pack' && id !== 'council' && !isOneOf(outsideEngland, id))
    .map(([id, { label }]) => [id, label]);
