import type { DecisionRecord } from '../record/record.ts';

/** A file to save: the record as JSON that a person can read, with its receipt beside it. `openRecord` opens it again. */
export function recordFile(record: DecisionRecord, receipt: string): { name: string; text: string } {
  const reference = record.reference
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const parts = ['windscreen', ...(record.mode === 'training' ? ['training'] : []), reference || 'no-reference', record.decisionDate];
  return { name: `${parts.join('-')}.json`, text: `${JSON.stringify({ ...record, receipt }, null, 2)}\n` };
}
