import { outsideEngland } from '../../machines/givens.ts';
import type { DecisionText } from '../../content/schema.ts';

/** The areas that Windscreen holds a pack for, by id and name, in the order in which they are offered. */
export const areaNames = ({ questions }: DecisionText): readonly (readonly [id: string, name: string])[] =>
  Object.entries(questions['area']!.answers)
    .filter(([id]) => id !== 'own-pack' && !(outsideEngland as readonly string[]).includes(id))
    .map(([id, { label }]) => [id, label]);
