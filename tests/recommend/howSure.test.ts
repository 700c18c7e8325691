// How sure a number is: one sentence stands beside it always, and nothing of the rest is lost.
import { expect, test } from 'vitest';
import type { CouncilsText } from '../../content/schema.ts';
import { readCouncilPack, readPack, readText } from '../../src/cli/words.ts';
import { howSure, parted } from '../../src/recommend/howSure.ts';
import { lineOf } from '../../src/recommend/ring.ts';
import { at, words } from '../records/made.ts';

const councils = await readText<CouncilsText>('councils.yaml');

test('of every number of every council one whole sentence stands in sight, short, with any other number, and no word of the rest is lost', async () => {
  let [whole, inTwo, conflicts] = [0, 0, 0];
  for (const [id, { area }] of Object.entries(councils)) {
    const { frontDoor, outOfHours } = await (area ? readPack(area) : readCouncilPack(id));
    for (const line of [...frontDoor.lines, ...outOfHours.lines]) {
      const { elsewhere } = line;
      const { warning } = lineOf(line, { said: words.routes, at });
      if (!warning) continue;
      const { sure = '', more } = parted(warning);
      const eachWord = (text: string) => text.split(' ').toSorted();
      expect(eachWord([sure, more].filter(Boolean).join(' ')), id).toEqual(eachWord(warning));
      expect(sure, id).toMatch(/^\p{Lu}.*\.$/u);
      expect(sure.split('(').length, id).toBe(sure.split(')').length);
      expect(sure.length, `${id}: ${sure}`).toBeLessThan(elsewhere ? 240 : 180);
      for (const [year] of warning.matchAll(/\b20\d\d\b/g))
        expect(sure, `${id}: its age is in sight`).toContain(year);
      if (elsewhere)
        expect(sure, `${id}: both numbers of a conflict are in sight`).toContain(elsewhere.value);
      if (elsewhere) conflicts++;
      if (more) inTwo++;
      else whole++;
    }
  }
  expect(Math.min(whole, inTwo, conflicts), 'each kind was seen').toBeGreaterThan(20);
});

test('another number to ring stands in sight, wherever it is said, and so does 101', () => {
  expect(
    parted(
      'Pages differ. Two pages agree. Another page prints 01632 960777. If you are in doubt, ring 101.',
    ),
  ).toEqual({
    sure: 'Pages differ. Another page prints 01632 960777. If you are in doubt, ring 101.',
    more: 'Two pages agree.',
  });
});

test('how old a number is stands in sight, whatever else is doubtful of it', () => {
  expect(
    parted(
      'Sources differ about this number. Last confirmed: April 2023. If it does not work, look on the council’s website.',
    ),
  ).toEqual({
    sure: 'Sources differ about this number. Last confirmed: April 2023.',
    more: 'If it does not work, look on the council’s website.',
  });
});

test('a full stop within brackets ends no sentence', () => {
  expect(parted('One page (St. Helens Council), 2024. Nobody says when. Ask.')).toEqual({
    sure: 'One page (St. Helens Council), 2024.',
    more: 'Nobody says when. Ask.',
  });
  expect(parted(undefined)).toEqual({});
});

test('what came of a number here is apart from it, and is in sight too', () => {
  const tried = new Map([['0113', { worked: false, day: '2026-11-30' }]]);
  expect(howSure({ number: '0113', warning: 'Pages differ. Ask.' }, tried)).toEqual({
    sure: 'Pages differ.',
    more: 'Ask.',
    tried: expect.stringMatching(/^It was wrong here on 30 November 2026/) as string,
  });
  expect(howSure({ number: '0114' }, tried)).toEqual({});
});
