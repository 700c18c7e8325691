import words from '../../content/pages/kept.yaml';
import type { AddedEntry, Entry } from '../records/entry.ts';
import { dayWithoutTime, happenedAt, writtenLater } from '../records/happened.ts';
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
