import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const top = fileURLToPath(new URL('../../', import.meta.url));

/** What comes through a stylesheet, and so is no module: the look, and two typefaces. */
const inStyles = [
  'govuk-frontend',
  '@fontsource-variable/atkinson-hyperlegible-next',
  '@fontsource/atkinson-hyperlegible-mono',
];

/** Licences of packages that come without the file, as their own repositories hold it. */
const elsewhere: Readonly<Record<string, string>> = {
  'govuk-frontend': `The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`,
};

/** The package that a bundled module is of; none for Windscreen's own. */
export function packageOf(id: string): string | undefined {
  if (id.includes('rolldown/runtime')) return 'rolldown'; // a few lines that every bundle begins with
  return /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
}

/** The licence of a package with its full text. Throws where the package brings none. */
export function licenceOf(name: string): string {
  const place = join(top, 'node_modules', name);
  const read: unknown = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  // npm refuses a package in which these are anything but text
  const { version, license, homepage } = read as Record<string, string>;
  const file = readdirSync(place).find((file) => /^licen[cs]e/i.test(file));
  const text = file ? readFileSync(join(place, file), 'utf8').trim() : elsewhere[name];
  if (!text)
    throw new Error(
      `node_modules/${name} has no file with its licence, so it cannot be shipped: leave it out, or add its text to src/cli/licences.ts`,
    );
  return [`${name} ${version} (${license})`, homepage ?? '', text].filter(Boolean).join('\n\n');
}

const line = `\n\n${'-'.repeat(80)}\n\n`;

/**
 * Writes licences.txt: the full licence of everything that the build ships and Windscreen did not
 * write, with the look and its typefaces where it `looks`. `forWorkers` goes with the workers.
 */
export function licences({ looks } = { looks: true }): { main: Plugin; forWorkers: Plugin } {
  const names = new Set(looks ? inStyles : []);
  const collect: Plugin['generateBundle'] = (_, bundle) => {
    for (const chunk of Object.values(bundle))
      for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
        const name = packageOf(id);
        if (name) names.add(name);
      }
  };
  return {
    forWorkers: { name: 'licences-of-workers', apply: 'build', generateBundle: collect },
    main: {
      name: 'licences',
      apply: 'build',
      generateBundle(options, bundle, isWrite) {
        collect.call(this, options, bundle, isWrite);
        const glyph = `The figure 0 of windscreen-zero.woff2\n\n${readFileSync(join(top, 'src/ui/fonts/LICENSE'), 'utf8').trim()}`;
        const own = `Windscreen\n\n${readFileSync(join(top, 'LICENSE'), 'utf8').trim()}`;
        const all = [own, ...[...names].sort().map(licenceOf), ...(looks ? [glyph] : [])];
        const source = all.join(line) + '\n';
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source });
      },
    },
  };
}
