import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { citation, rulesNamed } from '../../content/citation.ts';
import { readContent } from '../../content/plugin.ts';
import { lawsOf } from '../../machines/proof/laws.ts';

const top = fileURLToPath(new URL('../../', import.meta.url));
const book = `${top}content/rulebook/`;

const promises = new Set(
  Object.values(lawsOf).flatMap((laws) => laws.map(({ name }) => rulesNamed(name).sentence)),
);
/** Whether a test’s title says so in that file, from its beginning or after what is put into it. */
const isTitled = (file: string, title: string) =>
  existsSync(top + file) &&
  readFileSync(top + file, 'utf8')
    .split(title)
    .slice(0, -1)
    .some((before) => /(?:['"`]|\$\{[^`\n]*[\s,:])$/.test(before));

/** Each pointer of a paper that leads nowhere, by its place: to a promise, a test or a rule. */
export async function deadPointers(paper: unknown): Promise<readonly string[]> {
  const read = await Promise.all(readdirSync(book).map((file) => readContent(book + file)));
  const rules = new Set(read.flatMap((part) => Object.keys(part ?? {})));
  const found: string[] = [];
  const visit = (part: unknown, place: string): void => {
    if (typeof part === 'string')
      for (const [rule] of part.matchAll(citation))
        if (!rules.has(rule)) found.push(`${place}: no rule goes by ${rule}`);
    if (typeof part !== 'object' || part === null) return;
    const { promise, test, file } = Object.fromEntries(Object.entries(part));
    if (typeof promise === 'string' && !promises.has(promise))
      found.push(`${place}: no promise says “${promise}”`);
    if (typeof test === 'string' && typeof file === 'string' && !isTitled(file, test))
      found.push(`${place}: no test in ${file} says “${test}”`);
    for (const [key, one] of Object.entries(part)) visit(one, place ? `${place}.${key}` : key);
  };
  visit(paper, '');
  return found;
}

/**
 * Stops the build at a paper for organisations that claims what nothing shows any more: each promise,
 * test and rule that it points at must be there.
 */
export const pointers = (): Plugin => ({
  name: 'pointers',
  enforce: 'pre',
  async load(id) {
    const [file] = id.split('?');
    if (!file || !/\/content\/adopting\/[^/]+\.yaml$/.test(file)) return;
    const dead = await deadPointers(await readContent(file));
    if (dead.length > 0) this.error(`${file}\n✖ ${dead.join('\n✖ ')}`);
  },
});
