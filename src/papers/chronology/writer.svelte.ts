import { asTyped } from '../../recommend/typedDate.ts';
import type { TypedDate } from '../../ui/form/DateInput.svelte';
import { Form } from '../../ui/form/form.svelte.ts';
import { noRow, type Row } from './chronology.ts';
import { spanTyped } from './day.ts';
import { namesOf } from './others.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };
/** An event as it is typed: its date in three boxes. */
export type TypedRow = Open<Omit<Row, 'on' | 'unread'>> & { day: TypedDate };
interface Values {
  reference: string;
  rows: TypedRow[];
  /** Names and references of other children, one on a line. */
  others: string;
  /** Those of them, or parts of them, that stay in. */
  stays: string[];
}

const typedRow = ({ on, unread: _, ...row }: Row): TypedRow => ({ ...row, day: asTyped(on) });
/** An event as it was meant: a date that is none, in the very words that were typed. */
export function rowMeant({ day, ...row }: TypedRow): Row {
  const on = spanTyped(day);
  const unread = on === undefined ? [day.day, day.month, day.year].join(' ').trim() : '';
  return { ...row, on: on ?? '', unread };
}

/** A chronology as it is being written. */
export class ChronologyWriter extends Form<Values> {
  constructor(start: Pick<Values, 'reference' | 'others'> & { readonly rows: readonly Row[] }) {
    super({ ...start, rows: start.rows.map(typedRow), stays: [] });
  }
  readonly rows: readonly Row[] = $derived.by(() => this.values.rows.map(rowMeant));
  /** The names and references that are taken out. */
  readonly takenOut: readonly string[] = $derived.by(() =>
    namesOf(this.values.others).filter((name) => !this.values.stays.includes(name)),
  );

  add(...rows: readonly Row[]): void {
    this.values.rows.push(...(rows.length > 0 ? rows : [noRow]).map(typedRow));
  }
  take(at: number): void {
    this.values.rows.splice(at, 1);
  }
  /** What was typed here before a lock, a reload or a crash. */
  takeUp(typed: unknown): void {
    this.values = { ...this.values, ...(typed as Partial<Values>) }; // only this page keeps it
  }
}
