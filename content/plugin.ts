import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { z } from 'zod';
import { shapes, type RulesText, type SignaturesText } from './schema.ts';
import { plainTag, tellingsIn, type Tellings } from './told.ts';
import { readPage } from './words.ts';

/** Reads one content file. A mistake throws a sentence that names the file, the field and the reason. */
export const readContent = async (file: string): Promise<unknown> => (await readTold(file)).words;

/** The same, with the sentences of it that are told otherwise where someone is concerned. */
export async function readTold(file: string): Promise<{ readonly words: unknown; readonly tellings: Tellings }> {
  if (/pages\/[^/]+$/.test(file)) return { words: readPage(file, await readFile(file, 'utf8')), tellings: [] };
  const shape = shapes.find(([place]) => place.test(file))?.[1];
  if (!shape) throw new Error(`${file}: no shape is declared for it in content/schema.ts`);
  const written = await yaml(file);
  const checked = shape.safeParse(written);
  if (!checked.success) throw new Error(`${file}\n${z.prettifyError(checked.error)}`);
  // the shape of that folder is the one that the type is made from
  if (/rulebook\/[^/]+$/.test(file)) await checkBook(file, checked.data as RulesText);
  // and so is that of the signatures
  if (/signatures\.yaml$/.test(file)) await checkSignatures(file, checked.data as SignaturesText);
  return { words: checked.data, tellings: tellingsIn(written) };
}

async function yaml(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8');
  try {
    return parse(text, { customTags: [plainTag] });
  } catch (error) {
    throw new Error(`${file}\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** Reads the fields of a file, as they are written. */
async function fieldsIn(file: string): Promise<object> {
  const written = await yaml(file);
  if (typeof written !== 'object' || written === null) throw new Error(`${file}\n✖ it holds no fields`);
  return written;
}

/** What a file of the rule book does not show by itself: a source that is not listed, and a rule that another file has too. */
async function checkBook(file: string, rules: RulesText): Promise<void> {
  const folder = dirname(file);
  const listed = await fieldsIn(join(folder, '../sources.yaml'));
  for (const [id, { sources }] of Object.entries(rules))
    for (const source of sources)
      if (!(source in listed)) throw new Error(`${file}\n✖ No source “${source}” in sources.yaml\n  → at ${id}`);
  for (const other of (await readdir(folder)).filter((name) => name !== basename(file))) {
    const twice = Object.keys(await fieldsIn(join(folder, other))).find((id) => id in rules);
    if (twice) throw new Error(`${file}\n✖ ${other} has this rule too\n  → at ${twice}`);
  }
}

/** A review is of the words as they stood that day: once they change it is no longer shown, and the build says so. */
async function checkSignatures(file: string, signatures: SignaturesText): Promise<void> {
  for (const [i, { of, sha256 }] of signatures.entries()) {
    const now = await hashOfWords(join(dirname(file), of)).catch(() => undefined);
    if (now === undefined) throw new Error(`${file}\n✖ There is no “${of}” under content/\n  → at [${i}].of`);
    if (now !== sha256)
      throw new Error(
        `${file}\n✖ “${of}” has changed since it was signed: have it reviewed again, or take this out. It is now ${now}\n  → at [${i}].sha256`,
      );
  }
}

/** The SHA-256 of a file of words; of a folder, over each file's name and bytes, in the order of their names. */
async function hashOfWords(place: string): Promise<string> {
  const hash = createHash('sha256');
  if ((await stat(place)).isFile()) return hash.update(await readFile(place)).digest('hex');
  for (const name of (await readdir(place)).sort()) hash.update(`${name}\0`).update(await readFile(join(place, name)));
  return hash.digest('hex');
}

/**
 * Lets `import words from './need.yaml'` yield checked words. The check happens here, while building, so that
 * neither Zod nor a YAML parser reaches the browser.
 */
export function content(): Plugin {
  return {
    name: 'content',
    enforce: 'pre',
    async load(id) {
      const file = id.replace(/\?.*$/s, '');
      if (!file.endsWith('.yaml')) return;
      const { words, tellings } = await readTold(file).catch((error: Error) => this.error(error.message));
      const read = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
      const told = tellings.length > 0 ? `export const tellings = ${read(tellings)};\n` : 'export const tellings = [];\n';
      return { code: `${told}export default ${read(words)}`, map: null, moduleType: 'js' };
    },
  };
}
