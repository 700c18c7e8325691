import {
  isScalar,
  parseDocument,
  visit,
  type Document,
  type DocumentOptions,
  type LineCounter,
  type ParseOptions,
  type SchemaOptions,
} from 'yaml';

/**
 * No file that people write has more: each field, item and line counts as one. More would take
 * minutes to read.
 */
export const mostParts = 20_000;
export const tooManyParts = {
  says: 'too-many-parts',
  parts: { most: mostParts.toLocaleString('en-GB') },
} as const;

/** Whether a text is made of more parts than anyone writes, told before it is read as anything. */
export function hasTooManyParts(text: string): boolean {
  let parts = 0;
  for (const letter of text) if (':,\n\r{[?'.includes(letter) && ++parts > mostParts) return true;
  return false;
}

/** A mistake in YAML or JSON, as its reader tells it or that a field is named twice; and its line. */
export type Mistake = { readonly line?: number } & (
  { readonly message: string } | { readonly isTwice: true }
);

/**
 * Reads YAML or JSON, and says what is wrong with how it is written. Its work grows no faster than
 * the text.
 */
export function readYaml(
  text: string,
  lines: LineCounter,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): { readonly document: Document; readonly mistakes: readonly Mistake[] } {
  // the library holds each key beside every other: a file of keys would take minutes
  const document = parseDocument(text, {
    ...options,
    uniqueKeys: false,
    lineCounter: lines,
    logLevel: 'error',
  });
  const mistakes: Mistake[] = [...document.errors, ...document.warnings].map(
    ({ linePos, message }) => ({
      ...(linePos ? { line: linePos[0].line } : {}),
      message: message.replace(/ at line[\s\S]*$/, '').replace(/:?\n[\s\S]*$/, ''),
    }),
  );
  visit(document, {
    Map(_, { items }) {
      const keys = new Set<unknown>();
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key;
        if (keys.has(name)) {
          const at = isScalar(key) && key.range ? { line: lines.linePos(key.range[0]).line } : {};
          mistakes.push({ ...at, isTwice: true });
        }
        keys.add(name);
      }
    },
  });
  return { document, mistakes };
}
