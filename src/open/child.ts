import {
  childFormat,
  childLimits,
  headBytes,
  heldIn,
  misplaced,
  type ChildFile,
} from '../records/childFile.ts';
import type { EntriesFile } from '../records/chain.ts';
import { inside, type Fault, type Wrong } from '../records/fault.ts';
import { limits } from '../records/limits.ts';
import { verifies } from '../vault/signature.ts';
import { readEntries } from './entries.ts';
import { fieldsOf, formatFault, type Readable } from './json.ts';
import { openRecord, type Opened } from './open.ts';
import { misshapen } from './misshapen.ts';
import { refusedFor, type Refused } from './refused.ts';
import { upTo, when } from './schema.ts';
import { z } from './zod.ts';

/**
 * A child protection file that another school sent, whole and checked, or all that is wrong with
 * it.
 */
export type ChildOpened = { readonly child: ChildFile } | Refused;

/** More than anyone reads; what is wrong beyond them is counted. */
const mostFaults = 20;

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
  const refused = (faults: readonly Fault[]): Refused => ({
    faults: faults.slice(0, mostFaults),
    ...(faults.length > mostFaults ? { more: faults.length - mostFaults } : {}),
  });
  try {
    const meant = {
      what: 'child',
      largest: childLimits.bytes,
      said: '50 MB',
      files: childLimits.files,
    } as const;
    const read = await fieldsOf(file, meant);
    if ('fault' in read) return refusedFor(read.fault);
    const { format } = read.fields;
    if (format !== childFormat) return refused([formatFault(format, childFormat, meant.what)]);
    const checked = childShape.safeParse(read.fields);
    if (!checked.success) return refused(misshapen(checked.error.issues));
    const { records: parts, ...head } = checked.data;
    const records: EntriesFile[] = [];
    const faults: Fault[] = [];
    for (const [i, part] of parts.entries()) {
      const one = await readEntries(part);
      if ('file' in one) records.push(one.file);
      else faults.push(...inside([{ in: 'record', n: i + 1 }], one.faults));
    }
    if (faults.length > 0) return refused(faults);
    const child = { ...head, records };
    const wrong = await headFaults(child);
    return wrong.length > 0 ? refused(wrong) : { child };
  } catch {
    return refusedFor({ says: 'not-understood' });
  }
}

/** All in which the records are not what the head of their file says. */
async function headFaults(child: ChildFile): Promise<readonly Fault[]> {
  const { holds, records, reference } = child;
  const ids = records.map(({ id }) => id);
  const misfits = await Promise.all(
    records.map(async ({ id, entries }, i): Promise<Fault[]> => {
      const here = await heldIn(entries);
      const wrong: Wrong | undefined =
        misplaced(entries, reference) ??
        (ids.indexOf(id) < i ? { says: 'there-twice' } : heldWrong(holds[i], here));
      return wrong ? [{ place: [{ in: 'record', n: i + 1 }], wrong }] : [];
    }),
  );
  return [
    ...(holds.length === records.length ? [] : [countFault(holds.length, records.length)]),
    ...misfits.flat(),
    ...((await verifies(child.key, child.signature, headBytes(child)))
      ? []
      : [{ place: ['signature'], wrong: { says: 'head-not-signed' } } as const]),
  ];
}
const countFault = (made: number, has: number): Fault => ({
  place: ['holds'],
  wrong: { says: 'records-count', parts: { made: `${made}`, has: `${has}` } },
});

type Held = ChildFile['holds'][number];
/** What the head says otherwise of a record than what is here. */
function heldWrong(held: Held | undefined, here: Held): Wrong | undefined {
  if (held?.id !== here.id) return { says: 'not-held' };
  if (held.entries !== here.entries)
    return { says: 'held-count', parts: { says: `${held.entries}`, has: `${here.entries}` } };
  return held.receipts.join() === here.receipts.join() ? undefined : { says: 'held-receipts' };
}

/** Opens one record or a child's file, whichever it begins as. Never throws. */
export async function openSaved(file: Blob & Readable): Promise<Opened | ChildOpened> {
  const start = await file.slice(0, 4000).text();
  return isChild(start) ? openChild(file) : openRecord(file);
}
