import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const worker = readFileSync('dist/service-worker.js', 'utf8');
const list = JSON.parse(/\{"version":.*?"onceUsed":\[.*?\]\}/.exec(worker)?.[0] ?? 'null') as {
  version: string;
  always: [file: string, integrity: string][];
  onceUsed: string[];
};

const built = readdirSync('dist', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.replace(/^dist\//, ''))
  .filter((file) => !/\.(br|gz)$|^\.|^service-worker\.js$/.test(file));

test('every built file is kept on the device, always or once somebody has looked at it, and nothing else is.', () => {
  const files = list.always.map(([file]) => file || 'index.html');
  expect([...files, ...list.onceUsed].sort()).toEqual([...built].sort());
  const councils = readdirSync('content/directory').filter((file) => file.endsWith('.yaml'));
  expect(list.onceUsed).toHaveLength(councils.length + 1); // and all of them together
});

test('each file is kept only with the bytes that were built.', () => {
  const wrong = list.always.filter(
    ([file, integrity]) =>
      integrity !==
      `sha256-${createHash('sha256')
        .update(readFileSync(`dist/${file || 'index.html'}`))
        .digest('base64')}`,
  );
  expect(wrong).toEqual([]);
});

test('the script that keeps them is one by itself, since a browser must read it without any other.', () => {
  expect(worker).not.toMatch(/\b(import|export)\b/);
});

test('it can be installed from any folder: its manifest names only addresses from where it stands.', () => {
  const manifest = JSON.parse(readFileSync('dist/manifest.webmanifest', 'utf8')) as {
    start_url: string;
    scope: string;
    icons: { src: string; sizes: string }[];
  };
  expect([manifest.start_url, manifest.scope]).toEqual(['./', './']);
  for (const { src, sizes } of manifest.icons) {
    const png = readFileSync(`dist/${src}`);
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, src).toBe(sizes);
  }
});
