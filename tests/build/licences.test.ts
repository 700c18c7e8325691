import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licenceOf, packageOf } from '../../src/cli/licences.ts';

const shipped = readFileSync('dist/licences.txt', 'utf8');
const chunks = JSON.parse(readFileSync('dist/.vite/chunks.json', 'utf8')) as {
  modules: string[];
}[];

test('the licence of every package in a built script is shipped whole, and of both typefaces, the look and the glyph', () => {
  const names = new Set(
    chunks.flatMap(({ modules }) => modules.flatMap((id) => packageOf(id) ?? [])),
  );
  expect([...names]).toEqual(
    expect.arrayContaining(['svelte', 'xstate', 'zod', 'docx', 'canonicalize']),
  );
  const styles = [
    'govuk-frontend',
    '@fontsource-variable/atkinson-hyperlegible-next',
    '@fontsource/atkinson-hyperlegible-mono',
  ];
  expect([...names, ...styles].filter((name) => !shipped.includes(licenceOf(name)))).toEqual([]);
  expect(shipped).toContain(readFileSync('src/ui/fonts/LICENSE', 'utf8').trim());
});

test('what only a worker brings is among them', () => {
  expect(
    readdirSync('dist/assets').filter((file) => /\.worker-.*\.js$/.test(file)).length,
  ).toBeGreaterThan(2);
  for (const name of ['age-encryption', 'yaml', '@noble/ciphers'])
    expect(shipped).toContain(licenceOf(name));
});

test('every typeface that is shipped is one of those whose licence is', () => {
  const fonts = readdirSync('dist/assets').filter((file) => file.endsWith('.woff2'));
  expect(fonts.length).toBeGreaterThan(2);
  expect(
    fonts.filter((file) => !/^(atkinson-hyperlegible-(next|mono)-|windscreen-zero-)/.test(file)),
  ).toEqual([]);
});

test('a package without a licence cannot be shipped', () => {
  expect(() => licenceOf('@types/node/fs')).toThrow();
});
