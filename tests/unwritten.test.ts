import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unwritten } from '../src/cli/new.ts';

test('nothing that was begun is left unwritten', () => {
  const files = ['machines', 'content', 'src', 'tests'].flatMap(
    (folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.(ts|svelte|yaml)$/.test(file))
        .map((file) => join(folder, file).replaceAll('\\', '/'))
        .filter((file) => file !== 'tests/cli/new.test.ts'), // it says what is begun
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => unwritten(file, readFileSync(file, 'utf8')));
  expect(found, found.join('\n')).toEqual([]);
});

test('what is unwritten is named by file and line, with what stands there and what belongs there', () => {
  const mark = 'write:';
  const begun = [
    'a: 1',
    `  label: '' # ${mark} what is ticked`,
    `<!-- @component ${mark} what it is for -->`,
    `some(); // ${mark} more`,
  ];
  expect(unwritten('x.yaml', begun.join('\n'))).toEqual([
    "x.yaml:2 label: '' → write what is ticked",
    'x.yaml:3 <!-- → write what it is for',
    'x.yaml:4 some(); → write more',
  ]);
});
