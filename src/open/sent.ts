import type { EntriesFile } from '../records/chain.ts';
import type { DestroyedEntry } from '../records/entry.ts';
import { VaultError } from '../vault/error.ts';
import { bytesOfBase64 } from '../records/attached.ts';
import { besideId, merge, type FromBackup } from './backup.ts';
import { restoreFrom, type Keeper, type Restored } from './restore.ts';

/**
 * What a record that was sent here is to those that are kept here, and what it goes by: it is not
 * here yet, it is here and shorter, it went on in both places, nothing of it is new, it began
 * otherwise than the one that is here, that one cannot be read any more, or was destroyed.
 */
export type Standing = { readonly file: EntriesFile; readonly id: string } & (
  | { readonly as: 'added' | 'longer' | 'both' | 'same' | 'beside' | 'mended' }
  | { readonly as: 'destroyed'; readonly gone: DestroyedEntry }
);

/** What each record that was sent here is to those that are kept here. Changes nothing. */
export async function standings(
  files: readonly EntriesFile[],
  here: Keeper,
): Promise<readonly Standing[]> {
  const known = new Set(await here.ids());
  return Promise.all(files.map((file) => standingAt(file, file.id, known, here)));
}

async function standingAt(
  file: EntriesFile,
  id: string,
  known: ReadonlySet<string>,
  here: Keeper,
): Promise<Standing> {
  if (!known.has(id)) return { file, id, as: id === file.id ? 'added' : 'beside' };
  const { entries } = file;
  try {
    const mine = await here.read(id);
    const beside = await besideId(entries);
    const [first] = mine;
    if (first.kind === 'destroyed')
      return known.has(beside)
        ? await standingAt(file, beside, known, here)
        : { file, id: beside, as: 'destroyed', gone: first };
    const merged = await merge(mine, entries);
    if ('beside' in merged) return await standingAt(file, beside, known, here);
    return { file, id, as: merged.why === 'longer' || merged.why === 'both' ? merged.why : 'same' };
  } catch (error) {
    if (!(error instanceof VaultError && error.reason === 'damaged')) throw error;
    return { file, id, as: 'mended' };
  }
}

/**
 * Keeps records that were sent here, as they stand to those that are here by now: what either side
 * wrote is kept, and what is here already is not kept twice. One that was destroyed here stays so,
 * unless it is asked for: then it is kept beside what says so. An invented case is never kept.
 */
export async function keepSent(
  files: readonly EntriesFile[],
  here: Keeper,
  alsoDestroyed: boolean,
): Promise<Restored> {
  const standing = await standings(files, here);
  async function* wanted(): AsyncGenerator<FromBackup, void, void> {
    for (const { file, id, as } of standing)
      if (as !== 'destroyed' || alsoDestroyed) {
        yield { file: { ...file, id } };
        for (const [fileId, text] of Object.entries(file.files ?? {}))
          yield {
            attached: { record: file.entries[0].record, id: fileId, bytes: bytesOfBase64(text) },
          };
      }
  }
  return restoreFrom(wanted(), here);
}
