import type { ConcernsText, SynonymsText } from '../../content/schema.ts';

/** What was found: how many lines, and the nearest of them, the best first. */
export interface Found {
  readonly total: number;
  readonly ids: readonly string[];
}

/** More than this is no help: one more word is. */
const most = 12;
/**
 * Nobody types more of what they saw than this, and a longer text that was pasted is not read on.
 */
const longest = 100;

/**
 * What a match in each place is worth. What people say stands above our own words, since it was
 * listed for that line alone.
 */
const worth = { synonym: 3, label: 2.5, hint: 1 } as const;
type Place = keyof typeof worth;
/**
 * What is worth less than this part of the best is left out: it shares a word with what was typed,
 * and little else.
 */
const near = 0.25;

/** The words of a text, in small letters and without accents or apostrophes. */
export const wordsIn = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The part of a word that its forms share: “slapped”, “slapping” and “slaps” are all “slap”. */
export function rootOf(word: string): string {
  if (word.length < 4) return word;
  const bare = word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[sxz]|ch|sh)es$/, '')
    .replace(/(?<=[^su])s$/, '')
    .replace(/(?<=.{3})(?:ing|ed)$/, '')
    .replace(/([^aeiouylsz])\1$/, '$1');
  return bare.length > 3 ? bare.replace(/e$/, '') : bare;
}

/** Whether one letter was missed, added, changed or swapped with the next. */
export function isSlip(typed: string, word: string): boolean {
  if (Math.abs(typed.length - word.length) > 1) return false;
  let from = 0;
  while (from < typed.length && typed[from] === word[from]) from += 1;
  const [a, b] = [typed.slice(from), word.slice(from)];
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

/** How well one typed word answers to one of ours, from 0 to 1. It may be half a word. */
function likeness(typed: string, word: string): number {
  if (typed === word) return 1;
  const root = rootOf(typed);
  if (root === rootOf(word)) return 0.9;
  if (typed.length >= 2 && word.startsWith(typed)) return 0.6;
  return root.length >= 4 && word.startsWith(root) ? 0.5 : 0;
}
/**
 * The same for a word that was mistyped. A short one is a letter away from too many others, and few
 * people miss the first letter.
 */
function likenessOfSlip(typed: string, word: string): number {
  if (typed.length < 5 || typed[0] !== word[0]) return 0;
  if (isSlip(typed, word) || isSlip(rootOf(typed), rootOf(word))) return 0.4;
  return word.length > typed.length && isSlip(typed, word.slice(0, typed.length)) ? 0.3 : 0;
}

/**
 * Reads the lines once, and gives back what finds them by what somebody types: first those that
 * answer to most of its words, in our own words or in what people say. Nothing is looked for before
 * two letters are typed. Words that say nothing of what was seen are looked for only where nothing
 * else was typed.
 */
export function findIn(
  { groups }: ConcernsText,
  synonyms: SynonymsText,
  saysNothing: string,
): (typed: string) => Found | undefined {
  const small = new Set(wordsIn(saysNothing));
  /** Each of our words, with the lines that it stands in and the most that it is worth there. */
  const places = new Map<string, Map<string, number>>();
  const phrases = new Map<string, string[]>();
  const order: string[] = [];
  const add = (id: string, place: Place, text: string) => {
    for (const word of wordsIn(text)) {
      const lines = places.get(word) ?? new Map<string, number>();
      places.set(word, lines.set(id, Math.max(lines.get(id) ?? 0, worth[place])));
    }
  };
  for (const { concerns } of groups)
    for (const [id, { label, hint }] of Object.entries(concerns)) {
      const said = synonyms[id] ?? [];
      order.push(id);
      for (const synonym of said) add(id, 'synonym', synonym);
      add(id, 'label', label);
      add(id, 'hint', hint);
      phrases.set(
        id,
        [...said, label].map((one) => rooted(wordsIn(one))),
      );
    }

  /**
   * What each line is worth for one typed word: the rarer the word, the more. A slip is looked for
   * where nothing is spelt so.
   */
  const scoresBy = (
    typed: string,
    like: (typed: string, word: string) => number,
  ): ReadonlyMap<string, number> => {
    const scores = new Map<string, number>();
    for (const [word, lines] of places) {
      const alike = like(typed, word);
      if (alike === 0) continue;
      const rare = 1 + Math.log(order.length / lines.size) / 4;
      for (const [id, worthThere] of lines)
        scores.set(id, Math.max(scores.get(id) ?? 0, alike * worthThere * rare));
    }
    return scores;
  };
  const scoresOf = (typed: string) => {
    const spelt = scoresBy(typed, likeness);
    return spelt.size > 0 ? spelt : scoresBy(typed, likenessOfSlip);
  };

  return (typed) => {
    const all = wordsIn(typed.slice(0, longest));
    if (all.join('').length < 2) return undefined;
    const telling = all.filter((word) => !small.has(word));
    const asked = [...new Set(telling.length > 0 ? telling : all)];
    const scores = asked.map(scoresOf);
    const phrase = rooted(all);
    const lines = order
      .map((id) => {
        const each = scores.flatMap((score) => score.get(id) ?? []);
        const said = phrases.get(id) ?? [];
        const whole = said.includes(phrase) ? 5 : said.some((one) => one.includes(phrase)) ? 1 : 0;
        return {
          id,
          score: (each.reduce((sum, score) => sum + score, whole) * each.length) / asked.length,
        };
      })
      .sort((a, b) => b.score - a.score);
    const best = lines[0]?.score ?? 0;
    const found = lines.filter(({ score }) => score > 0 && score >= best * near);
    return { total: found.length, ids: found.slice(0, most).map(({ id }) => id) };
  };
}

/** Words as one text that another can be looked for in, whatever forms they take. */
const rooted = (words: readonly string[]): string => ` ${words.map(rootOf).join(' ')} `;
