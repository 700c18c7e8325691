import { toString } from 'nlcst-to-string';
import { ParseEnglish } from 'parse-english';
import retextReadability from 'retext-readability';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import plainWords from '../../content/plain-words.yaml';
import type { Reading, TextPlace, Texts } from './found.ts';

/** A sentence is hard when four of seven measures put it above the age of fifteen. */
const reader = unified().use(retextReadability, { age: 15, minWords: 12, threshold: 4 / 7 });

/** Reads the texts of a referral for what a stranger may stumble over (G04, G15). */
export function readTexts(texts: Texts): Reading {
  const whole = Object.values(texts).join('\n');
  const initials = new Map<string, Reading['initials'][number]>();
  const judging = new Map<string, Reading['judging'][number]>();
  const hard: Reading['hard'][number][] = [];
  for (const [at, text] of entriesOf(texts)) {
    const file = new VFile(text);
    const tree = new ParseEnglish().parse(text);
    visit(tree, 'WordNode', (node) => {
      const word = toString(node);
      if (isInitials(word) && !isWrittenOut(word, whole) && !initials.has(word)) {
        const means = plainWords.initials[word];
        initials.set(word, { at, word, ...(means ? { means } : {}) });
      }
    });
    for (const word of plainWords.judging)
      if (new RegExp(`\\b${word}\\b`, 'i').test(text) && !judging.has(word))
        judging.set(word, { at, word });
    reader.runSync(tree, file);
    for (const { place } of file.messages) {
      const [from, to] = place && 'start' in place ? [place.start.offset, place.end.offset] : [];
      if (from !== undefined) hard.push({ at, sentence: text.slice(from, to) });
    }
  }
  return { initials: [...initials.values()], judging: [...judging.values()], hard };
}

const isInitials = (word: string): boolean =>
  /^[A-Z]{2,6}s?$/.test(word) && !plainWords.known.includes(word);
/** In brackets behind what they stand for, or with that in brackets behind them. */
function isWrittenOut(word: string, whole: string): boolean {
  const letters = word.replace(/s$/, '');
  return whole.includes(`(${word})`) || new RegExp(`\\b${letters}s? \\([a-z]`, 'i').test(whole);
}
const entriesOf = (texts: Texts) =>
  Object.entries(texts).filter((entry): entry is [TextPlace, string] => Boolean(entry[1]?.trim()));
