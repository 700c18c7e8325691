/** What is said of a file whose letters cannot be told. */
const notUnicode =
  'the text is not written as UTF-8, or as UTF-16 with its mark at the start, so letters could be read wrongly. Open it in the program that wrote it, and save it again as UTF-8';

/**
 * The text in the bytes of a file that nobody has vouched for: the same in every browser and
 * command, or not read at all.
 */
export function textIn(bytes: Uint8Array): { readonly text: string } | { readonly fault: string } {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes); // without the mark at its start
    return text.includes('\0') ? { fault: notUnicode } : { text }; // UTF-16 without its mark, or UTF-32, reads so
  } catch {
    return { fault: notUnicode };
  }
}
