import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { EntriesText } from '../../content/schema.ts';
import { addedKinds, fieldsOf } from '../../src/records/entry.ts';

const words = (await readContent(
  new URL('../../content/entries.yaml', import.meta.url).pathname,
)) as EntriesText;

test('everything that can be added to a record has words, and no words are left over', () => {
  expect(Object.keys(words).sort()).toEqual([...addedKinds].sort());
});

test.each(addedKinds)(
  '%s: each field and each choice has words, and no words are left over',
  (kind) => {
    const declared = fieldsOf(kind).map(({ name, is }) => [
      name,
      typeof is === 'string' ? [] : [...is].sort(),
    ]);
    const said = Object.entries(words[kind]!.fields).map(([name, { choices = {} }]) => [
      name,
      Object.keys(choices).sort(),
    ]);
    expect(said).toEqual(declared);
  },
);
