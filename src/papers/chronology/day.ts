import { monthsOn } from '../../records/chronology.ts';
import { dayTyped } from '../../recommend/typedDate.ts';
import type { TypedDate } from '../../ui/form/DateInput.svelte';

/*
 * When something happened, as far as it is known: a day (YYYY-MM-DD), a month (YYYY-MM), a year
 * (YYYY), or nothing.
 */

/** The first and the last day (YYYY-MM-DD) on which it may have happened. */
export interface Span {
  readonly first: string;
  readonly last: string;
}

/** The days that a day, a month or a year takes; none where nothing is known. */
export function spanOf(on: string): Span | undefined {
  const [year = '', month = '', day = ''] = on.split('-');
  if (!year) return undefined;
  if (day) return { first: on, last: on };
  const first = `${year}-${month || '01'}-01`;
  const next = monthsOn(first, month ? 1 : 12);
  return { first, last: dayBefore(next) };
}
const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 24 * 3_600_000).toISOString().slice(0, 10);

/**
 * What was typed in three boxes, of which the day, or the day and the month, may be left empty;
 * empty where nothing was typed, and undefined where there is no such time.
 */
export function spanTyped(typed: TypedDate): string | undefined {
  const [day, month, year] = [typed.day.trim(), typed.month.trim(), typed.year.trim()];
  if (!day && !month && !year) return '';
  const whole = dayTyped(typed);
  if (whole || day) return whole;
  const first = dayTyped({ day: '1', month: month || '1', year });
  return first?.slice(0, month ? 7 : 4);
}
