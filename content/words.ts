import { parse } from 'yaml';

/*
 * The words of a page, written once: in content/pages/*.yaml. What a component may read of them, as a type, is worked out here
 * from the YAML. Nothing here reads or writes a file: src/cli/pageWords.ts does.
 */

declare const names: unique symbol;
/** A sentence that is not whole yet: it has the placeholders that are named. Only `filled` (src/ui/filled.ts) makes a string of it. */
export type Text<Names extends string> = { readonly [names]: Names };

/** What a file of page words is made of: sentences, lists of them, and groups of both by name. */
export type Words = string | readonly Words[] | WordsByName;
export type WordsByName = { readonly [name: string]: Words };

/** The names of a sentence's placeholders, in their order, each once: “{n} of {of}” has n and of. */
export const placeholders = (sentence: string): string[] => [
  ...new Set([...sentence.matchAll(placeholder)].map(([braced]) => braced.slice(1, -1))),
];
const placeholder = /\{([a-z][A-Za-z0-9]*)\}/g;

const keyName = /^[a-z][A-Za-z0-9]*(-[a-z0-9][A-Za-z0-9]*)*$/;
const markup = /<[!/a-z][^>]*>|&(#\d+|#x[\da-f]+|[a-z]+);|\*\*|__|`|\[[^\]]*\]\(/i;

/** Reads a page's words. What may not stand there throws a sentence that names the file, the key, the reason and the mend. */
export function readPage(file: string, text: string): WordsByName {
  let written: unknown;
  try {
    written = parse(text, { uniqueKeys: true });
  } catch (error) {
    throw new Error(`${file}\n✖ ${(error instanceof Error ? error.message : String(error)).trim()}`, { cause: error });
  }
  const wrong: string[] = [];
  const words = checked(written, '', (key, reason) => void wrong.push(`✖ ${reason}\n  → at ${key || 'the top'}`));
  const byName = typeof words === 'string' || isList(words) ? undefined : words;
  if (!byName) wrong.push('✖ Write words by name, as `title: Records`');
  if (!byName || wrong.length > 0) throw new Error([file, ...wrong].join('\n'));
  return byName;
}

function checked(part: unknown, key: string, refuse: (key: string, reason: string) => void): Words {
  if (Array.isArray(part)) {
    if (part.length === 0) refuse(key, 'The list is empty: write its first sentence, or take its name away');
    return part.map((one, i) => checked(one, `${key}[${i}]`, refuse));
  }
  if (typeof part === 'object' && part !== null) {
    const all = Object.entries(part);
    if (all.length === 0) refuse(key, 'The group is empty: write its first sentence, or take its name away');
    return Object.fromEntries(
      all.map(([name, one]) => {
        const at = key ? `${key}.${name}` : name;
        if (!keyName.test(name)) refuse(at, 'Name it with letters and digits, beginning with a small letter; hyphens may join words');
        return [name, checked(one, at, refuse)];
      }),
    );
  }
  if (part === null || (typeof part === 'string' && part.trim() === ''))
    refuse(key, 'The sentence is empty: write it, or take its name away');
  else if (typeof part !== 'string') refuse(key, `${String(part)} is not read as words: put it in quotes`);
  else {
    const found = markup.exec(part)?.[0];
    if (found) refuse(key, `“${found}” is markup, which would be shown as it stands: write plain words`);
    if (/[{}]/.test(part.replace(placeholder, '')))
      refuse(key, 'A brace here belongs to no placeholder: write {name}, letters and digits, beginning with a small letter');
  }
  return typeof part === 'string' ? part.trim() : '';
}

/** The types of every page's words, by the page's name, as the text of a declaration file in content/. */
export const declarations = (pages: Readonly<Record<string, WordsByName>>): string =>
  [
    '// Made from content/pages/*.yaml by src/cli/pageWords.ts. Change the words there: this file follows.',
    ...Object.entries(pages).map(
      ([page, words]) => `declare module '*/pages/${page}.yaml' {\n  const words: ${typeOf(words, '  ')};\n  export default words;\n}`,
    ),
    '',
  ].join('\n');

function typeOf(words: Words, indent: string): string {
  if (typeof words === 'string') {
    const open = placeholders(words);
    return open.length === 0 ? 'string' : `import('./words.ts').Text<${open.map((name) => `'${name}'`).join(' | ')}>`;
  }
  if (isList(words)) return `readonly (${[...new Set(words.map((one) => typeOf(one, indent)))].join(' | ')})[]`;
  const keys = Object.entries(words).map(([name, one]) => `${indent}  readonly '${name}': ${typeOf(one, `${indent}  `)};\n`);
  return `{\n${keys.join('')}${indent}}`;
}

/** `Array.isArray`, which does not know a list that is read only. */
export const isList = (words: Words): words is readonly Words[] => Array.isArray(words);
