import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';

/** Every component that a file shows, in itself or within another. */
function shownBy(file: string): Set<string> {
  const shown = new Set([file]);
  for (const one of shown)
    for (const [, path] of readFileSync(one, 'utf8').matchAll(/from '([^']+\.svelte)'/g))
      shown.add(posix.join(posix.dirname(one), path!));
  return shown;
}

test('every component that knows only looks is among the examples, in itself or within another', () => {
  const shown = shownBy('tests/ui/components/examples.ts');
  const components = ['form', 'text', 'layout', 'pictures'].flatMap((folder) =>
    readdirSync(`src/ui/${folder}`)
      .filter((file) => file.endsWith('.svelte'))
      .map((file) => `src/ui/${folder}/${file}`),
  );
  expect(components.length).toBeGreaterThan(50);
  expect(components.filter((file) => !shown.has(file))).toEqual([]);
});
