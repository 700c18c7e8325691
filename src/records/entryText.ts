import words from '../../content/entries.yaml';
import type { EntriesText } from '../../content/schema.ts';
import type { AddedKind } from './entry.ts';

/**
 * How a kind of entry is offered, headed and asked. Throws where nothing says so: tests/content
 * names a kind without words.
 */
export function entryText(kind: AddedKind): EntriesText[string] {
  const text = words[kind];
  if (!text) throw new Error(`there are no words for the entry “${kind}”`);
  return text;
}
