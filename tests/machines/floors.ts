import {
  concerns,
  neverTell,
  notYetTold,
  violenceAtHome,
  type Concern,
} from '../../machines/concerns.ts';
import { levels, type Level } from '../../machines/outcomes.ts';

export const rank = (level: unknown) => levels.indexOf(level as Level);

/**
 * Which levels may stand for a concern: no lower than its own; and nothing but advice or harm for
 * one that asks for advice.
 */
export function mayStand(concern: Concern, level: Level): boolean {
  const own: string = concerns[concern];
  if (own === 'none') return true;
  if (own === 'advice-today') return rank(level) >= rank('advice-today');
  return rank(level) >= rank(own) && level !== 'advice-today'; // an adviser could talk it down again
}

/** A concern of each floor, apart where a question or a route knows it by name. */
export const kinds = (Object.keys(concerns) as Concern[]).filter((concern, i, every) => {
  const kind = (one: Concern) =>
    `${concerns[one]} ${(violenceAtHome as Concern[]).includes(one)} ${(neverTell as Concern[]).includes(one)} ${(notYetTold as Concern[]).includes(one)}`;
  return every.findIndex((other) => kind(other) === kind(concern)) === i;
});
