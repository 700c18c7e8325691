import { fileFormat, type EntriesFile } from '../record/chain.ts';
import { decisionOf } from '../record/entry.ts';
import { format, type DecisionRecord } from '../record/record.ts';
import { matches, receiptOf } from '../record/receipt.ts';
import { readEntries } from './entries.ts';
import { recordShape } from './schema.ts';
import { saysTwice, structureFault } from './structure.ts';
import { walkProblems } from './walked.ts';
import { sentences, short } from './words.ts';

/** Enough of a file to open it, and all that a test needs to be one. */
export interface Readable {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
}
/** A decision with the receipt that it has; in a file of entries also those, of which a destroyed one has no decision left. */
export type Opened =
  | { readonly record: DecisionRecord; readonly receipt: string; readonly file?: EntriesFile }
  | { readonly record?: undefined; readonly file: EntriesFile }
  | { readonly problems: readonly string[] };

const largest = 2_000_000;
const mostProblems = 5;

/**
 * Opens a record from a file that nobody has vouched for. What is wrong comes back as sentences that name the file, the
 * field and the reason; it never throws. A training record says so in its `mode`, which its answers bear out.
 * Whether it still matches the receipt that someone wrote down is for `matches` to say.
 */
export async function openRecord(file: Readable): Promise<Opened> {
  const refused = (...reasons: string[]): Opened => ({
    problems: reasons.slice(0, mostProblems).map((reason) => `In “${short(file.name)}”, ${reason}.`),
  });
  try {
    if (file.size > largest) return refused('there is more than 2 MB, and no record is that large. It was not read');
    const read = await contents(file);
    if ('fault' in read) return refused(read.fault);

    if (read.fields['format'] === fileFormat) {
      const checked = await readEntries(read.fields);
      if ('problems' in checked) return refused(...checked.problems);
      const record = decisionOf(checked.file.entries);
      return record ? { record, receipt: await receiptOf(record), file: checked.file } : checked;
    }
    const { receipt: printed, ...fields } = read.fields;
    if (fields['format'] !== format) return refused(formatFault(fields['format']));
    const checked = recordShape.safeParse(fields);
    if (!checked.success) return refused(...sentences(checked.error.issues));
    const record = checked.data;

    const misfits = walkProblems(record);
    if (misfits.length > 0) return refused(...misfits);
    if (printed !== undefined && !(typeof printed === 'string' && (await matches(record, printed))))
      return refused('receipt: this is not the receipt of what the file holds, so something was changed after it was made');
    return { record, receipt: await receiptOf(record) };
  } catch {
    return refused('there is something that could not be understood, so it was not opened');
  }
}

async function contents(file: Readable): Promise<{ fields: Record<string, unknown> } | { fault: string }> {
  let text: string;
  try {
    text = await file.text();
  } catch {
    return { fault: 'there is nothing that could be read. It may have been moved or locked' };
  }
  if (text.length > largest) return { fault: 'there is more than 2 MB, and no record is that large' };
  if (text.trim() === '') return { fault: 'there is nothing. The file is empty' };
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return {
      fault: text.trimStart().startsWith('{')
        ? 'the text breaks off or is damaged, so it is not a whole record'
        : 'there is no record (it is not JSON)',
    };
  }
  const fault = structureFault(json);
  if (fault) return { fault };
  if (saysTwice(text, json)) return { fault: 'a field is written twice in one place, so it could be read in two ways' };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { fault: 'there is no record, but something else in JSON' };
  return { fields: json as Record<string, unknown> };
}

const formatFault = (found: unknown) =>
  typeof found === 'string' && found.startsWith('windscreen-record/')
    ? `format: this is “${short(found)}”, and this Windscreen opens “${format}”`
    : `format: this is not “${format}”, so it is not a Windscreen record`;
