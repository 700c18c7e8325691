import { momentInEngland } from '../recommend/clocks.ts';
import { isoDay } from '../recommend/dates.ts';
import type { Entry } from './entry.ts';

/**
 * The day (YYYY-MM-DD) on which something happened of which no time is given; none where there is
 * one.
 */
export const dayWithoutTime = (entry: Entry): string | undefined =>
  'fields' in entry && !entry.fields['when'] ? entry.fields['on'] : undefined;

/**
 * When something happened (ISO), which may be long before it was written down: a decision when it
 * was finished, and what has a day and no time at the end of that day, unless it was written down
 * on it.
 */
export function happenedAt(entry: Entry): string {
  if (entry.kind === 'decision') return entry.decision.finishedAt;
  if (!('fields' in entry)) return entry.at;
  const on = dayWithoutTime(entry);
  if (on === undefined) return entry.fields['when'] ?? entry.at;
  return isoDay(new Date(entry.at)) === on ? entry.at : momentInEngland(on, '23:59').toISOString();
}

/**
 * Whether it was written down at another moment than it happened, to the minute that a person is
 * shown. A decision is written as it is made.
 */
export const writtenLater = (entry: Entry): boolean => {
  if (entry.kind === 'decision') return false;
  const on = dayWithoutTime(entry);
  return on === undefined
    ? entry.at.slice(0, 16) !== happenedAt(entry).slice(0, 16)
    : isoDay(new Date(entry.at)) !== on;
};

/**
 * Entries in the order they happened, with the place of each among those that were given; at one
 * moment, as they were written.
 */
export const inCourse = (
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly place: number }[] =>
  entries
    .map((entry, place) => ({ entry, place, when: happenedAt(entry) }))
    .sort(
      (a, b) =>
        a.when.localeCompare(b.when) ||
        a.entry.at.localeCompare(b.entry.at) ||
        a.entry.n - b.entry.n,
    );
