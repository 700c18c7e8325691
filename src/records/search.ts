import { searchFor, wordsOf } from './spelling.ts';

/** The words of each record, by its id. */
export type WordsById = Map<string, string>;

/**
 * Collects the words that a vault gives a page at a time. Those of an older version were folded
 * less, and are folded again.
 */
export async function collected(
  pages: AsyncIterable<ReadonlyMap<string, string>>,
): Promise<WordsById> {
  const all: WordsById = new Map();
  for await (const page of pages)
    for (const [id, words] of page)
      all.set(id, /^[a-z0-9 ]*$/.test(words) ? words : wordsOf(words).join(' '));
  return all;
}

/** Which records hold all of these words, or parts of words, however they are spelt. */
export function holding(all: WordsById, text: string): ReadonlySet<string> {
  const holds = searchFor(text);
  const ids = new Set<string>();
  for (const [id, words] of all) if (holds(words)) ids.add(id);
  return ids;
}
