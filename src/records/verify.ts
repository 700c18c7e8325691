import { bytesOfBase64, filesIn, isAttached } from './attached.ts';
import { bytesOf, hashesOf, sealedPart, type EntriesFile } from './chain.ts';
import { behind, inOrder, isStraight, writtenAfter } from './branches.ts';
import type { Fault, Place, Wrong } from './fault.ts';
import { lastOf, notedKinds, type Entries, type Entry } from './entry.ts';
import { receiptFor, readAloud } from './receipt.ts';
import { rerun, type CameTo, type Differs } from './rerun.ts';
import { hashOf } from './rules.ts';

/**
 * Whether a signature is the key's over these bytes; false, never an error, where either is no such
 * thing.
 */
export type Verifies = (key: string, signature: string, bytes: Uint8Array) => Promise<boolean>;

/**
 * All that does not hold in the entries of a record: each signed by the device it names, each
 * naming those it was written after, none left out, put in, changed or moved. Anyone who has them
 * could have made them all anew and signed them themselves: only a receipt that was given out shows
 * that.
 */
export async function faultsIn(entries: Entries, verifies: Verifies): Promise<readonly Fault[]> {
  const hashes = await hashesOf(entries);
  const faults = entries.map(async (entry, i): Promise<Fault[]> => {
    const { signature, ...rest } = entry;
    const place: Place = [{ in: 'entry', n: i + 1 }];
    const fault = (wrong: Wrong): Fault => ({ place, wrong });
    const after = writtenAfter(entry).map((hash) => hashes.slice(0, i).indexOf(hash));
    const follows = i === 0 ? after.length === 0 : after.length > 0 && !after.includes(-1);
    const n = 1 + Math.max(-1, ...after.map((at) => entries[at]?.n ?? -1));
    return [
      ...(follows && entry.n !== n
        ? [fault({ says: 'left-out', parts: { n: `${entry.n + 1}` } })]
        : []),
      ...(entry.record === entries[0].record ? [] : [fault({ says: 'of-another' })]),
      ...(follows ? [] : [fault({ says: 'not-after' })]),
      ...(hashes.every((hash, n) => n >= i || hash !== hashes[i])
        ? []
        : [fault({ says: 'there-twice' })]),
      ...((i === 0 ? isFirst(entry) : isLater(entry)) ? [] : [fault({ says: 'not-first' })]),
      ...((await verifies(entry.key, signature, bytesOf(rest)))
        ? []
        : [fault({ says: 'not-signed' })]),
    ];
  });
  const found = (await Promise.all(faults)).flat();
  if (found.length > 0) return found; // what was changed is not run as well
  const moved = isStraight(entries)
    ? -1
    : (await inOrder(entries)).findIndex((entry, i) => entry !== entries[i]);
  return moved < 0
    ? decisionFaults(entries[0])
    : [{ place: [{ in: 'entry', n: moved + 1 }], wrong: { says: 'moved' } }];
}

/**
 * Whether an entry begins a record: it is the decision, it says that there was one, or it says
 * which child it was noted about.
 */
const isFirst = (entry: Entry): boolean =>
  !('fields' in entry) || (entry.reference !== undefined && notedKinds.includes(entry.kind));
const isLater = (entry: Entry): boolean => 'fields' in entry && entry.reference === undefined;

/** The same for a file, with its seal, which says how many entries there were when it was made. */
export async function faultsInFile(
  file: EntriesFile,
  verifies: Verifies,
): Promise<readonly Fault[]> {
  const { id, entries, seal } = file;
  const fault = (wrong: Wrong): Fault => ({ place: ['seal'], wrong });
  return [
    ...(await faultsIn(entries, verifies)),
    ...(entries[0].record === id ? [] : [{ place: ['id'], wrong: { says: 'other-id' } } as const]),
    ...(seal.entries === entries.length
      ? []
      : [
          fault({
            says: 'other-count',
            parts: { made: `${seal.entries}`, has: `${entries.length}` },
          }),
        ]),
    ...(seal.last === (await hashOf(lastOf(entries))) ? [] : [fault({ says: 'other-last' })]),
    ...((await verifies(seal.key, seal.signature, bytesOf(sealedPart(file))))
      ? []
      : [fault({ says: 'not-signed' })]),
    ...(await filesFaults(file)),
  ];
}

/** Files that came along and are none that an entry names, or not as they were attached. */
async function filesFaults({ entries, files = {} }: EntriesFile): Promise<readonly Fault[]> {
  const named = new Map(filesIn(entries).map((file) => [file.id, file]));
  const faults = Object.entries(files).map(async ([id, text]): Promise<Fault[]> => {
    const file = named.get(id);
    const fault = (wrong: Wrong): Fault[] => [{ place: [`files.${id}`], wrong }];
    if (!file) return fault({ says: 'not-named' });
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      bytes = bytesOfBase64(text);
    } catch {
      return fault({ says: 'not-base64' });
    }
    return (await isAttached(bytes, file)) ? [] : fault({ says: 'not-attached' });
  });
  return (await Promise.all(faults)).flat();
}

function decisionFaults(first: Entry): Fault[] {
  if (first.kind !== 'decision') return [];
  const { decision, record } = first;
  const again = rerun(decision);
  return [
    ...(decision.id === record ? [] : [{ says: 'decision-of-another' } as const]),
    ...(again === 'same' ? [] : again.map(differsWrong)),
  ].map((wrong) => ({ place: [{ in: 'entry', n: 1 }], wrong }));
}
const differsWrong = (one: Differs): Wrong =>
  'mistake' in one
    ? { says: 'rules-again', parts: one }
    : {
        says: 'other-again',
        parts: { what: one.what, kept: cameTo(one.kept), again: cameTo(one.again) },
      };
const cameTo = (end: CameTo) =>
  typeof end === 'string'
    ? end
    : end
      ? ({ says: 'stops-at', parts: { question: end.stopsAt } } as const)
      : ({ says: 'nothing' } as const);

/** What a receipt witnesses: that everything up to some entry was so when the receipt left. */
export interface Witnessed {
  /**
   * How many entries it vouches for; the decision alone where it was given before the record was
   * kept.
   */
  readonly upTo: number;
  readonly at: string;
  /**
   * How many of those were written elsewhere, apart from it, so that it does not vouch for them.
   */
  readonly apart: number;
}

/**
 * Whether a receipt, short or whole, as someone wrote or typed it, is of this record, and of how
 * much of it.
 */
export async function witnessed(entries: Entries, receipt: string): Promise<Witnessed | undefined> {
  const [first] = entries;
  const marks =
    first.kind === 'destroyed'
      ? first.hashes.map((hash) => ({ hash, at: first.until }))
      : await Promise.all(
          entries.map(async (entry) => ({ hash: await hashOf(entry), at: entry.at })),
        );
  const decision =
    first.kind === 'destroyed'
      ? first.decision
      : first.kind === 'decision'
        ? await hashOf(first.decision)
        : '';
  const typed = [receipt, ...receipt.split(/\s+/)].map(readAloud);
  const fits = (hash: string) =>
    hash !== '' &&
    (typed.includes(readAloud(receiptFor(hash))) || typed.includes(hash.toUpperCase()));
  const hashes = marks.map(({ hash }) => hash);
  const found = hashes.findIndex(fits);
  const mark = marks[found];
  if (mark) {
    const apart = isStraight(entries) ? 0 : found + 1 - behind(entries, hashes, found).size;
    return { upTo: found + 1, at: mark.at, apart };
  }
  return fits(decision)
    ? { upTo: 1, at: first.kind === 'destroyed' ? first.until : first.at, apart: 0 }
    : undefined;
}
