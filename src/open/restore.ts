import { AgeError, openWithPassphrase } from '../handover/age.ts';
import type { EntriesFile } from '../records/chain.ts';
import { decisionOf, referenceOf, type Entries } from '../records/entry.ts';
import type { Bytes } from '../vault/boxes.ts';
import { VaultError } from '../vault/error.ts';
import {
  besideId,
  merge,
  readBackup,
  type FromBackup,
  type LeftOut,
  type Merged,
} from './backup.ts';
import { readEntries } from './entries.ts';
import { isRecord, startOf } from './file.ts';
import { refusedFor } from './refused.ts';

/** A record that a restore met: where it is now, and what it goes by. */
export interface Met {
  readonly id: string;
  readonly reference: string;
}
/** What came of a backup, record by record. */
export interface Restored {
  readonly added: readonly Met[];
  /** Those here that went on in the backup, and now hold what was added there. */
  readonly longer: readonly Met[];
  /** Added to in both places since they parted: they hold what was added in each. */
  readonly both: readonly Met[];
  /**
   * Kept beside another of the same id: begun or destroyed differently in the two places, and
   * nothing of either is lost.
   */
  readonly beside: readonly Met[];
  /** Here they could not be read any more, and are as in the backup again. */
  readonly mended: readonly Met[];
  /** Destroyed on the device that made the backup, and still here. */
  readonly elsewhere: readonly Met[];
  readonly same: number;
  /** Files that belong to no record here, or are not as they were attached. */
  readonly filesLeftOut: number;
  readonly skipped: number;
  /** Whether it ended before the file did: what was added by then is here. */
  readonly stopped: boolean;
  /** Why, of those that could not be read. */
  readonly reasons: readonly LeftOut[];
}
/** As much of the records as a restore needs. */
export interface Keeper {
  ids(): Promise<readonly string[]>;
  read(id: string): Promise<Entries>;
  takeIn(all: ReadonlyMap<string, Entries>): Promise<void>;
  lengthen(id: string, change: (mine: Entries) => Promise<Entries>): Promise<Entries>;
  putBack(id: string, entries: Entries): Promise<void>;
  takeInFile(id: string, fileId: string, bytes: Bytes): Promise<boolean>;
}
/** Kept together: a page of the vault. */
const atOnce = 256;

/**
 * Adds what a backup has and this device has not, and drops nothing that either has. Throws an
 * AgeError where the file cannot be opened at all; what cannot be read inside it is counted, and
 * the rest is restored.
 */
export async function restore(
  file: Blob,
  passphrase: string,
  here: Keeper,
  progress: (read: number) => void,
): Promise<Restored> {
  const [look, whole] = (await openWithPassphrase(file, passphrase)).tee();
  if (isRecord(await startOf(look))) {
    void whole.cancel().catch(() => {});
    throw new AgeError('not-backup');
  }
  return restoreFrom(readBackup(whole, { read: readEntries }), here, progress);
}

/** The same from the records of a backup, opened. */
export async function restoreFrom(
  backup: AsyncIterable<FromBackup>,
  here: Keeper,
  progress: (read: number) => void = () => {},
): Promise<Restored> {
  const met: Readonly<
    Record<'added' | 'longer' | 'both' | 'beside' | 'mended' | 'elsewhere', Met[]>
  > = {
    added: [],
    longer: [],
    both: [],
    beside: [],
    mended: [],
    elsewhere: [],
  };
  let same = 0;
  let filesLeftOut = 0;
  /** What the record that was met last goes by here: its files follow it. */
  let landed: { readonly record: string; readonly id: string } | undefined;
  const known = new Set(await here.ids());
  const reasons: LeftOut[] = [];
  const fresh = new Map<string, { readonly entries: Entries; readonly as: 'added' | 'beside' }>();
  let read = 0;
  const flush = async () => {
    if (fresh.size === 0) return;
    await here.takeIn(new Map([...fresh].map(([id, { entries }]) => [id, entries])));
    for (const [id, { entries, as }] of fresh) {
      known.add(id);
      met[as].push({ id, reference: referenceOf(entries) });
    }
    fresh.clear();
  };
  const result = (stopped: boolean): Restored => ({
    ...met,
    same,
    filesLeftOut,
    reasons,
    skipped: reasons.length,
    stopped,
  });
  try {
    for await (const found of backup) {
      if ('attached' in found) {
        const { record, id, bytes } = found.attached;
        await flush(); // its record may still wait to be kept
        const isKept = landed?.record === record && (await here.takeInFile(landed.id, id, bytes));
        if (!isKept) filesLeftOut += 1;
        continue;
      }
      progress((read += 1));
      landed = undefined;
      if ('leftOut' in found) reasons.push(found.leftOut);
      else if (decisionOf(found.file.entries)?.mode === 'training')
        reasons.push({ place: [found.file.id], ...refusedFor({ says: 'invented' }) });
      else await bring(found.file);
    }
    await flush();
    return result(false);
  } catch (error) {
    if (Object.values(met).every((some) => some.length === 0)) throw error;
    return result(true);
  }

  async function bring(
    { id, entries }: Pick<EntriesFile, 'id' | 'entries'>,
    as: 'added' | 'beside' = 'added',
  ): Promise<void> {
    if (fresh.has(id)) await flush(); // a backup may hold one record twice
    landed = { record: entries[0].record, id };
    if (!known.has(id)) {
      fresh.set(id, { entries, as });
      if (fresh.size >= atOnce) await flush();
      return;
    }
    let merged: Merged;
    try {
      merged = await merge(await here.read(id), entries);
    } catch (error) {
      if (!(error instanceof VaultError && error.reason === 'damaged')) throw error;
      await here.putBack(id, entries);
      met.mended.push({ id, reference: referenceOf(entries) });
      return;
    }
    if ('beside' in merged) return bring({ id: await besideId(entries), entries }, 'beside');
    const { why, keep } = merged;
    if (why === 'longer' || why === 'both') {
      await here.lengthen(id, (mine) => longest(mine, entries)); // another tab may have added to it meanwhile
      met[why].push({ id, reference: referenceOf(keep) });
    } else if (why === 'destroyed-there') met.elsewhere.push({ id, reference: referenceOf(keep) });
    else same += 1;
  }
}

async function longest(mine: Entries, theirs: Entries): Promise<Entries> {
  const merged = await merge(mine, theirs);
  return 'keep' in merged ? merged.keep : mine;
}
