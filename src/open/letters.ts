import { joined } from '../vault/boxes.ts';
import { toBytes, toText } from '../vault/signature.ts';

/*
 * Text in the letters of a link: compressed with a checksum, so that no slip of a letter becomes
 * something else.
 */

/** More letters than anything takes that is handed on so, and than most browsers keep of an address. */
const longest = 20_000;

/**
 * Why letters cannot be read: there are too many, they are damaged or something else, or this
 * browser cannot unpack them.
 */
export type CodeFault = 'long' | 'damaged' | 'unable';

/** Undefined where the browser cannot compress, or where there is too much for a link. */
export async function toLetters(text: string, most: number): Promise<string | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined;
  const code = toText(
    await through(new TextEncoder().encode(text), new CompressionStream('deflate'), most),
  );
  return code.length > longest ? undefined : code;
}

/** The text in letters that nobody has vouched for, if no more than `most` bytes come out of them. */
export async function fromLetters(
  code: string,
  most: number,
): Promise<{ readonly text: string } | { readonly fault: CodeFault }> {
  if (code.length > longest) return { fault: 'long' };
  if (typeof DecompressionStream === 'undefined') return { fault: 'unable' };
  try {
    const packed = toBytes(code);
    if (!packed) return { fault: 'damaged' };
    const bytes = await through(packed, new DecompressionStream('deflate'), most);
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { fault: 'damaged' };
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
      throw new RangeError('more came out than may');
    }
  }
  return joined(parts, length);
}
