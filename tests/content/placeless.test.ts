import { expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { ConcernsText } from '../../content/schema.ts';

/*
 * A line of what was seen is found by search, shown alone, or shown last for its age: it has no
 * neighbours that its words could point to.
 */
const byPlace = /\b(?:above|below|(?:next|previous) (?:line|one))\b(?! all)/i;
const { groups } = (await readContent('content/concerns.yaml')) as ConcernsText;
const said = groups.flatMap(({ concerns }) =>
  Object.entries(concerns).flatMap(([id, { label, hint, so, dos, donts }]) =>
    [label, hint, so, ...dos, ...donts].map((text) => `${id}: ${text}`),
  ),
);

test('no line of what was seen names another by where it stands', () => {
  expect(said.length).toBeGreaterThan(400);
  expect(said.filter((text) => byPlace.test(text))).toEqual([]);
});

test.each(['tick the line above too', 'it belongs in the next line', 'of this and the two below'])(
  '“%s” would be found',
  (text) => expect(text).toMatch(byPlace),
);
