import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { SourcesText } from '../../content/schema.ts';
import { readWords } from '../../src/cli/words.ts';
import { isCovered } from '../../src/recommend/clocks.ts';
import { dueAgain } from '../../src/recommend/sourcesByAge.ts';

/*
 * What the calendar turns red although nobody changed anything: `npm run test:daily`, whose verdict
 * says what is to be looked at again. It is no part of `npm test`, whose verdict is about the code.
 */

const today = new Date().toISOString().slice(0, 10);
const sources = Object.entries((await readContent('content/sources.yaml')) as SourcesText);

describe('sources', () => {
  test('Each has been checked within the last year.', () => {
    const late = sources.filter(([, { checked }]) => dueAgain(checked) <= today);
    expect(
      late.map(
        ([id, { checked }]) =>
          `${id} was last checked on ${checked}: look at it again, then change its date`,
      ),
    ).toEqual([]);
  });

  test('None was checked on a day that is still to come.', () => {
    expect(sources.filter(([, { checked }]) => checked > today)).toEqual([]);
  });

  test.each([
    ['2026-11-22', '2027-11-22'],
    ['2026-11', '2027-11-01'],
    ['2026', '2027-01-01'],
  ])('What was checked on %s is due again on %s.', (checked, due) => {
    expect(dueAgain(checked)).toBe(due);
  });
});

/** Every date that a value of an area bears, however deep. */
const datesIn = (part: unknown): string[] =>
  typeof part !== 'object' || part === null
    ? []
    : Object.entries(part).flatMap(([key, value]) =>
        key === 'asAt' ? [String(value)] : datesIn(value),
      );

test.each(readdirSync('content/areas'))(
  'No value of %s is dated on a day that is still to come.',
  async (file) => {
    const dates = datesIn(await readContent(`content/areas/${file}`));
    expect(dates).not.toEqual([]);
    expect(dates.filter((date) => date > today)).toEqual([]);
  },
);

test('The bank holidays reach a year ahead of today, or it is time to add to them.', async () => {
  const { holidays } = await readWords();
  expect(isCovered(new Date(Date.now() + 365 * 86_400_000), holidays)).toBe(true);
});
