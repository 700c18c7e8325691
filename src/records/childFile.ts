import { endsOf } from './branches.ts';
import { mostFilesText } from './attached.ts';
import { bytesOf, hashesOf, sealed, type EntriesFile, type Signer } from './chain.ts';
import { decisionOf, type Entries } from './entry.ts';
import type { Wrong } from './fault.ts';
import { happenedAt } from './happened.ts';
import { receiptFor, receiptOf } from './receipt.ts';
import { bare } from './spelling.ts';

export const childFormat = 'windscreen-child/1' as const;
/**
 * The most that such a file has, besides what was attached; that, as base64; and how many records.
 */
export const childLimits = {
  bytes: 50_000_000,
  files: 2 * mostFilesText,
  records: 500,
} as const;

/**
 * A child protection file as it goes to the next school: every record under one reference, whole
 * and sealed, and a head that says who sent it, to whom, and what is in it. What travels with one
 * record, such as a photograph, travels inside the file of that record.
 */
export interface ChildFile extends ChildHead {
  readonly records: readonly EntriesFile[];
  /** Over the head, by the device that made the file. */
  readonly signature: string;
}
export interface ChildHead {
  readonly format: typeof childFormat;
  /** The sender’s own reference of the child. */
  readonly reference: string;
  readonly sent: Sending;
  /** What is in it, a line for each record, in their order. */
  readonly holds: readonly Held[];
  /** The public key of the device that made the file. */
  readonly key: string;
}
/** Which school sent it to which, who there, and when (ISO). */
export interface Sending {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly at: string;
}
/** One record in it: how many entries it has, and the receipts that vouch for all of them. */
interface Held {
  readonly id: string;
  readonly entries: number;
  readonly receipts: readonly string[];
}

/**
 * The receipts that vouch for all of a record: that of the decision alone, or of the last thing
 * added, wherever it was added to last.
 */
export const vouching = async (entries: Entries): Promise<readonly string[]> =>
  entries.length === 1
    ? [await receiptOf(decisionOf(entries) ?? entries[0])]
    : (await hashesOf(await endsOf(entries))).map(receiptFor);

/**
 * Puts a child's records in one file. Throws where one is of an invented case, is of another child
 * or was destroyed: none of these goes with a child.
 */
export async function childFile(
  records: readonly Entries[],
  { reference, sent }: Pick<ChildHead, 'reference' | 'sent'>,
  signer: Signer,
  filesOf: (entries: Entries) => Promise<Pick<EntriesFile, 'files'>> = async () => ({}),
): Promise<ChildFile> {
  for (const entries of records) {
    const fault = misplaced(entries, reference);
    if (fault)
      throw new Error(`the record ${entries[0].record} was left in by mistake: ${fault.says}`);
  }
  const inOrder = records.toSorted(([a], [b]) => a.at.localeCompare(b.at));
  const head: ChildHead = {
    format: childFormat,
    reference,
    sent,
    holds: await Promise.all(inOrder.map(heldIn)),
    key: signer.key,
  };
  const at = new Date(sent.at);
  return {
    ...head,
    records: await Promise.all(
      inOrder.map(async (entries) => ({
        ...(await sealed(entries, { signer, at })),
        ...(await filesOf(entries)),
      })),
    ),
    signature: await signer.sign(bytesOf(head)),
  };
}

/** What the line of one record says in the head of a file. */
export const heldIn = async (entries: Entries): Promise<Held> => ({
  id: entries[0].record,
  entries: entries.length,
  receipts: await vouching(entries),
});

/** The bytes that the head’s signature is over. */
export const headBytes = ({ format, reference, sent, holds, key }: ChildFile): Uint8Array =>
  bytesOf({ format, reference, sent, holds, key });

/** Why a record has no place in the file of a child that goes by this reference. */
export function misplaced(entries: Entries, reference: string): Wrong | undefined {
  const [first] = entries;
  if (first.kind === 'destroyed') return { says: 'destroyed' };
  if (decisionOf(entries)?.mode === 'training') return { says: 'invented' };
  const own = first.kind === 'decision' ? first.decision.reference : (first.reference ?? '');
  return bare(own) === bare(reference) ? undefined : { says: 'other-child' };
}

/** How much a file holds, and over what time (ISO). */
export interface Contents {
  readonly records: number;
  readonly entries: number;
  readonly first: string;
  readonly last: string;
}
/** Throws where there is no record. */
export function contentsOf(records: readonly Entries[]): Contents {
  const times = records.flat().map(happenedAt).sort();
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined)
    throw new Error('a file without a record holds nothing');
  return { records: records.length, entries: times.length, first, last };
}
