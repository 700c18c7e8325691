import type { SourcesText } from '../../content/schema.ts';
import { ageInDays, isoDay } from './dates.ts';

/** A source, how long ago it was looked at, and whether that is a year. */
export interface SourceSeen {
  readonly id: string;
  readonly source: SourcesText[string];
  readonly days: number;
  readonly late: boolean;
}

/**
 * The first day on which a check made on this day (or in this month or year, counted from its
 * start) is a year old.
 */
export function dueAgain(checked: string): string {
  const [year, month = '01', day = '01'] = checked.split('-');
  return `${Number(year) + 1}-${month}-${day}`;
}

/** Every source, the one that was looked at longest ago first; of one day in the order of their ids. */
export const sourcesByAge = (sources: SourcesText, now: Date): readonly SourceSeen[] =>
  Object.entries(sources)
    .map(([id, source]) => ({
      id,
      source,
      days: ageInDays(source.checked, now),
      late: dueAgain(source.checked) <= isoDay(now),
    }))
    .sort((one, other) => other.days - one.days || (one.id < other.id ? -1 : 1));
