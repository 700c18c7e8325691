import { expect, test } from 'vitest';
import { forAge } from '../../src/decide/forAge.ts';
import { words } from '../records/made.ts';

const lines = (age?: string) =>
  forAge(words.concerns, age).groups.map(({ concerns }) => Object.entries(concerns));
const idsOf = (age?: string) => lines(age).map((group) => group.map(([id]) => id));

test('a line that speaks of another age stands last under its heading, with why, and is there all the same', () => {
  const older = lines('16-17').find((group) => group.some(([id]) => id === 'partner-harm-16-17'))!;
  const [id, line] = older.at(-1)!;
  expect([id, line.hintStands]).toEqual(['partner-harm-under-16', true]);
  expect(line.hint).toMatch(/^This line is about another age than you gave\./);
  for (const age of ['unborn', '1-to-12', '13-to-15', '16-17'])
    expect(
      idsOf(age).map((group) => [...group].sort()),
      age,
    ).toEqual(idsOf().map((group) => [...group].sort()));
});

test('what makes a line worse goes with it, below it', () => {
  const ids = idsOf('1-to-12').flat();
  expect(ids.indexOf('homeless-tonight')).toBe(ids.indexOf('homeless-16-17') + 1);
});

test('where no age is known, and at an age that every line may speak of, the list is as it was written', () => {
  expect(idsOf()).toEqual(words.concerns.groups.map(({ concerns }) => Object.keys(concerns)));
  expect(idsOf('no-child')).toEqual(idsOf());
});
