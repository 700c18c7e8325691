import { isoDay } from '../recommend/dates.ts';
import { decisionOf, referenceOf, type Entries } from '../records/entry.ts';
import type { DecisionRecord } from '../records/record.ts';

/**
 * A file to save: the record as JSON that a person can read, with its receipt beside it.
 * `openRecord` opens it again.
 */
export const recordFile = (
  record: DecisionRecord,
  receipt: string,
): { name: string; text: string } => ({
  name: fileName(record, 'json'),
  text: `${JSON.stringify({ ...record, receipt }, null, 2)}\n`,
});

/**
 * What a record's file is called: its reference in plain letters, its day, and what it is. A
 * training record says so.
 */
function fileName(
  { reference, mode, decisionDate }: Pick<DecisionRecord, 'reference' | 'mode' | 'decisionDate'>,
  ending: string,
): string {
  return `${['windscreen', ...(mode === 'training' ? ['training'] : []), plainName(reference), decisionDate].join('-')}.${ending}`;
}
/** A reference in the letters that every file system takes. */
export const plainName = (reference: string): string =>
  reference
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '') || 'no-reference';

/** What a file of a record's entries is called, also where it holds no decision. */
export function entriesName(entries: Entries, ending: string): string {
  const [{ kind, at }] = entries;
  if (kind === 'destroyed') return `windscreen-destroyed-${at.slice(0, 10)}.${ending}`;
  const noted = {
    reference: referenceOf(entries),
    mode: 'live',
    decisionDate: isoDay(new Date(at)),
  } as const;
  return fileName(decisionOf(entries) ?? noted, ending);
}
