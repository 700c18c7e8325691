import {
  childFormat,
  childLimits,
  headBytes,
  heldIn,
  misplaced,
  type ChildFile,
} from '../records/childFile.ts';
import type { EntriesFile } from '../records/chain.ts';
import { limits } from '../records/limits.ts';
import { verifies } from '../vault/signature.ts';
import { readEntries } from './entries.ts';
import { fieldsOf, formatFault, type Readable } from './json.ts';
import { openRecord, type Opened } from './open.ts';
import { upTo, when } from './schema.ts';
import { longestReason, sentences, short } from './words.ts';
import { z } from './zod.ts';

/**
 * A child protection file that another school sent, whole and checked, or all that is wrong with
 * it.
 */
export type ChildOpened = { readonly child: ChildFile } | { readonly problems: readonly string[] };

/** More than anyone reads; what is wrong beyond them is counted. */
const mostProblems = 20;

const line = upTo(limits.name);
const childShape = z.strictObject({
  format: z.literal(childFormat),
  reference: line,
  sent: z.strictObject({ from: line, to: line, by: line, at: when }),
  holds: z
    .array(
      z.strictObject({
        id: upTo(100),
        entries: z.int().min(1).max(10_000),
        receipts: z.array(upTo(40)).min(1).max(100),
      }),
    )
    .min(1)
    .max(childLimits.records),
  key: upTo(100),
  records: z.array(z.unknown()).min(1).max(childLimits.records),
  signature: upTo(100),
});

/** Whether a file begins as that of a child. */
export const isChild = (start: string): boolean => /"windscreen-child\/\d+"/.test(start);

/**
 * Opens a child protection file that nobody has vouched for. Every record in it must hold as if it
 * stood alone, and be what the head says: otherwise all of it is refused, and each thing that is
 * wrong is named. Never throws.
 */
export async function openChild(file: Readable): Promise<ChildOpened> {
  const refused = (reasons: readonly string[]): ChildOpened => ({
    problems: [
      ...reasons
        .slice(0, mostProblems)
        .map((reason) => `In “${short(file.name)}”, ${short(reason, longestReason)}.`),
      ...(reasons.length > mostProblems
        ? [`${reasons.length - mostProblems} more things in it are wrong.`]
        : []),
    ],
  });
  try {
    const meant = {
      what: 'child protection file',
      largest: childLimits.bytes,
      said: '50 MB',
      files: childLimits.files,
    };
    const read = await fieldsOf(file, meant);
    if ('fault' in read) return refused([read.fault]);
    const { format } = read.fields;
    if (format !== childFormat) return refused([formatFault(format, childFormat, meant.what)]);
    const checked = childShape.safeParse(read.fields);
    if (!checked.success) return refused(sentences(checked.error.issues));
    const { records: parts, ...head } = checked.data;
    const records: EntriesFile[] = [];
    const faults: string[] = [];
    for (const [i, part] of parts.entries()) {
      const one = await readEntries(part);
      if ('file' in one) records.push(one.file);
      else faults.push(...one.problems.map((problem) => `record ${i + 1}, ${problem}`));
    }
    if (faults.length > 0) return refused(faults);
    const child = { ...head, records };
    const wrong = await headFaults(child);
    return wrong.length > 0 ? refused(wrong) : { child };
  } catch {
    return refused(['there is something that could not be understood, so it was not opened']);
  }
}

/** All in which the records are not what the head of their file says. */
async function headFaults(child: ChildFile): Promise<readonly string[]> {
  const { holds, records, reference } = child;
  const ids = records.map(({ id }) => id);
  const misfits = await Promise.all(
    records.map(async ({ id, entries }, i) => {
      const here = await heldIn(entries);
      const held = holds[i];
      const fault =
        misplaced(entries, reference) ??
        (ids.indexOf(id) < i
          ? 'it is there twice'
          : held?.id !== id
            ? 'the file does not say that it holds this record'
            : held.entries !== here.entries
              ? `the file says that it has ${held.entries} entries, and it has ${here.entries}`
              : held.receipts.join() !== here.receipts.join()
                ? 'its receipts are not those that the file names'
                : undefined);
      return fault ? [`record ${i + 1}: ${fault}`] : [];
    }),
  );
  return [
    ...(holds.length === records.length
      ? []
      : [`holds: the file was made with ${holds.length} records, and has ${records.length}`]),
    ...misfits.flat(),
    ...((await verifies(child.key, child.signature, headBytes(child)))
      ? []
      : ['signature: what it says of who sent it is not what was signed on the device it names']),
  ];
}

/** Opens one record or a child's file, whichever it begins as. Never throws. */
export async function openSaved(file: Blob & Readable): Promise<Opened | ChildOpened> {
  const start = await file.slice(0, 4000).text();
  return isChild(start) ? openChild(file) : openRecord(file);
}
