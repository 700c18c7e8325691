import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { z } from 'zod';
import { shapes } from './schema.ts';

/** Reads one content file. A mistake throws a sentence that names the file, the field and the reason. */
export async function readContent(file: string): Promise<unknown> {
  const shape = shapes.find(([place]) => place.test(file))?.[1];
  if (!shape) throw new Error(`${file}: no shape is declared for it in content/schema.ts`);
  const checked = shape.safeParse(parse(await readFile(file, 'utf8')));
  if (!checked.success) throw new Error(`${file}\n${z.prettifyError(checked.error)}`);
  return checked.data;
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
      const data = await readContent(file).catch((error: Error) => this.error(error.message));
      return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify(data))})`, map: null, moduleType: 'js' };
    },
  };
}
