import { silenceBetween } from '../../records/chronology.ts';
import type { Row } from './chronology.ts';
import { spanOf } from './day.ts';

/** A time in which nothing is told: between which days, and after and before which rows. */
export interface Silence {
  readonly months: number;
  readonly from: string;
  readonly to: string;
  readonly before: number;
  /** None where it lasts to this day. */
  readonly after?: number;
}

/**
 * Every silence in rows that are in order. A row that is of a month or a year may be of any day of
 * it, so that what is surely silent is said and nothing else.
 */
export function silencesIn(rows: readonly Row[], today: string): readonly Silence[] {
  let last: { readonly day: string; readonly place: number } | undefined;
  const found: Silence[] = [];
  const add = (to: string, after?: number) => {
    const months = last ? silenceBetween(last.day, to) : 0;
    if (last && months > 0)
      found.push({
        months,
        from: last.day,
        to,
        before: last.place,
        ...(after === undefined ? {} : { after }),
      });
  };
  for (const [place, { on }] of rows.entries()) {
    const span = spanOf(on);
    if (!span) continue;
    add(span.first, place);
    if (!last || span.last > last.day) last = { day: span.last, place };
  }
  add(today);
  return found;
}
