import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { readText } from './words.ts';

const pictures = fileURLToPath(new URL('../ui/pictures/', import.meta.url));
/** How the icon is drawn for a home screen: by itself, and to be cut to any shape. */
const icons = [
  { file: 'icon-192.png', sizes: '192x192', purpose: 'any' },
  { file: 'icon-512.png', sizes: '512x512', purpose: 'any' },
  { file: 'icon-whole-512.png', sizes: '512x512', purpose: 'maskable' },
] as const;
const appleIcon = 'icon-whole-180.png';

/** What lets a browser install Windscreen, wherever its folder is put: every address is relative. */
async function manifest(): Promise<string> {
  const { name } = await readText<Record<'name', string>>('pages/frame.yaml');
  const { intro } = await readText<Record<'intro', string>>('pages/about.yaml');
  return JSON.stringify({
    name,
    short_name: name,
    description: intro,
    lang: 'en-GB',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0b2d5c',
    icons: icons.map(({ file, ...icon }) => ({ src: `icons/${file}`, type: 'image/png', ...icon })),
  });
}

/** The name that the service worker has as an entry of the build, and the file that it becomes. */
export const serviceWorker = { name: 'serviceWorker', file: 'service-worker.js' } as const;

/** The scripts that a decision runs, which come first; one is named for what it is made from. */
const first = ['first', 'deciding', 'journey'];

type Built = Rolldown.OutputChunk | Rolldown.OutputAsset;
const bytesOf = (built: Built) => (built.type === 'chunk' ? built.code : built.source);
const rank = ({ fileName, name }: Built) =>
  fileName.endsWith('.html')
    ? -1
    : name && first.includes(name)
      ? first.indexOf(name)
      : first.length;

/** A council's entry in the directory: kept once somebody has looked at it. */
const isOnceUsed = (built: Built) =>
  built.type === 'chunk' && built.moduleIds.some((id) => id.includes('/content/directory/'));

/** What the service worker keeps: every file of a build, by its address from index.html. */
export function listed(bundle: Readonly<Record<string, Built>>): {
  version: string;
  always: [file: string, integrity: string][];
  onceUsed: string[];
} {
  const files = Object.values(bundle)
    .filter(({ fileName }) => !fileName.startsWith('.') && fileName !== serviceWorker.file)
    .sort((a, b) => rank(a) - rank(b) || (a.fileName < b.fileName ? -1 : 1));
  const always = files
    .filter((built) => !isOnceUsed(built))
    .map((built): [string, string] => [
      built.fileName === 'index.html' ? '' : built.fileName,
      `sha256-${createHash('sha256').update(bytesOf(built)).digest('base64')}`,
    ]);
  const onceUsed = files.filter(isOnceUsed).map(({ fileName }) => fileName);
  const version = createHash('sha256')
    .update(JSON.stringify([always, onceUsed]))
    .digest('hex')
    .slice(0, 12);
  return { version, always, onceUsed };
}

/**
 * Makes the build one that can be installed and opens without a network: writes the manifest and
 * its icons, and tells the service worker (src/browser/serviceWorker.ts) what there is to keep.
 */
export const offline = (): Plugin => ({
  name: 'offline',
  apply: 'build',
  enforce: 'post',
  transformIndexHtml: (_, { path }) =>
    path === '/index.html'
      ? [
          { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' } },
          { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `./icons/${appleIcon}` } },
        ]
      : [],
  async buildStart() {
    const fileName = 'manifest.webmanifest';
    this.emitFile({ type: 'asset', fileName, source: await manifest() });
    for (const file of [...icons.map(({ file }) => file), appleIcon]) {
      const source = readFileSync(pictures + file);
      this.emitFile({ type: 'asset', fileName: `icons/${file}`, source });
    }
  },
  generateBundle: {
    order: 'post', // every file is as it will be written
    handler(_, bundle) {
      const worker = bundle[serviceWorker.file];
      if (worker?.type !== 'chunk' || worker.imports.length > 0)
        throw new Error(`${serviceWorker.file} must be one script that imports nothing`);
      worker.code = worker.code.replace('__OFFLINE__', () => JSON.stringify(listed(bundle)));
    },
  },
});
