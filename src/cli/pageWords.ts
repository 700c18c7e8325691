import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { messageOf } from '../browser/mistake.ts';
import { declarations, readPage, type WordsByName } from '../../content/words.ts';
import { wrongUses, type Source } from './wordUses.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}content/pages/`;
const declared = `${root}content/pages.d.ts`;

/**
 * Every page's words, by the page's name. A mistake throws a sentence that names the file, the key
 * and the reason.
 */
export const readPages = (): Record<string, WordsByName> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => [
        basename(name, '.yaml'),
        readPage(`content/pages/${name}`, readFileSync(folder + name, 'utf8')),
      ]),
  );

/** Every source of the app that may import a page's words. */
export const readSources = (): Source[] =>
  readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(svelte|ts)$/.test(name))
    .map((name) => ({
      file: `src/${name.replaceAll('\\', '/')}`,
      text: readFileSync(`${root}src/${name}`, 'utf8'),
    }));

/**
 * Writes content/pages.d.ts, the types of the pages' words, unless it says the same already. Git
 * does not keep it: it is made again.
 */
export function declarePages(): void {
  const text = declarations(readPages());
  if (text !== written()) writeFileSync(declared, text);
}
function written(): string | undefined {
  try {
    return readFileSync(declared, 'utf8');
  } catch {
    return undefined; // a fresh clone has none yet
  }
}

/**
 * Keeps the types of the pages' words as the YAML says: made when Vite starts, and again whenever a
 * page's words change while it runs. Before a build it also holds the words and their uses side by
 * side, and stops the build with all that is wrong.
 */
export function pageWords(): Plugin {
  let building = false;
  return {
    name: 'page words',
    configResolved({ command }) {
      building = command === 'build';
      declarePages();
    },
    configureServer({ watcher, config }) {
      watcher.on('all', (_, file) => {
        if (relative(folder, file).startsWith('..') || !file.endsWith('.yaml')) return;
        try {
          declarePages();
        } catch (error) {
          config.logger.error(messageOf(error)); // the page itself says so too, once it is asked for
        }
      });
    },
    buildStart() {
      if (!building) return;
      const wrong = wrongUses(readPages(), readSources());
      if (wrong.length > 0)
        this.error(['The pages’ words and their uses do not fit:', ...wrong].join('\n'));
    },
  };
}
