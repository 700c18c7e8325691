import { openWithPassphrase } from '../export/age.ts';
import type { EntriesFile } from '../record/chain.ts';
import { decisionOf, type Entries } from '../record/entry.ts';
import { merge, readBackup } from './backup.ts';
import { readEntries } from './entries.ts';

/** What came of a backup: how many records were added, lengthened, found to be here already, or left out, and why. */
export interface Restored {
  readonly added: number;
  readonly longer: number;
  readonly same: number;
  /** Each goes its own way from some entry on: the one that is here stays. */
  readonly clash: number;
  /** Destroyed on the device that made the backup, and still here. */
  readonly elsewhere: number;
  readonly skipped: number;
  /** Whether it ended before the file did: what was added by then is here. */
  readonly stopped: boolean;
  /** Why, of those that could not be read. */
  readonly reasons: readonly string[];
}
/** As much of the records as a restore needs. */
interface Keeper {
  ids(): Promise<readonly string[]>;
  read(id: string): Promise<Entries>;
  takeIn(all: readonly Entries[]): Promise<void>;
  lengthen(id: string, change: (mine: Entries) => Promise<Entries>): Promise<Entries>;
}
/** Kept together: a page of the vault. */
const atOnce = 256;

/**
 * Adds what a backup has and this device has not. Nothing here is overwritten but by itself with more after it. Throws an
 * AgeError where the file cannot be opened at all; what cannot be read inside it is counted, and the rest is restored.
 */
export async function restore(file: Blob, passphrase: string, here: Keeper, progress: (read: number) => void): Promise<Restored> {
  const counts = { added: 0, longer: 0, same: 0, clash: 0, elsewhere: 0, skipped: 0 };
  const known = new Set(await here.ids());
  const reasons: string[] = [];
  const fresh = new Map<string, Entries>();
  let read = 0;
  const flush = async () => {
    if (fresh.size === 0) return;
    await here.takeIn([...fresh.values()]);
    for (const id of fresh.keys()) known.add(id);
    counts.added += fresh.size;
    fresh.clear();
  };
  const skip = (reason: string) => {
    counts.skipped += 1;
    reasons.push(reason);
  };
  const backup = await openWithPassphrase(file, passphrase);
  try {
    for await (const found of readBackup(backup, { read: readEntries })) {
      progress((read += 1));
      if ('refused' in found) skip(found.refused);
      else if (decisionOf(found.file.entries)?.mode === 'training')
        skip(`${found.file.id}: it is of an invented case, which is never kept among real ones`);
      else await bring(found.file);
    }
    await flush();
    return { ...counts, reasons, stopped: false };
  } catch (error) {
    if (counts.added + counts.longer === 0) throw error;
    return { ...counts, reasons, stopped: true };
  }

  async function bring({ id, entries }: EntriesFile) {
    if (fresh.has(id)) await flush(); // a backup may hold one record twice
    const merged = await merge(known.has(id) ? await here.read(id) : undefined, entries);
    if ('conflict' in merged) counts.clash += 1;
    else if (merged.why === 'new') {
      fresh.set(id, merged.keep);
      if (fresh.size >= atOnce) await flush();
    } else if (merged.why === 'longer') {
      await here.lengthen(id, (mine) => longest(mine, entries)); // another tab may have added to it meanwhile
      counts.longer += 1;
    } else counts[merged.why === 'destroyed-there' ? 'elsewhere' : 'same'] += 1;
  }
}

async function longest(mine: Entries, theirs: Entries): Promise<Entries> {
  const merged = await merge(mine, theirs);
  return 'keep' in merged ? merged.keep : mine;
}
