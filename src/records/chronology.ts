import { isoDay, partsOfDay } from '../recommend/dates.ts';
import type { Entries, Entry } from './entry.ts';
import { happenedAt, inCourse } from './happened.ts';
import { bare } from './spelling.ts';

/**
 * One entry of one record, or what Windscreen asks someone to notice there: a silence, or decisions
 * that stand close together.
 */
export type Moment =
  | { readonly what: 'entry'; readonly entry: Entry }
  /** Whole months in which nothing was recorded; `on`, where it lasts to this day. */
  | { readonly what: 'silence'; readonly months: number; readonly on: boolean }
  | { readonly what: 'together'; readonly decisions: number };

/**
 * Windscreen's own figures, from no source: a silence of more months than this, as many of one kind
 * within a year, in months.
 */
export const figures = { silent: 6, many: 3, year: 12 } as const;
const { silent, many, year: aYear } = figures;

/**
 * Every entry of one child's records in the order they happened, newest last, with what is to be
 * noticed where it is.
 */
export function chronology(all: readonly Entries[], now: Date): readonly Moment[] {
  const entries = inCourse(all.flat()).map(({ entry }) => entry);
  const decisions = entries
    .filter(({ kind }) => kind === 'decision')
    .map((entry) => dayOf(happenedAt(entry)));
  const isOpen = all.some((one) => one[0].kind !== 'destroyed' && last(one) !== 'closed');
  let decided = 0;
  return entries.flatMap((entry, i): Moment[] => {
    const after = entries[i + 1];
    const next = after ? happenedAt(after) : isOpen ? now.toISOString() : undefined;
    const months = next ? silenceBetween(dayOf(happenedAt(entry)), dayOf(next)) : 0;
    const close = entry.kind === 'decision' ? closeBy(decisions, decided++) : 0;
    return [
      { what: 'entry', entry },
      ...(close > 0 ? [{ what: 'together', decisions: close } as const] : []),
      ...(months > 0 ? [{ what: 'silence', months, on: i === entries.length - 1 } as const] : []),
    ];
  });
}

/**
 * The records that go by the same reference, however it was spelt. One without a reference goes by
 * none.
 */
export function sameReference<R extends { readonly id: string; readonly reference: string }>(
  records: readonly R[],
  id: string,
): readonly R[] {
  const reference = bare(records.find((one) => one.id === id)?.reference ?? '');
  return records.filter(
    (one) => one.id === id || (reference !== '' && bare(one.reference) === reference),
  );
}

const dayOf = (at: string) => isoDay(new Date(at));
const last = (entries: Entries) =>
  entries.findLast(({ kind }) => kind === 'closed' || kind === 'reopened')?.kind;

/**
 * How many decisions stand within a year up to this one; 0 where they are too few, or the next one
 * will say it.
 */
function closeBy(decisions: readonly string[], i: number): number {
  const close = decisions.map(
    (last, n) => decisions.slice(0, n + 1).filter((day) => monthsOn(day, aYear) >= last).length,
  );
  const [here = 0, next = 0] = close.slice(i, i + 2);
  return here >= many && next < many ? here : 0;
}

/**
 * The whole months between two days (YYYY-MM-DD), where they are long enough to be a silence; 0
 * where they are not.
 */
export function silenceBetween(from: string, to: string): number {
  if (monthsOn(from, silent) >= to) return 0;
  let months = silent;
  while (monthsOn(from, months + 1) <= to) months++;
  return months;
}

/**
 * The same day some months on, to be compared and not to be shown: the 31st of a short month is
 * after its end.
 */
export function monthsOn(day: string, some: number): string {
  const { year, month } = partsOfDay(day);
  const months = year * 12 + (month - 1) + some;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}${day.slice(7)}`;
}
