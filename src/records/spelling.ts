/*
 * One folding for whatever has to be found however it is spelt: what is protected, names,
 * references, and what is searched. Capitals, accents, joined and full-width letters, every dash,
 * apostrophe and space, and marks that nobody sees make no difference. A name written in another
 * alphabet, or with “ue” for “ü”, is another name here.
 */

/** Where a text begins and ends in another. */
export type Span = readonly [start: number, end: number];

/**
 * Letters that Unicode does not take apart, and what is typed for them by someone who has no such
 * key.
 */
const typedAs = new Map(
  Object.entries({
    a: 'ɑⱥᴀ',
    ae: 'æᴁ',
    b: 'ƀɓƃʙ',
    c: 'ƈȼꞓᴄ',
    d: 'đðɖɗƌᴅ',
    e: 'ǝəɛɇᴇ',
    f: 'ƒꜰ',
    g: 'ɠǥɣɡɢ',
    h: 'ħɦⱨʜ',
    i: 'ɩɨɪ',
    j: 'ɟɉȷᴊ',
    k: 'ƙĸⱪᴋ',
    l: 'łƚɫɬɭⱡʟ',
    m: 'ɱᴍ',
    n: 'ŋɲƞɳɴ',
    o: 'øɔɵꝋᴏ',
    oe: 'œɶ',
    ou: 'ȣ',
    p: 'ƥᵽᴘ',
    q: 'ɋ',
    r: 'ɍɽʀ',
    s: 'ʂꜱ',
    t: 'ŧƭʈƫⱦᴛ',
    th: 'þ',
    u: 'ʊʉᴜ',
    v: 'ʋʌᴠ',
    w: 'ⱳᴡ',
    y: 'ƴɏʏ',
    z: 'ƶȥⱬʒᴢ',
  }).flatMap(([typed, letters]) => [...letters].map((letter) => [letter, typed] as const)),
);

/** Marks that nobody sees, accents written apart, and the stroke that stretches an Arabic word. */
const unseen = /^(?![\t-\r\u0085])[\p{M}\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u0640]$/u;
/** Of those, what stands inside words. A word may end at any other. */
const inWords = /^(?:\p{M}|\u00AD|\u034F|\u0640|\u200C|\u200D|\u2060)$/u;
/** Apostrophes and the like that Unicode counts as letters. */
const strokes = /[\u02B9-\u02FF\uA717-\uA721\uA78B\uA78C]/gu;
const capitalised = /\p{Lu}\p{M}*[\u00AD\u200B-\u200D\u2060]*\p{Ll}/uy;

/** A character as small letters and digits without accents; empty where it is neither. */
function lettersIn(character: string): string {
  if (/^[a-z0-9]$/.test(character)) return character;
  const known = folded.get(character);
  if (known !== undefined) return known;
  // by way of capitals, which takes apart what small letters do not: ß is SS, ı is I
  const small = [
    ...character.normalize('NFKD').replace(strokes, '').toLowerCase().toUpperCase(),
  ].map((letter) => letter.toLowerCase());
  const letters = small
    .join('')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const plain = [...letters].map((letter) => typedAs.get(letter) ?? digit(letter)).join('');
  folded.set(character, plain);
  return plain;
}
const folded = new Map<string, string>();

/** A digit of any script as 0 to 9: they stand in unbroken tens. */
function digit(letter: string): string {
  const code = letter.codePointAt(0);
  if (code === undefined || !isDigit(letter)) return letter;
  let first = code;
  while (isDigit(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}
const isDigit = (letter: string) => /^\p{Nd}$/u.test(letter);

/**
 * A text in folded letters, with one sign for whatever stands between them: “·” where nothing is
 * seen, “-” for marks without a space, “_” for a space before a word with a capital, a space for
 * any other.
 */
interface Letters {
  readonly plain: string;
  /** Where in the text each of them begins and ends, with the unseen marks that follow it. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function lettersOf(text: string): Letters {
  let plain = '';
  const [from, to]: [number[], number[]] = [[], []];
  let [at, between] = [0, ''];
  const add = (sign: string, start: number, end: number) => {
    plain += sign;
    from.push(...Array<number>(sign.length).fill(start));
    to.push(...Array<number>(sign.length).fill(end));
  };
  for (const character of text) {
    const end = at + character.length;
    const letters = unseen.test(character) ? '' : lettersIn(character);
    if (letters) {
      if (between && plain) add(signOf(between, text, at), at, at);
      between = '';
      add(letters, at, end);
    } else {
      if (!inWords.test(character)) between += character;
      if (unseen.test(character) && to.length > 0 && to.at(-1) === at) {
        const last = from.at(-1);
        for (let i = to.length - 1; i >= 0 && from[i] === last; i--) to[i] = end;
      }
    }
    at = end;
  }
  return { plain, from, to };
}

function signOf(between: string, text: string, at: number): string {
  const seen = [...between].filter((character) => !unseen.test(character)).join('');
  if (seen === '') return '·';
  if (!/[\s\u0085]/.test(seen) || /\p{Pd}[^\S\n\r]*[\n\r\u0085\u2028\u2029]\s*$/u.test(seen))
    return '-';
  capitalised.lastIndex = at;
  return /[.!?;:]/.test(seen) || !capitalised.test(text) ? ' ' : '_';
}

const signs = /[-_ ·]/g;

/**
 * The letters and digits of a text, folded, and nothing else: two texts with the same are the same
 * word, name or reference.
 */
export const bare = (text: string): string => lettersOf(text).plain.replace(signs, '');

/** Whether two texts say the same, however each is spelt. */
export const sameText = (one: string, other: string): boolean => bare(one) === bare(other);

/**
 * The words of a text, folded, to be searched for parts of words. What may be written with a space
 * or without is one word: a name in capitals, a postcode, a telephone number.
 */
export const wordsOf = (text: string): readonly string[] =>
  runsOf(lettersOf(text).plain.replace(/[-_·]/g, '').split(' ').filter(Boolean)).map((run) =>
    run.join(''),
  );

/**
 * Whether folded words hold all of those typed, or parts of words: one with a mark inside whole or
 * part by part.
 */
export function searchFor(typed: string): (words: string) => boolean {
  const wanted = lettersOf(typed)
    .plain.split(/[ _]/)
    .map((word) => ({ whole: word.replace(signs, ''), parts: word.split(/[-·]/) }));
  return (words) =>
    wanted.every(
      ({ whole, parts }) => words.includes(whole) || parts.every((part) => words.includes(part)),
    );
}

/**
 * Where any of these stands in a text as words of its own, however it is spelt there; a possessive
 * or a plural of it too.
 */
export function spansOf(text: string, parts: readonly string[]): readonly Span[] {
  const { plain, from, to } = lettersOf(text);
  return parts.flatMap((part) => {
    const pattern = patternOf(part);
    if (!pattern) return [];
    return [...plain.matchAll(pattern)].map(({ index, 0: { length } }) =>
      whole(
        text,
        Math.min(...from.slice(index, index + length)),
        Math.max(...to.slice(index, index + length)),
      ),
    );
  });
}

/** The text with something else in the place of each span; where they touch, once. */
export function withoutSpans(text: string, spans: readonly Span[], instead: string): string {
  let kept = '';
  let done = 0;
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    if (start > done || kept === '') kept += text.slice(done, start) + instead;
    done = Math.max(done, end);
  }
  return kept + text.slice(done);
}

/**
 * With what opens or closes it and would be left behind: unseen marks, the plus of a telephone
 * number, the other half of a bracket.
 */
function whole(text: string, from: number, to: number): Span {
  let start = from;
  while (start > 0 && unseen.test(text.charAt(start - 1)) && !inWords.test(text.charAt(start - 1)))
    start--;
  const opened =
    (text.slice(start, to).match(/[(\uFF08]/g) ?? []).length -
    (text.slice(start, to).match(/[)\uFF09]/g) ?? []).length;
  if (opened < 0 && /[(\uFF08]$/.test(text.slice(0, start))) start--;
  if (/\p{N}/u.test(text.charAt(from)) && /[+\uFF0B]$/.test(text.slice(0, start))) start--;
  return [start, opened > 0 && /^[)\uFF09]/.test(text.slice(to)) ? to + 1 : to];
}

const any = '[-_ ·]';
const closed = '[-_·]?';
const open = `${any}?`;
/**
 * As many letters may be spaced anyhow, and one fewer where one is a digit. Fewer would be found
 * across others, as “Isa” in “is a”.
 */
const long = 6;

/** What finds a part in folded letters; undefined where it has none. */
function patternOf(part: string): RegExp | undefined {
  const words = lettersOf(part).plain.replaceAll('·', '').split(/[-_ ]/).filter(Boolean);
  const letters = words.join('');
  if (letters === '') return undefined;
  const within = [...letters].length >= (isNumber(letters) ? long - 1 : long) ? open : closed;
  const spelt = runsOf(words).map(
    (run) => telephone(run) ?? run.map((word) => [...word].join(within)).join(open),
  );
  const spaced = [...letters].length > 2 ? `|${[...letters].join(any)}` : '';
  return new RegExp(
    `${edge(letters, 'before')}(?:${spelt.join(open)}${spaced})${plural(letters)}${edge(letters, 'after')}`,
    'gu',
  );
}

/**
 * Words side by side that hold a digit, with the single letters among them, are one number or
 * postcode.
 */
function runsOf(words: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  let run: string[] = [];
  const end = () => {
    runs.push(...(run.some(isNumber) ? [run] : run.map((word) => [word])));
    run = [];
  };
  for (const word of words) {
    if (isNumber(word) || [...word].length === 1) run.push(word);
    else {
      end();
      runs.push([word]);
    }
  }
  end();
  return runs;
}
const isNumber = (word: string) => /\d/.test(word);

/** A telephone number of the United Kingdom, from within or from abroad. */
function telephone(run: readonly string[]): string | undefined {
  const [, national] = /^(?:0|(?:00)?440?)([1-9]\d{8,9})$/.exec(run.join('')) ?? [];
  if (!national) return undefined;
  const spaced = (digits: string) => [...digits].join(open);
  return `(?:${['0', '44', '440', '0044', '00440'].map(spaced).join('|')})${open}${spaced(national)}`;
}

/**
 * A Latin word or a number stands alone; in a script that writes words together, or adds to their
 * ends, a part of a word will do.
 */
function edge(letters: string, side: 'before' | 'after'): string {
  const is = (kind: string) =>
    new RegExp(side === 'before' ? `^${kind}` : `${kind}$`, 'u').test(letters);
  const same = is('\\p{N}')
    ? '\\p{N}'
    : is('\\p{Script=Latin}')
      ? '\\p{Script=Latin}'
      : [...letters].length < 2
        ? '\\p{L}'
        : '';
  return same && (side === 'before' ? `(?<!${same})` : `(?!${same})`);
}
const plural = (letters: string) =>
  /[a-z]{3}$/.test(letters) ? `(?:${/[sxzh]$/.test(letters) ? 'es|' : ''}s)?` : '';
