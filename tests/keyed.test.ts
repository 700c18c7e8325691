import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/*
 * Svelte throws where two rows of a list have one key, and the page does not show. What a person, a
 * pack or two ticked lines say may be said twice: a list of sentences goes by place, and only ids may
 * be keys of themselves.
 */

/** What a list of ids may call each: a name for a thing that is there once. */
const ids = [
  ...['id', 'n', 'level', 'mark', 'name', 'kind', 'what', 'place', 'section', 'ending', 'shown'],
  ...['facet', 'action', 'decision', 'question', 'column', 'whole'],
];
const ownKey = /\{#each [^\n]*? as (\w+) \(\1\)\}/g;
const keyedBySaying = (text: string) =>
  [...text.matchAll(ownKey)].map(([, name]) => name!).filter((name) => !ids.includes(name));

test('a list of sentences is not keyed by what they say', () => {
  expect(keyedBySaying('{#each dos as item (item)}<li>{item}</li>{/each}')).toEqual(['item']);
  expect(keyedBySaying('{#each all as id (id)}{#each dos as item, i (i)}')).toEqual([]);
  const components = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.svelte'),
  );
  expect(components.length).toBeGreaterThan(100);
  const found = components.flatMap((file) =>
    keyedBySaying(readFileSync(join('src', file), 'utf8')).map((name) => `${file}: ${name}`),
  );
  expect(found, 'give each its place as its key: “as item, i (i)”').toEqual([]);
});
