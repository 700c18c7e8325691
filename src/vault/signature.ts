import { unshared } from './boxes.ts';

/** Bytes as base64url without padding. */
export const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/**
 * The bytes of a text, which must be the one way to write them: a spare bit set, or padding, and it
 * is nothing.
 */
export function toBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) =>
    char.charCodeAt(0),
  );
  return toText(bytes) === text ? bytes : undefined;
}

/** How a device signs: ECDSA over P-256 with SHA-256. */
export const curve = { name: 'ECDSA', namedCurve: 'P-256' };
export const scheme = { name: 'ECDSA', hash: 'SHA-256' };

/**
 * Whether the holder of a key signed these bytes. Never rejects: what is not a key or not a
 * signature has signed nothing.
 */
export async function verifies(
  key: string,
  signature: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const [point, signed] = [toBytes(key), toBytes(signature)];
  if (point?.length !== 65 || point[0] !== 4 || signed?.length !== 64) return false;
  try {
    const holder = await crypto.subtle.importKey('raw', point, curve, false, ['verify']);
    return await crypto.subtle.verify(scheme, holder, signed, unshared(bytes));
  } catch {
    return false; // a point that is not on the curve
  }
}
