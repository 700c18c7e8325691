import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = readdirSync('dist/assets').filter((file) => file.endsWith('.js'));
const isWorker = (file: string) => /\.worker-/.test(file);

/**
 * Every import() of a built script: what it asks for, and the files that it is told to fetch first.
 */
function importsOf(file: string) {
  const text = readFileSync(`dist/assets/${file}`, 'utf8');
  const list = JSON.parse(/m\.f=(?<list>\[[^\]]*\])/.exec(text)?.groups!.list ?? '[]') as string[];
  const found = [...text.matchAll(/\bimport\([`'"]\.\/(?<what>[^`'"]+)[`'"]\)/g)];
  return found.map(({ index, groups }) => {
    const rest = text.slice(index, index + 4000);
    const mapped =
      /__vite__mapDeps\(\[(?<at>[\d,]*)\]\),import\.meta\.url/.exec(rest)?.groups!.at ?? '';
    return {
      what: groups!.what!,
      fetched: mapped.split(',').map((at) => list[Number(at)]?.replace('./', '')),
    };
  });
}

test('every import() of the built app fetches what it asks for before it imports, so that a failure is said and can be tried afresh', () => {
  const all = files
    .filter((file) => !isWorker(file))
    .flatMap((file) => importsOf(file).map((one) => ({ file, ...one })));
  const fromPages = all.filter(({ file }) => !/worker/.test(file));
  expect(fromPages.length).toBeGreaterThan(100);
  expect(
    fromPages
      .filter(({ what, fetched }) => !fetched.includes(what))
      .map(({ file, what }) => `${file} asks for ${what}`),
  ).toEqual([]);
});
