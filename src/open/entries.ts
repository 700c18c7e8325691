import { fileFormat, type EntriesFile } from '../records/chain.ts';
import { fileTypes, largestFile, largestFileText } from '../records/attached.ts';
import {
  addedKinds,
  bringsFile,
  entryFormat,
  fieldsOf,
  ownClocks,
  type AddedKind,
  type Entries,
  type FieldShape,
} from '../records/entry.ts';
import { inside } from '../records/fault.ts';
import { followUpIds } from '../records/followUp.ts';
import { limits } from '../records/limits.ts';
import { faultsInFile } from '../records/verify.ts';
import { verifies } from '../vault/signature.ts';
import { misshapen } from './misshapen.ts';
import { refusedFor, type Refused } from './refused.ts';
import { recordShape, said, upTo, when, written } from './schema.ts';
import { walkFaults } from './walked.ts';
import { z } from './zod.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const common = {
  format: z.literal(entryFormat),
  record: upTo(100),
  n: z.int().min(0),
  previous: z.union([hash, z.literal('')]),
  also: z.array(hash).min(1).max(100).exactOptional(),
  at: when,
  by: upTo(limits.name),
  key: upTo(100),
  signature: upTo(100),
};

const fieldShape = (is: FieldShape) =>
  is === 'line' || is === 'task' || is === 'file'
    ? upTo(limits.name)
    : is === 'text'
      ? written
      : is === 'day'
        ? z.iso.date()
        : is === 'moment'
          ? when
          : z.enum(is);

const attached = z.strictObject({
  id: z.uuid(),
  type: z.enum(fileTypes),
  size: z.int().min(1).max(largestFile),
  sha256: hash,
});

const files = { always: { file: attached }, may: { file: attached.exactOptional() }, never: {} };

const added = (kind: AddedKind) =>
  z.strictObject({
    ...common,
    ...files[bringsFile(kind)],
    kind: z.literal(kind),
    reference: upTo(limits.name).exactOptional(),
    title: said,
    fields: z.strictObject(
      Object.fromEntries(
        fieldsOf(kind).map(({ name, is, optional }) => [
          name,
          optional ? fieldShape(is).exactOptional() : fieldShape(is),
        ]),
      ),
    ),
    shown: z.array(z.tuple([said, said])).max(20),
    clocks: z
      .array(
        z.strictObject({
          clock: z.enum([...ownClocks, ...followUpIds]),
          by: when,
          words: said,
          rests: said.exactOptional(),
        }),
      )
      .max(5),
  });

const entry = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('decision'), decision: recordShape }),
  z.strictObject({
    ...common,
    kind: z.literal('destroyed'),
    title: said,
    entries: z.int().min(1),
    from: when,
    until: when,
    hashes: z.array(hash).max(10_000),
    decision: hash,
    why: written,
    authorisedBy: upTo(limits.name),
  }),
  ...addedKinds.map(added),
]);

/** The file of a record that was kept: everything that was added to it, sealed. */
export const entriesFileShape = z.strictObject({
  format: z.literal(fileFormat),
  id: upTo(100),
  entries: z.array(entry).min(1).max(10_000),
  files: z.record(z.uuid(), z.string().max(largestFileText)).exactOptional(),
  seal: z.strictObject({
    entries: z.int().min(1),
    last: hash,
    at: when,
    key: upTo(100),
    signature: upTo(100),
  }),
});

export type ReadEntries = { readonly file: EntriesFile } | Refused;

/**
 * A file of entries that nobody has vouched for: its shape, that nothing was changed since it was
 * made, and its answers by its own rules.
 */
export async function readEntries(json: unknown): Promise<ReadEntries> {
  const checked = entriesFileShape.safeParse(json);
  if (!checked.success) return { faults: misshapen(checked.error.issues) };
  // what the shape cannot say in types: there is a first entry, and an added one has the fields of
  // its own kind
  const file = checked.data as unknown as EntriesFile;
  if (!crypto.subtle) return refusedFor({ says: 'no-signatures' });
  const faults = await faultsInFile(file, verifies);
  if (faults.length > 0) return { faults };
  const misfits = walked(file.entries);
  return misfits.length > 0 ? { faults: misfits } : { file };
}

const walked = ([first]: Entries) =>
  first.kind === 'decision' ? inside([{ in: 'entry', n: 1 }], walkFaults(first.decision)) : [];
