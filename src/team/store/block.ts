import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { bytesOf, joined, unshared, type Bytes } from '../../vault/boxes.ts';
import type { Block, Head } from './port.ts';

/*
 * A block as a file:
 *
 *   "WTB1" · its log, 16 bytes · how many heads it was written after, 1 byte · each of them, 32
 *   bytes · how many bytes it holds, 4 · those · the SHA-256 of all before it, 32, which is its head
 *
 * So a file that is cut short, was not yet filled or belongs to another log is known by itself,
 * whatever it is called.
 */

const mark = bytesOf('WTB1');
const sum = 32;
const mostAfter = 255;
/** More than the largest file that a record holds, sealed and padded. */
export const largestBlock = 48 * 1024 * 1024;

/** A name that says nothing and that no two writers choose: 32 hexadecimal digits. */
export const opaqueName = (): string => bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
export const isOpaqueName = (name: string): boolean => /^[0-9a-f]{32}$/.test(name);

/** A block as it lies in a store, with its head. */
export async function packedBlock(
  log: string,
  after: readonly Head[],
  bytes: Uint8Array,
): Promise<{ readonly head: Head; readonly file: Bytes }> {
  if (!isOpaqueName(log)) throw new Error(`"${log}" is no name of a log: make one of opaqueName()`);
  if (bytes.length > largestBlock)
    throw new Error(`a block has ${bytes.length} bytes; it may have ${largestBlock}`);
  if (after.length > mostAfter) throw new Error(`a block follows on ${after.length} heads at once`);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  const heads = after.toSorted().map((head) => hexToBytes(head));
  const whole = [mark, hexToBytes(log), Uint8Array.of(after.length), ...heads, length, bytes];
  const made = joined(whole);
  const hash = await sumOf(made);
  return { head: bytesToHex(hash), file: joined([made, hash]) };
}

/**
 * The block in a file. `half` where some of it has not come, or not as it was written; `foreign`
 * where it was never one of ours.
 */
export async function unpackedBlock(
  file: Uint8Array,
): Promise<{ readonly log: string; readonly block: Block } | 'half' | 'foreign'> {
  const start = file.subarray(0, mark.length);
  // where nothing stands yet, room was made and not filled
  if (start.some((byte, at) => byte !== mark[at] && byte !== 0)) return 'foreign';
  const count = file[20] ?? 0;
  const from = 21 + count * sum;
  if (file.length < from + 4 + sum) return 'half';
  const length = new DataView(file.buffer, file.byteOffset).getUint32(from);
  const end = from + 4 + length;
  if (file.length !== end + sum) return 'half';
  const head = bytesToHex(file.subarray(end));
  if (bytesToHex(await sumOf(file.subarray(0, end))) !== head) return 'half';
  return {
    log: bytesToHex(file.subarray(4, 20)),
    block: {
      head,
      after: Array.from({ length: count }, (_, at) =>
        bytesToHex(file.subarray(21 + at * sum, 21 + (at + 1) * sum)),
      ),
      bytes: unshared(file.slice(from + 4, end)),
    },
  };
}

/** The SHA-256 of some bytes. */
export const sumOf = async (bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', unshared(bytes)));
