/**
 * The text in the bytes of a file that nobody has vouched for: the same in every browser and
 * command, or not read at all.
 */
export function textIn(
  bytes: Uint8Array,
): { readonly text: string } | { readonly fault: 'not-unicode' } {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes); // without the mark at its start
    return text.includes('\0') ? { fault: 'not-unicode' } : { text }; // UTF-16 without its mark, or UTF-32, reads so
  } catch {
    return { fault: 'not-unicode' };
  }
}
