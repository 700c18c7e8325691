import {
  deflate,
  inflate,
  largestItem,
  newKey,
  seal,
  unseal,
  unwrap,
  wrap,
  type Bytes,
} from './boxes.ts';
import type { FileRow, SealedRow } from './database.ts';
import { VaultError } from './error.ts';

/** One item as its keeper gives it. */
export interface Kept {
  /** all of it, to 20 MB */
  readonly whole: Uint8Array;
  /** what a list shows of it, to 4 KB */
  readonly summary: Uint8Array;
  /** what a search looks through; what is over 20,000 characters is not searched */
  readonly words: string;
  /** the ids of all files that it holds: the key of any other of its files goes with this save */
  readonly files?: readonly string[];
}
/** The bytes of a file that an item holds, as much as an item may have. */
export interface FileBytes {
  readonly id: string;
  readonly bytes: Uint8Array;
}

const largestSummary = 4096;

/** Names a mistake of the caller's before anything is sealed. */
export function checked(id: string, kept: Kept, added: readonly FileBytes[] = []): Kept {
  const fault = (what: string) => new Error(`item "${id}": ${what}`);
  if (!id) throw fault('the id is empty');
  if (kept.whole.length > largestItem)
    throw fault(`it has ${kept.whole.length} bytes; an item may have ${largestItem}`);
  if (kept.summary.length > largestSummary)
    throw fault(`its summary has ${kept.summary.length} bytes; it may have ${largestSummary}`);
  for (const file of added) {
    if (!kept.files?.includes(file.id)) throw fault(`it does not hold the file "${file.id}"`);
    if (file.bytes.length > largestItem)
      throw fault(
        `the file "${file.id}" has ${file.bytes.length} bytes; it may have ${largestItem}`,
      );
  }
  return kept;
}

/** An item as it lies on the disk, wherever its lines stand. */
export type SealedItem = Pick<SealedRow, 'id' | 'key' | 'box'>;

/**
 * Seals an item under a key made for this save alone, so that writing over its row destroys what
 * the row held.
 */
export async function sealItem(
  dataKey: CryptoKey,
  id: string,
  whole: Uint8Array,
): Promise<SealedItem> {
  const own = await newKey(['encrypt']);
  const sealed = deflate(whole).then((deflated) => seal(own, `item:${id}`, deflated));
  const [key, box] = await Promise.all([wrap(dataKey, `key:${id}`, own), sealed]);
  return { id, key, box };
}

/** Seals a file under a key made for it alone. */
export const sealFile = async (
  dataKey: CryptoKey,
  item: string,
  { id, bytes }: FileBytes,
): Promise<FileRow> => ({ ...(await sealItem(dataKey, id, bytes)), item });

export async function openItem(dataKey: CryptoKey, { id, key, box }: SealedItem): Promise<Bytes> {
  try {
    return await inflate(
      await unseal(await unwrap(dataKey, `key:${id}`, key, ['decrypt']), `item:${id}`, box),
    );
  } catch (error) {
    throw new VaultError(
      'damaged',
      `item "${id}" does not open; the others do. Restore it from a backup.`,
      error,
    );
  }
}
