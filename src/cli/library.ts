import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { declared } from './declared.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const top = (path: string) => readFileSync(here(`../../${path}`), 'utf8');

/** What stands in the package beside its code: its own package.json, types, licence and README. */
export const libraryFiles = (): Plugin => ({
  name: 'library',
  generateBundle() {
    const app = JSON.parse(top('package.json')) as Readonly<Record<string, unknown>>; // npm refuses one of any other shape
    const { name, version, description, license, engines } = app;
    const whole = {
      ...{ name, version, description, license, engines },
      ...{ type: 'module', sideEffects: false },
      exports: { '.': { types: './windscreen.d.ts', default: './windscreen.js' } },
      files: ['windscreen.js', 'windscreen.d.ts', 'licences.txt'],
    };
    const types = declared(here('../library/windscreen.ts'), here('../../tsconfig.json'), [
      here('../../content/yaml.d.ts'),
      here('../../content/pages.d.ts'),
    ]);
    const files = {
      'package.json': `${JSON.stringify(whole, null, 2)}\n`,
      'windscreen.d.ts': types,
      LICENSE: top('LICENSE'),
      'README.md': top('src/library/README.md'),
    };
    for (const [fileName, source] of Object.entries(files))
      this.emitFile({ type: 'asset', fileName, source });
  },
});
