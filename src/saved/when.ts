import words from '../../content/pages/kept.yaml';
import type { Entry } from '../records/entry.ts';
import { dayWithoutTime, happenedAt, writtenLater } from '../records/happened.ts';
import { dateAndTime, longDate } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';

/** When something happened, as a time line says it: a day, and a time where there is one. */
export const whenWords = (entry: Entry): string => {
  const at = new Date(happenedAt(entry));
  return dayWithoutTime(entry) === undefined ? dateAndTime(at) : longDate(at);
};

/** When it was written down, where that was at another time; empty where it was not. */
export const writtenWords = (entry: Entry): string =>
  writtenLater(entry) ? filled(words.writtenDown, { when: dateAndTime(new Date(entry.at)) }) : '';
