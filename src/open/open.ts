import { mostFilesText } from '../records/attached.ts';
import { fileFormat, type EntriesFile } from '../records/chain.ts';
import { decisionOf } from '../records/entry.ts';
import { format, type DecisionRecord } from '../records/record.ts';
import { matches, receiptOf } from '../records/receipt.ts';
import { readEntries } from './entries.ts';
import { fieldsOf, formatFault, type Readable } from './json.ts';
import { recordShape } from './schema.ts';
import { walkProblems } from './walked.ts';
import { longestReason, sentences, short } from './words.ts';

/**
 * A decision with the receipt that it has; in a file of entries also those, of which a destroyed
 * one has no decision left.
 */
export type Opened =
  | { readonly record: DecisionRecord; readonly receipt: string; readonly file?: undefined }
  | { readonly record: DecisionRecord; readonly receipt: string; readonly file: EntriesFile }
  | { readonly record?: undefined; readonly file: EntriesFile }
  | { readonly problems: readonly string[] };

const mostProblems = 5;

/**
 * Opens a record from a file that nobody has vouched for. What is wrong comes back as sentences
 * that name the file, the field and the reason; it never throws. A training record says so in its
 * `mode`, which its answers bear out. Whether it still matches the receipt that someone wrote down
 * is for `matches` to say.
 */
export async function openRecord(file: Readable): Promise<Opened> {
  const refused = (...reasons: string[]): Opened => ({
    problems: reasons
      .slice(0, mostProblems)
      .map((reason) => `In “${short(file.name)}”, ${short(reason, longestReason)}.`),
  });
  try {
    const read = await fieldsOf(file, {
      what: 'record',
      largest: 5_000_000,
      said: '5 MB',
      files: mostFilesText,
    });
    if ('fault' in read) return refused(read.fault);

    if (read.fields['format'] === fileFormat) {
      const checked = await readEntries(read.fields);
      if ('problems' in checked) return refused(...checked.problems);
      const record = decisionOf(checked.file.entries);
      return record ? { record, receipt: await receiptOf(record), file: checked.file } : checked;
    }
    const { receipt: printed, ...fields } = read.fields;
    if (fields['format'] !== format)
      return refused(formatFault(fields['format'], format, 'record'));
    const checked = recordShape.safeParse(fields);
    if (!checked.success) return refused(...sentences(checked.error.issues));
    const record = checked.data;

    const misfits = walkProblems(record);
    if (misfits.length > 0) return refused(...misfits);
    if (printed !== undefined && !(typeof printed === 'string' && (await matches(record, printed))))
      return refused(
        'receipt: this is not the receipt of what the file holds, so something was changed after it was made',
      );
    return { record, receipt: await receiptOf(record) };
  } catch {
    return refused('there is something that could not be understood, so it was not opened');
  }
}
