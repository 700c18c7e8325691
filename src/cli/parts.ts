import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const parts = fileURLToPath(new URL('../browser/parts.ts', import.meta.url));

/**
 * Lets every `import()` of the built app go through `part` in src/browser/parts.ts, with all the
 * files that it brings: no part of Windscreen can fail to load without saying so, and none can be
 * asked for in a way that cannot be tried afresh.
 */
export const loadParts = (): Plugin => ({
  name: 'parts',
  apply: 'build',
  enforce: 'pre',
  config: () => ({
    build: {
      modulePreload: {
        polyfill: false,
        resolveDependencies: (file, files, { hostType }) =>
          hostType === 'js' ? [...new Set([file, ...files])] : files,
      },
    },
  }),
  load: (id) =>
    id === '\0vite/preload-helper.js'
      ? `export { part as __vitePreload } from ${JSON.stringify(parts)}`
      : undefined,
});
