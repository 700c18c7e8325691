/** Gives the UUID of a version (RFC 9562) that sixteen bytes make. */
export function uuidFrom(bytes: Uint8Array, version: 4 | 8): string {
  const marked = bytes.map((byte, i) =>
    i === 6 ? (byte & 0x0f) | (version << 4) : i === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/**
 * An id that nothing else has: a UUID of version 4, made here since an address without https has no
 * crypto.randomUUID.
 */
export const newId = (): string => uuidFrom(crypto.getRandomValues(new Uint8Array(16)), 4);
