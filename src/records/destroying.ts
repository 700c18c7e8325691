import { keptBy } from './course.ts';
import type { Entries } from './entry.ts';
import { isFullName, maybeSamePerson } from './person.ts';

/**
 * Why a record is not destroyed: something in it is open, or whoever authorises it is not named in
 * full, wrote it, or destroys it.
 */
export type DestroyFault = 'open' | 'not-full-name' | 'wrote-it' | 'destroys-it';

/**
 * All that stands in the way of destroying a record now. Two people do it, and neither alone is the
 * one who wrote it.
 */
export function destroyFaults(
  entries: Entries,
  authorisedBy: string,
  by: string,
  now: Date,
): readonly DestroyFault[] {
  return [
    ...(keptBy(entries, now).length > 0 ? (['open'] as const) : []),
    ...authorityFaults(entries[0].by, authorisedBy, by),
  ];
}

/** What is wrong with who authorises, beside who wrote the decision and who destroys it. */
export function authorityFaults(
  writer: string,
  authorisedBy: string,
  by: string,
): readonly Exclude<DestroyFault, 'open'>[] {
  if (!isFullName(authorisedBy)) return ['not-full-name'];
  if (maybeSamePerson(authorisedBy, by)) return ['destroys-it'];
  return maybeSamePerson(authorisedBy, writer) ? ['wrote-it'] : [];
}
