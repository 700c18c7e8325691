import type { Pack } from '../../content/pack.ts';
import { packBefore } from '../recommend/packSeen.ts';
import { joined } from '../vault/boxes.ts';
import { toBytes, toText } from '../vault/signature.ts';
import { patchFrom, patched } from './mergePatch.ts';
import { largestPack } from './packProblem.ts';
import { structureFault } from './structure.ts';

/*
 * A small pack in the letters of a link: what it says otherwise than what Windscreen itself has of
 * its area, as a JSON merge patch, compressed with a checksum, so that no slip of a letter becomes
 * another number. Opened, it is a pack file again, which is checked and proved like any other. What
 * it left as it stood comes from the Windscreen that opens it.
 */

/** More letters than any pack takes, and than most browsers keep of an address. */
const longest = 20_000;
/** As many letters as a square holds that a phone still reads. */
export const mostInSquare = 1500;

/**
 * Why letters are no pack: there are too many, they are damaged or something else, or this browser
 * cannot unpack them.
 */
export type CodeFault = 'long' | 'damaged' | 'unable';

/** Undefined where the browser cannot compress, or where the pack is too large for a link. */
export async function packCode(pack: Pack): Promise<string | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined;
  const base = await packBefore(pack);
  const text = JSON.stringify({ of: base.id, is: patchFrom(base, pack) });
  const code = toText(
    await through(new TextEncoder().encode(text), new CompressionStream('deflate'), largestPack),
  );
  return code.length > longest ? undefined : code;
}

/**
 * The pack file in the letters of a link that nobody has vouched for. Throws only where what
 * Windscreen has of the area does not come.
 */
export async function packInCode(
  code: string,
): Promise<{ readonly file: File } | { readonly fault: CodeFault }> {
  if (code.length > longest) return { fault: 'long' };
  if (typeof DecompressionStream === 'undefined') return { fault: 'unable' };
  const read = await contents(code);
  if (!read) return { fault: 'damaged' };
  const base = await packBefore({ id: read.of, name: '' });
  if (base.id !== read.of) return { fault: 'damaged' };
  return { file: new File([JSON.stringify(patched(base, read.is))], `${base.id}.json`) };
}

async function contents(
  code: string,
): Promise<{ readonly of: string; readonly is: unknown } | undefined> {
  try {
    const packed = toBytes(code);
    if (!packed) return undefined;
    const bytes = await through(packed, new DecompressionStream('deflate'), largestPack);
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (structureFault(json) || typeof json !== 'object' || json === null) return undefined;
    if (
      !('of' in json && 'is' in json) ||
      typeof json.of !== 'string' ||
      Object.keys(json).length !== 2
    )
      return undefined;
    return { of: json.of, is: json.is };
  } catch {
    return undefined;
  }
}

/**
 * Bytes through a stream. Throws where they are not its kind, or where more than `most` come out: a
 * few may unpack to millions.
 */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > most) {
      void reader.cancel().catch(() => {});
      throw new RangeError('more came out than any pack holds');
    }
  }
  return joined(parts, length);
}
