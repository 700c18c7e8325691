import { wordsOf } from './summary.ts';

/** The words of each record, by its id. */
export type WordsById = Map<string, string>;

/** Collects the words that a vault gives a page at a time. */
export async function collected(pages: AsyncIterable<ReadonlyMap<string, string>>): Promise<WordsById> {
  const all: WordsById = new Map();
  for await (const page of pages) for (const [id, words] of page) all.set(id, words);
  return all;
}

/** Which records hold all of these words, or parts of words, however they are accented or capitalised. */
export function holding(all: WordsById, text: string): ReadonlySet<string> {
  const wanted = wordsOf(text);
  const ids = new Set<string>();
  for (const [id, words] of all) if (wanted.every((one) => words.includes(one))) ids.add(id);
  return ids;
}
