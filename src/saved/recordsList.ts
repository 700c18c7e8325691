import words from '../../content/pages/records.yaml';
import type { RecordRow } from '../ui/text/RecordsTable.svelte';
import { linesOf } from '../records/csv.ts';
import type { Summary } from '../records/summary.ts';
import type { Work } from '../records/work.ts';

/** How the list of records may be sorted. */
export const sorts = ['newest', 'reference', 'due'] as const;
export type Sort = (typeof sorts)[number];

const byReference = new Intl.Collator('en-GB', { numeric: true });

/**
 * The same records in another order, given newest first, which is how those stand that the order
 * does not part: without a reference, or with nothing due.
 */
export function inOrder(
  newest: readonly Summary[],
  sort: Sort,
  work: readonly Work[],
): readonly Summary[] {
  if (sort === 'newest') return newest;
  if (sort === 'reference')
    return newest.toSorted(
      (a, b) =>
        Number(!a.reference.trim()) - Number(!b.reference.trim()) ||
        byReference.compare(a.reference.trim(), b.reference.trim()),
    );
  const first = new Map(work.toReversed().map(({ id }, i) => [id, work.length - i]));
  const place = ({ id }: Summary) => first.get(id) ?? Infinity;
  return newest.toSorted((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}

/** The list as a table, in the words of the page. */
export const listCsv = (
  rows: readonly (RecordRow & { readonly state: Summary['state'] })[],
): string =>
  linesOf([
    [words.reference, words.decided, words.level, words.what, words.next, words.openOrClosed],
    ...rows.map(({ reference, decided, levelName, what, next, state }) => [
      reference,
      decided,
      levelName,
      what,
      next,
      words.states[state],
    ]),
  ]);
