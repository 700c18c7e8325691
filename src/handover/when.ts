import words from '../../content/pages/kept.yaml';
import { decidedOf } from '../records/decided.ts';
import type { AddedEntry, Entries, Entry } from '../records/entry.ts';
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

/** One thing that happened in one of several records, which are counted from 1. */
interface InTime {
  readonly when: string;
  readonly what: string;
  readonly record: number;
  /** When it was written down, where that was later; empty where it was not. */
  readonly written: string;
}

/** All that is in several records in the order that it happened. */
export const inTime = (records: readonly Entries[]): readonly InTime[] => {
  const whose = new Map(records.flatMap((entries, i) => entries.map((entry) => [entry, i + 1])));
  return inCourse(records.flat()).map(({ entry }) => ({
    when: whenWords(entry),
    what:
      entry.kind === 'decision'
        ? filled(words.decisionOf, { act: decidedOf(entry.decision).act })
        : entry.title,
    record: whose.get(entry) ?? 0,
    written: writtenWords(entry),
  }));
};
/** The same as text, a line each. */
export const linesInTime = (records: readonly Entries[]): readonly string[] =>
  inTime(records).map(({ when, what, record, written }) =>
    [filled(words.inRecord, { when, n: record, what }), written].filter(Boolean).join('. '),
  );
