import { mostFilesText } from '../records/attached.ts';
import { fileFormat, type EntriesFile } from '../records/chain.ts';
import { decisionOf } from '../records/entry.ts';
import type { Fault } from '../records/fault.ts';
import { format, type DecisionRecord } from '../records/record.ts';
import { matches, receiptOf } from '../records/receipt.ts';
import { readEntries } from './entries.ts';
import { fieldsOf, formatFault, type Readable } from './json.ts';
import { misshapen } from './misshapen.ts';
import { refusedFor, type Refused } from './refused.ts';
import { recordShape } from './schema.ts';
import { walkFaults } from './walked.ts';

/**
 * A decision with the receipt that it has; in a file of entries also those, of which a destroyed
 * one has no decision left.
 */
export type Opened =
  | { readonly record: DecisionRecord; readonly receipt: string; readonly file?: undefined }
  | { readonly record: DecisionRecord; readonly receipt: string; readonly file: EntriesFile }
  | { readonly record?: undefined; readonly file: EntriesFile }
  | Refused;

const mostFaults = 5;

/**
 * Opens a record from a file that nobody has vouched for. What is wrong comes back as faults,
 * without words; it never throws. A training record says so in its
 * `mode`, which its answers bear out. Whether it still matches the receipt that someone wrote down
 * is for `matches` to say.
 */
export async function openRecord(file: Readable): Promise<Opened> {
  const refused = (faults: readonly Fault[]): Refused => ({ faults: faults.slice(0, mostFaults) });
  try {
    const read = await fieldsOf(file, {
      what: 'record',
      largest: 5_000_000,
      said: '5 MB',
      files: mostFilesText,
    });
    if ('fault' in read) return refusedFor(read.fault);

    if (read.fields['format'] === fileFormat) {
      const checked = await readEntries(read.fields);
      if ('faults' in checked) return refused(checked.faults);
      const record = decisionOf(checked.file.entries);
      return record ? { record, receipt: await receiptOf(record), file: checked.file } : checked;
    }
    const { receipt: printed, ...fields } = read.fields;
    if (fields['format'] !== format)
      return refused([formatFault(fields['format'], format, 'record')]);
    const checked = recordShape.safeParse(fields);
    if (!checked.success) return refused(misshapen(checked.error.issues));
    const record = checked.data;

    const misfits = walkFaults(record);
    if (misfits.length > 0) return refused(misfits);
    if (printed !== undefined && !(typeof printed === 'string' && (await matches(record, printed))))
      return refused([{ place: ['receipt'], wrong: { says: 'other-receipt' } }]);
    return { record, receipt: await receiptOf(record) };
  } catch {
    return refusedFor({ says: 'not-understood' });
  }
}
