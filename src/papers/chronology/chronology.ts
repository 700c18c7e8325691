import type { EvidenceTag } from '../../records/account.ts';
import { partsOfTime } from '../../recommend/dates.ts';
import { timeTyped } from '../../recommend/typedDate.ts';

/** What kind of thing happened, so that the same again can be seen. From no source. */
export const kinds = [
  'hurt',
  'care',
  'violence',
  'unsafe',
  'not-brought',
  'away',
  'carer',
  'child',
  'told',
  'change',
  'services',
  'well',
  'other',
] as const;
type Kind = (typeof kinds)[number];
/** What is no worry in itself: it makes no pattern of worries. */
const noWorry: readonly (Kind | '')[] = ['change', 'services', 'well', 'other', ''];
export const isWorry = ({ kind }: Row): boolean => !noWorry.includes(kind);

/** Which entry a row was taken from: its record, its signature, and what it is called there. */
interface TakenFrom {
  readonly record: string;
  readonly entry: string;
  readonly words: string;
}

/** One thing that happened to the child. Empty where it was not written or is not known. */
export interface Row {
  /** YYYY-MM-DD, YYYY-MM or YYYY. */
  readonly on: string;
  /** What was typed as its date, and is none. */
  readonly unread: string;
  /** It may be out by a little. */
  readonly about: boolean;
  readonly time: string;
  readonly kind: Kind | '';
  readonly what: string;
  /** Who said or saw it. */
  readonly source: string;
  readonly known: EvidenceTag | '';
  readonly impact: string;
  readonly voice: string;
  readonly done: string;
  readonly from?: TakenFrom;
}
/** The texts of a row, in the order they are read. */
export const rowTexts = ['what', 'source', 'impact', 'voice', 'done'] as const;

export const noRow: Row = {
  on: '',
  unread: '',
  about: false,
  time: '',
  kind: '',
  what: '',
  source: '',
  known: '',
  impact: '',
  voice: '',
  done: '',
};

export const isEmpty = (text: string): boolean => text.trim() === '';
/** Whether anything stands in a row: a row with nothing written is none. */
export const isWritten = (row: Row): boolean =>
  [row.on, row.unread, row.time, row.kind, row.known, ...rowTexts.map((name) => row[name])].some(
    (text) => !isEmpty(text),
  );

/** What was written, newest last; those without a date come after all others. */
export const inOrder = (rows: readonly Row[]): readonly Row[] =>
  rows
    .filter(isWritten)
    .toSorted((a, b) => (a.on || '9999').localeCompare(b.on || '9999') || earlier(a, b));

/** By time of day; those without one first, as they were written. */
const earlier = (a: Row, b: Row) => minutesOf(a) - minutesOf(b);
function minutesOf({ time }: Row): number {
  const typed = timeTyped(time);
  if (!typed) return -1;
  const { hours, minutes } = partsOfTime(typed);
  return hours * 60 + minutes;
}
