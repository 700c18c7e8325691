import { waitsIn } from './course.ts';
import { lastOf, type Entries } from './entry.ts';

/**
 * Which of a child's records say that the file was sent or received: those that wait for it, or
 * where none does, the one that was written in last.
 */
export function saysOfFile<R extends { readonly entries: Entries }>(
  records: readonly R[],
): readonly R[] {
  const waiting = records.filter(({ entries }) =>
    waitsIn(entries).some(({ what }) => what === 'file-transfer' || what === 'file-receipt'),
  );
  const newest = records
    .toSorted((a, b) => lastOf(b.entries).at.localeCompare(lastOf(a.entries).at))
    .slice(0, 1);
  return waiting.length > 0 ? waiting : newest;
}
