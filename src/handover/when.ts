import words from '../../content/pages/kept.yaml';
import type { AddedEntry, Entry } from '../records/entry.ts';
import { dayWithoutTime, happenedAt, inCourse, writtenLater } from '../records/happened.ts';
import { dateAndTime, longDate } from '../recommend/dates.ts';
import { isolated } from '../records/isolated.ts';
import { filled } from '../ui/filled.ts';

/** When something happened, as a time line says it: a day, and a time where there is one. */
export const whenWords = (entry: Entry): string => {
  const at = new Date(happenedAt(entry));
  return dayWithoutTime(entry) === undefined ? dateAndTime(at) : longDate(at);
};

/** When it was written down, where that was at another time; empty where it was not. */
export const writtenWords = (entry: Entry): string =>
  writtenLater(entry) ? filled(words.writtenDown, { when: dateAndTime(new Date(entry.at)) }) : '';

/** What was asked and said in an entry, as a time line has it under the moment it happened: that moment is not said again. */
export const saidUnder = (entry: AddedEntry): readonly (readonly [asked: string, said: string])[] =>
  entry.shown
    .filter(([, said]) => said !== whenWords(entry))
    .map(([asked, said]) => [asked, isolated(said)] as const);

/**
 * Entries in the order they happened, each with its place among those that were given, and what is
 * said of when it was written. Where one was written down late, each says its place: a receipt
 * vouches for those up to its own. The screen, the text and Word all go by this.
 */
export function courseOf(entries: readonly Entry[]): readonly {
  readonly entry: Entry;
  readonly place: number;
  readonly notes: readonly string[];
}[] {
  const course = inCourse(entries);
  const moved = course.some(({ place }, i) => place !== i);
  return course.map(({ entry, place }) => ({
    entry,
    place,
    notes: [moved ? filled(words.place, { n: place + 1 }) : '', writtenWords(entry)].filter(
      Boolean,
    ),
  }));
}
