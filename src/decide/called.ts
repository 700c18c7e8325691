import words from '../../content/pages/called.yaml';
import { dateAndTime } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';

/** That 999 was called, and when (ISO), in words: for the record and for the pages after it. */
export const calledWords = (calledAt: string): string =>
  filled(words.calledAt, { when: dateAndTime(new Date(calledAt)) });
