import type { Row } from '../chronology.ts';

/** What a rule found: in a sentence, and in which rows, by their places in the chronology. */
export interface Finding {
  readonly says: string;
  readonly rows: readonly number[];
}
/** All that a rule looks at: the rows in order, and the day it is (YYYY-MM-DD). */
export interface Written {
  readonly rows: readonly Row[];
  readonly today: string;
}

/**
 * One rule of a chronology. A `pattern` is in what happened, and stands on the paper; `writing` is in
 * how it is told, and only helps to write it. Neither stops anyone, or says what it means.
 */
export interface Rule {
  readonly about: 'pattern' | 'writing';
  /** The rule in a sentence, with what in it is Windscreen's own. */
  readonly words: string;
  readonly find: (written: Written) => readonly Finding[];
  /** Changes to a good chronology: with the first it finds nothing, with the second something. */
  readonly passes: Change;
  readonly fails: Change;
}
export type Change = (good: Written) => Written;

/** A chronology with each of its rows changed. */
export const each =
  (change: (row: Row, place: number) => Partial<Row>): Change =>
  (good) => ({ ...good, rows: good.rows.map((row, i) => ({ ...row, ...change(row, i) })) });
export const asItIs: Change = (good) => good;

/** The places of the rows of which something holds. */
export const placesOf = (rows: readonly Row[], is: (row: Row) => boolean): readonly number[] =>
  rows.flatMap((row, i) => (is(row) ? [i] : []));
/** One finding in those rows, where there are some. */
export const inThese = (rows: readonly number[], says: string): readonly Finding[] =>
  rows.length > 0 ? [{ says, rows }] : [];
