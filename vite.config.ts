import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin, PluginOption } from 'vite';
import { defineConfig } from 'vitest/config';
import { content } from './content/plugin.ts';
import { charts } from './src/cli/charts.ts';
import { citations } from './src/cli/citations.ts';
import { licences } from './src/cli/licences.ts';
import { offline, serviceWorker } from './src/cli/offline.ts';
import { loadParts } from './src/cli/parts.ts';
import { pageWords } from './src/cli/pageWords.ts';
import { pointers } from './src/cli/pointers.ts';
import { passes } from './src/cli/passes.ts';
import { contentSecurityPolicy } from './src/cli/policy.ts';
import { proof } from './src/cli/proof.ts';
import { readRaises } from './src/cli/raises.ts';
import { patience } from './tests/settings/patience.ts';

declare global {
  /** the version in package.json */
  const __VERSION__: string;
  /** whether Windscreen is built as one file, for a stick or a shared drive */
  const __SINGLE__: boolean;
  /** what each area in content/areas raises, by its id */
  const __RAISES__: Awaited<ReturnType<typeof readRaises>>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string };

/**
 * Puts the policy first in the built page. Not in dev, where Vite needs a socket and inline styles.
 */
const policy = (): Plugin => ({
  name: 'policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
      injectTo: 'head-prepend',
    },
  ],
});

/**
 * Puts what both pages say until a script has replaced it, 999 first, where they leave room for it.
 */
const notStarted = (): Plugin => ({
  name: 'not started',
  transformIndexHtml: (html) =>
    html.replace('<!-- not started -->', readFileSync(here('src/app/notStarted.html'), 'utf8')),
});

/**
 * Writes .vite/chunks.json, what each built script is made of and brings with it: tests/build reads
 * it to weigh the first question.
 */
const chunks = (): Plugin => ({
  name: 'chunks',
  apply: 'build',
  generateBundle(_, bundle) {
    const list = Object.values(bundle).flatMap((chunk) =>
      chunk.type === 'chunk'
        ? [
            {
              file: chunk.fileName,
              imports: chunk.imports,
              css: [...(chunk.viteMetadata?.importedCss ?? [])],
              modules: chunk.moduleIds.map((id) => id.replace(here('.'), '')),
            },
          ]
        : [],
    );
    this.emitFile({
      type: 'asset',
      fileName: '.vite/chunks.json',
      source: JSON.stringify(list, null, 1),
    });
  },
});

/**
 * The scripts of which nearly every function runs on the way to a recommendation. Their first line
 * asks the browser (Chromium
 * 136 and later; others read a comment) to compile them whole, beside the page, as they arrive: otherwise each function is
 * compiled in the click that first runs it, a third of the first Continue.
 */
const onTheWay = ['first', 'deciding', 'journey'];
const compiledAtOnce = (): Plugin => ({
  name: 'compiled at once',
  apply: 'build',
  generateBundle: {
    order: 'post', // after Vite has put its own line first
    handler(_, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && onTheWay.includes(chunk.name))
          chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    },
  },
});

/** Writes x.br and x.gz beside each text file, so that any static host can send few bytes. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir }, bundle) {
    for (const name of Object.keys(bundle).filter((name) =>
      /^[^.].*\.(html|js|css|svg|json|webmanifest|txt)$/.test(name),
    )) {
      const file = join(dir!, name);
      const bytes = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(bytes)); // quality 11 is node's default
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

/**
 * The pages after the questions, which come while those are read (loadJourney). Later and Stopped
 * are met by few.
 */
const restOfJourney = [
  'Act',
  'Check',
  'OwnView',
  'Recommendation',
  'Decision',
  'Decided',
  'Account',
  'Record',
];

const notices = licences();

/** What makes the pages, in many files or in one. */
export const pages: PluginOption[] = [
  pointers(),
  content(),
  pageWords(),
  proof(),
  charts(),
  passes(),
  citations(),
  loadParts(),
  svelte({ configFile: false }),
  notices.main,
  notStarted(),
];

export default defineConfig({
  plugins: [...pages, policy(), chunks(), compiledAtOnce(), offline(), compressed()],
  resolve: {
    alias: {
      'normalize-strings': fileURLToPath(
        new URL('src/referral/normalizeStrings.ts', import.meta.url),
      ),
    },
  },
  worker: { format: 'es', plugins: () => [content(), notices.forWorkers] },
  base: './', // the built folder works at any address, since routes live after the #
  publicDir: false,
  define: {
    __VERSION__: JSON.stringify(version),
    __RAISES__: JSON.stringify(await readRaises()),
    __SINGLE__: 'false',
  },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // the policy refuses data: addresses
    rolldownOptions: {
      input: [
        here('index.html'),
        here('src/app/room.html'), // the room's screen is a page of its own
        here('src/browser/serviceWorker.ts'),
      ],
      // two parts before the first answer and one after it, each one file: a request costs a slow
      // line more than the bytes that two pages could share
      output: {
        entryFileNames: ({ name }) =>
          name === serviceWorker.name ? serviceWorker.file : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            { name: 'first', test: /src\/app\/main\.ts$/, priority: 2 },
            { name: 'deciding', test: /src\/decide\/deciding\.ts$/, priority: 1 },
            {
              name: 'journey',
              test: new RegExp(`src/decide/(${restOfJourney.join('|')})\\.svelte$`),
            },
          ],
        },
      },
    },
  },
  css: {
    preprocessorOptions: { scss: { loadPaths: [here('node_modules')], quietDeps: true } },
    // govuk-frontend speaks to Internet Explorer with a width of 0\0, which Sass turns into 0\uFFFD
    // and the minifier refuses
    postcss: {
      plugins: [
        {
          postcssPlugin: 'no-ie',
          AtRule: { media: (rule) => void (/: 0[\\\uFFFD]/.test(rule.params) && rule.remove()) },
        },
      ],
    },
  },
  test: {
    testTimeout: patience.test, // laws walk every path; a busy machine must not fail them
    hookTimeout: patience.test,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [
            'tests/ui/**',
            'tests/browser/**',
            'tests/build/**',
            'tests/daily/**',
            'tests/fuzz/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'fuzz', // what is tried by chance, or takes minutes, at its full length: `npm run fuzz`
          environment: 'node',
          env: { WINDSCREEN_FUZZ: '50' },
          testTimeout: 0, // it takes as long as the machine does, and whoever began it can end it
          include: [
            'tests/fuzz/*.test.ts',
            'tests/handover/{bundle,docx,fhir}.test.ts',
            'tests/machines/{grammar,overlay,witness}.test.ts',
            'tests/open/{backup,pack,scenario}.test.ts',
            'tests/recommend/raises.test.ts',
            'tests/records/{chain,decided}.test.ts',
            'tests/team/{members,ring,sync}.test.ts',
            'tests/training/code.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: { name: 'daily', environment: 'node', include: ['tests/daily/*.test.ts'] },
      }, // goes red by the calendar
      {
        extends: true,
        plugins: [svelteTesting()],
        // without this alias and `inline`, @xstate/svelte brings a second Svelte:
        // lifecycle_outside_component
        resolve: {
          alias: {
            '@xstate/svelte': here('node_modules/@xstate/svelte/dist/xstate-svelte.esm.js'),
          },
        },
        test: {
          name: 'ui',
          environment: 'jsdom',
          include: ['tests/ui/**/*.test.ts'],
          server: { deps: { inline: ['@xstate/svelte'] } },
        },
      },
      {
        extends: true,
        test: { name: 'build', environment: 'node', include: ['tests/build/**/*.test.ts'] },
      },
    ],
  },
});
