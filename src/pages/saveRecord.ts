import { recordFile } from '../export/file.ts';
import { receiptOf } from '../record/receipt.ts';
import type { DecisionRecord } from '../record/record.ts';
import { download } from './download.ts';

/** Saves a finished record as a file, with its receipt in it. */
export async function saveRecord(record: DecisionRecord): Promise<void> {
  const { name, text } = recordFile(record, await receiptOf(record));
  download(name, text, 'application/json');
}
