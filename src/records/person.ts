import { bare } from './spelling.ts';

const titles = [
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'rev',
  'revd',
  'sir',
  'dame',
  'sgt',
  'pc',
  'dc',
  'ds',
];

/** The words of a name as someone typed it, without title and without the role after it. */
const nameIn = (text: string): readonly string[] =>
  text
    .replace(/(?:[,;:([/|]|\s\p{Pd}+\s).*/su, '')
    .split(/[^\p{L}\p{N}\p{M}\p{Cf}]+/u)
    .map(bare)
    .filter((word) => word !== '' && !titles.includes(word));

/**
 * Whether a text names someone by more than one word, so that it can be told apart from another’s.
 */
export const isFullName = (text: string): boolean => nameIn(text).length > 1;

/**
 * Whether two names, as they were typed, may be of one person: however they are capitalised,
 * accented, spaced or shortened, and whatever roles stand behind them. Nobody can be told from a
 * namesake by this; whoever is taken for another writes the name in full.
 */
export function maybeSamePerson(one: string, other: string): boolean {
  const [a, b] = [nameIn(one), nameIn(other)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  if (short.join('') === long.join('')) return true;
  return short.every((word) =>
    long.some((other) => word === other || isInitial(word, other) || isInitial(other, word)),
  );
}
const isInitial = (letter: string, word: string) => letter.length === 1 && word.startsWith(letter);
