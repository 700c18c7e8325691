import type { Bytes } from '../vault/boxes.ts';

const least = 1024;

/**
 * How long something is made, so that its length says little: at least 1 KiB, and from there on in
 * steps of no more than an eighth (the rule is called Padmé).
 */
export function paddedLength(length: number): number {
  if (length <= least) return least;
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Math.ceil(length / step) * step;
}

/** Some bytes with their length before them, and nothing behind them up to the padded length. */
export function padded(bytes: Uint8Array): Bytes {
  const whole = new Uint8Array(paddedLength(bytes.length + 4));
  new DataView(whole.buffer).setUint32(0, bytes.length);
  whole.set(bytes, 4);
  return whole;
}

/** The bytes that were padded. Throws where they were not. */
export function unpadded(whole: Bytes): Bytes {
  const length = new DataView(whole.buffer, whole.byteOffset, whole.length).getUint32(0);
  if (length + 4 > whole.length)
    throw new RangeError(`${whole.length} bytes are said to hold ${length} and their length`);
  return whole.subarray(4, 4 + length);
}
