// Where a level stands on the picture.
import { expect, test } from 'vitest';
import { levels } from '../../machines/outcomes.ts';
import { markOfLevel, placeOfLevel } from '../../src/recommend/places.ts';

test('every level has its mark, in the order of all levels, and advice today alone stands between two places', () => {
  const marks = levels.map((level) => markOfLevel(level)!);
  expect(marks).toEqual(marks.toSorted((one, other) => one - other));
  expect(levels.filter((level) => !Number.isInteger(markOfLevel(level)))).toEqual(['advice-today']);
  for (const level of levels.filter((level) => level !== 'advice-today'))
    expect(markOfLevel(level), level).toBe(placeOfLevel(level));
  expect(markOfLevel(undefined)).toBeUndefined();
});
