import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { z } from 'zod';
import { shapes } from './schema.ts';
import { plainTag, tellingsIn, type Tellings } from './told.ts';

/** Reads one content file. A mistake throws a sentence that names the file, the field and the reason. */
export const readContent = async (file: string): Promise<unknown> => (await readTold(file)).words;

/** The same, with the sentences of it that are told otherwise where someone is concerned. */
export async function readTold(file: string): Promise<{ readonly words: unknown; readonly tellings: Tellings }> {
  const shape = shapes.find(([place]) => place.test(file))?.[1];
  if (!shape) throw new Error(`${file}: no shape is declared for it in content/schema.ts`);
  const written = parse(await readFile(file, 'utf8'), { customTags: [plainTag] });
  const checked = shape.safeParse(written);
  if (!checked.success) throw new Error(`${file}\n${z.prettifyError(checked.error)}`);
  return { words: checked.data, tellings: tellingsIn(written) };
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
      const file = id.split('?')[0]!;
      if (!file.endsWith('.yaml')) return;
      const { words, tellings } = await readTold(file).catch((error: Error) => this.error(error.message));
      const read = (value: unknown) => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
      const told = tellings.length > 0 ? `export const tellings = ${read(tellings)};\n` : 'export const tellings = [];\n';
      return { code: `${told}export default ${read(words)}`, map: null, moduleType: 'js' };
    },
  };
}
