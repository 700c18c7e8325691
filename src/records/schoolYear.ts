import { isoDay, partsOfDay } from '../recommend/dates.ts';

/*
 * A school year begins in September. Its terms are taken as four months each: schools differ by
 * days, and no record says which school's it follows.
 */

/** The month of a moment in England, YYYY-MM. */
export const isoMonth = (moment: string): string => isoDay(new Date(moment)).slice(0, 7);

/** Some months after a month, or before it, both as YYYY-MM. */
export function monthsAfter(from: string, some: number): string {
  const { year, month } = partsOfDay(from);
  const months = year * 12 + (month - 1) + some;
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** The month in which the school year of a month begins. */
export const schoolYearOf = (month: string): string => since(month, 12);
/** The month in which the term of a month begins: September, January or May. */
export const termOf = (month: string): string => since(month, 4);
/** September is the month 8, counted from 0; so are the terms, four apart. */
const since = (month: string, length: 4 | 12) =>
  monthsAfter(month, -((partsOfDay(month).month - 1 - 8 + 12) % length));

/** The days of which a report is made, as a governing body asks for them. */
export const reportSpans = ['term', 'year', 'last-year', 'all'] as const;
export type ReportSpan = (typeof reportSpans)[number];

/** The first and the last day, both counted, YYYY-MM-DD: of what is not over yet, today is last. */
export function reportDays(
  span: ReportSpan,
  now: Date,
): { readonly from: string; readonly to: string } {
  const today = isoDay(now);
  const year = schoolYearOf(today.slice(0, 7));
  if (span === 'all') return { from: '0000-01-01', to: '9999-12-31' };
  if (span === 'term') return { from: `${termOf(today.slice(0, 7))}-01`, to: today };
  if (span === 'year') return { from: `${year}-01`, to: today };
  return { from: `${monthsAfter(year, -12)}-01`, to: `${year.slice(0, 4)}-08-31` };
}
