import { VaultError } from './error.ts';

/** Bytes that WebCrypto takes: never over shared memory. */
export type Bytes = Uint8Array<ArrayBuffer>;
/** Gives bytes as those that WebCrypto and files take. */
export const unshared = (bytes: Uint8Array): Bytes => bytes as Bytes; // nothing in this program shares memory, and no type of a library says so

/**
 * The most that one item may inflate to: a hundred times the largest record, and small enough for
 * any phone to hold.
 */
export const largestItem = 20 * 1024 * 1024;

const ivLength = 12;
const utf8 = new TextEncoder();
export const bytesOf = (text: string): Bytes => utf8.encode(text);
export const textOf = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes);

const gcm = (iv: Bytes, label: string) => ({ name: 'AES-GCM', iv, additionalData: bytesOf(label) });
const newIv = () => crypto.getRandomValues(new Uint8Array(ivLength));

/**
 * A box is a fresh IV and then what AES-GCM made. It opens only under the same key and the same
 * label.
 */
const boxed = (iv: Bytes, made: ArrayBuffer): Bytes => {
  const box = new Uint8Array(ivLength + made.byteLength);
  box.set(iv);
  box.set(new Uint8Array(made), ivLength);
  return box;
};

export async function seal(key: CryptoKey, label: string, bytes: Uint8Array): Promise<Bytes> {
  const iv = newIv();
  return boxed(iv, await crypto.subtle.encrypt(gcm(iv, label), key, unshared(bytes)));
}

/**
 * What was sealed. Rejects where the box, its label or the key is not the one it was sealed with.
 */
export async function unseal(key: CryptoKey, label: string, box: Bytes): Promise<Bytes> {
  return new Uint8Array(
    await crypto.subtle.decrypt(gcm(box.subarray(0, ivLength), label), key, box.subarray(ivLength)),
  );
}

/**
 * A key, sealed under another. The browser does it: the key's bytes never pass through this
 * program.
 */
export async function wrap(under: CryptoKey, label: string, key: CryptoKey): Promise<Bytes> {
  const iv = newIv();
  return boxed(iv, await crypto.subtle.wrapKey('raw', key, under, gcm(iv, label)));
}

/** The key that was wrapped, for AES-GCM. It can be taken out again only where `extractable`. */
export function unwrap(
  under: CryptoKey,
  label: string,
  box: Bytes,
  uses: KeyUsage[],
  extractable = false,
): Promise<CryptoKey> {
  return crypto.subtle.unwrapKey(
    'raw',
    box.subarray(ivLength),
    under,
    gcm(box.subarray(0, ivLength), label),
    'AES-GCM',
    extractable,
    uses,
  );
}

export const newKey = (uses: KeyUsage[]): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, uses);

export const deflate = (bytes: Uint8Array): Promise<Bytes> =>
  through(new CompressionStream('deflate-raw'), bytes);

/** Inflates what `deflate` made, and stops at `most`: a box that holds more was not made here. */
export const inflate = (bytes: Bytes, most = largestItem): Promise<Bytes> =>
  through(new DecompressionStream('deflate-raw'), bytes, most);

async function through(
  { writable, readable }: GenericTransformStream,
  bytes: Uint8Array,
  most = Infinity,
): Promise<Bytes> {
  const writer = writable.getWriter();
  const fed = writer.write(bytes).then(() => writer.close());
  fed.catch(() => {}); // the reader below meets the same failure
  // typed for streams of anything; both that come here give bytes of their own
  const reader = (readable as ReadableStream<Bytes>).getReader();
  const parts: Bytes[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > most) {
      void reader.cancel().catch(() => {});
      throw new VaultError(
        'damaged',
        `a box inflates to more than ${most} bytes; nothing that this app saved does.`,
      );
    }
    parts.push(part.value);
  }
  return joined(parts, length);
}

export function joined(
  parts: readonly Uint8Array[],
  length = parts.reduce((sum, part) => sum + part.length, 0),
): Bytes {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
