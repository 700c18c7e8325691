import type { DecisionRecord } from '../records/record.ts';

/** A file to save: the record as JSON that a person can read, with its receipt beside it. `openRecord` opens it again. */
export const recordFile = (record: DecisionRecord, receipt: string): { name: string; text: string } => ({
  name: fileName(record, 'json'),
  text: `${JSON.stringify({ ...record, receipt }, null, 2)}\n`,
});

/** What a record's file is called: its reference in plain letters, its day, and what it is. A training record says so. */
export function fileName({ reference, mode, decisionDate }: DecisionRecord, ending: string): string {
  const plain = reference
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  return `${['windscreen', ...(mode === 'training' ? ['training'] : []), plain || 'no-reference', decisionDate].join('-')}.${ending}`;
}
