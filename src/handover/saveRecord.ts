import { recordFile } from './file.ts';
import { receiptOf } from '../records/receipt.ts';
import type { DecisionRecord } from '../records/record.ts';
import { download } from '../browser/download.ts';

/** Saves a finished record as a file, with its receipt in it. */
export async function saveRecord(record: DecisionRecord): Promise<void> {
  const { name, text } = recordFile(record, await receiptOf(record));
  download(name, text, 'application/json');
}
