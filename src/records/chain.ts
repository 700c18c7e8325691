import canonicalize from 'canonicalize';
import {
  entryFormat,
  lastOf,
  notedKinds,
  type AddedEntry,
  type DestroyedEntry,
  type Entries,
  type Entry,
} from './entry.ts';
import type { DecisionRecord } from './record.ts';
import type { FilesText } from './attached.ts';
import { endsOf } from './branches.ts';
import { hashOf } from './rules.ts';

/** Signs on one device, with a key that never leaves it. */
export interface Signer {
  /** The public key, as it stands in an entry. */
  readonly key: string;
  sign(bytes: Uint8Array): Promise<string>;
}
/** Who writes, where, and when. */
export interface Writer {
  readonly signer: Signer;
  readonly by: string;
  readonly at: Date;
}
/** What is to be added, before it is signed. */
export type Added = Pick<AddedEntry, 'kind' | 'title' | 'fields' | 'shown' | 'clocks' | 'file'>;
type Destroyed = Pick<DestroyedEntry, 'title' | 'why' | 'authorisedBy'>;

export const fileFormat = 'windscreen-entries/1' as const;
/**
 * A record as a file: every entry, and a seal that says how many there are and what the last one
 * is.
 */
export interface EntriesFile {
  readonly format: typeof fileFormat;
  readonly id: string;
  readonly entries: Entries;
  readonly seal: Seal;
  /**
   * The bytes of the files that its entries name, as many as came with it. No signature is over
   * them: the entries say which they are.
   */
  readonly files?: FilesText;
}
interface Seal {
  readonly entries: number;
  readonly last: string;
  readonly at: string;
  readonly key: string;
  readonly signature: string;
}

/**
 * The bytes that are signed: canonical JSON (RFC 8785), so that the order of keys and the spacing
 * of a file do not matter.
 */
export const bytesOf = (value: unknown): Uint8Array =>
  new TextEncoder().encode(canonicalize(value));

/** Begins a record with its decision. */
export const begin = async (decision: DecisionRecord, writer: Writer): Promise<Entries> => [
  await signed(
    { ...common(decision.id, 0, '', writer), kind: 'decision' as const, decision },
    writer,
  ),
];

/**
 * Begins a record with something noted, before anything is decided, for the child of a reference.
 */
export async function beginNoted(
  record: string,
  reference: string,
  noted: Added,
  writer: Writer,
): Promise<Entries> {
  if (!notedKinds.includes(noted.kind))
    throw new Error(
      `a record cannot begin with “${noted.kind}”: begin it with ${notedKinds.join(', ')}, or a decision`,
    );
  return [await signed({ ...common(record, 0, '', writer), reference, ...noted }, writer)];
}

/**
 * The same record with one entry more, written after every end that it has. Nothing before it
 * changes.
 */
export async function append(entries: Entries, added: Added, writer: Writer): Promise<Entries> {
  const last = lastOf(entries);
  if (last.kind === 'destroyed')
    throw new Error(`nothing can be added to the record ${last.record}: it has been destroyed`);
  const ends = await endsOf(entries);
  const previous = await hashOf(last);
  const also = await hashesOf(ends.filter((end) => end !== last));
  const n = Math.max(...ends.map((end) => end.n)) + 1;
  const entry = {
    ...common(last.record, n, previous, writer),
    ...(also.length > 0 ? { also } : {}),
    ...added,
  };
  return [...entries, await signed(entry, writer)];
}

/**
 * What is left when a record is destroyed: one entry that no content can be read from, but that its
 * receipts still fit.
 */
export async function destroyed(
  entries: Entries,
  { title, why, authorisedBy }: Destroyed,
  writer: Writer,
): Promise<Entries> {
  const [first] = entries;
  if (first.kind === 'destroyed')
    throw new Error(`the record ${first.record} has been destroyed already`);
  const hashes = await Promise.all(entries.map(hashOf));
  const entry = {
    ...common(first.record, 0, '', writer),
    kind: 'destroyed' as const,
    title,
    entries: entries.length,
    from: first.at,
    until: lastOf(entries).at,
    hashes,
    decision: await hashOf(first.kind === 'decision' ? first.decision : first),
    why,
    authorisedBy,
  };
  return [await signed(entry, writer)];
}

/** The record as a file, sealed as it stands: a later file of it may hold more, never less. */
export async function sealed(
  entries: Entries,
  { signer, at }: Omit<Writer, 'by'>,
): Promise<EntriesFile> {
  const whole = { format: fileFormat, id: entries[0].record, entries } as const;
  const seal = {
    entries: entries.length,
    last: await hashOf(lastOf(entries)),
    at: at.toISOString(),
    key: signer.key,
  };
  return { ...whole, seal: await signed(seal, { signer }, { format: fileFormat, id: whole.id }) };
}

/** What a seal's signature is over: the seal, and which record it is of. */
export const sealedPart = ({ format, id, seal: { signature: _, ...seal } }: EntriesFile) => ({
  ...seal,
  format,
  id,
});

const common = (
  record: string,
  n: number,
  previous: string,
  { signer: { key }, by, at }: Writer,
) => ({
  format: entryFormat,
  record,
  n,
  previous,
  at: at.toISOString(),
  by,
  key,
});

const signed = async <T extends object>(
  part: T,
  { signer }: Pick<Writer, 'signer'>,
  also: object = {},
): Promise<T & { signature: string }> => ({
  ...part,
  signature: await signer.sign(bytesOf({ ...part, ...also })),
});

/** Each entry's own hash, oldest first. */
export const hashesOf = (entries: readonly Entry[]): Promise<string[]> =>
  Promise.all(entries.map(hashOf));
