import { describe, expect, test } from 'vitest';
import type { Pack } from '../../content/schema.ts';
import { readPack, readWords } from '../../src/cli/words.ts';
import { inEngland } from '../../src/recommend/clocks.ts';
import { openAt } from '../../src/recommend/opening.ts';
import { whoToRing } from '../../src/recommend/ring.ts';

const { holidays, routes } = await readWords();
const cumberland = await readPack('cumberland');
const open = (moment: string, pack = cumberland) => openAt(pack, new Date(moment), holidays);

test('a pack that holds no hours leaves them to be asked', async () => {
  expect(open('2026-11-23T10:00Z', await readPack('england-unlisted'))).toBeUndefined();
});

describe('Cumberland, Monday to Thursday 8 to 5, Friday 8 to 4.30', () => {
  test.each([
    ['Monday, a minute before 8', '2026-11-23T07:59Z', false, '2026-11-23T08:00Z'],
    ['Monday, 8', '2026-11-23T08:00Z', true, '2026-11-23T17:00Z'],
    ['Thursday, a minute before 5', '2026-11-26T16:59Z', true, '2026-11-26T17:00Z'],
    ['Thursday, 5', '2026-11-26T17:00Z', false, '2026-11-27T08:00Z'],
    ['Friday, a minute before half past 4', '2026-11-27T16:29Z', true, '2026-11-27T16:30Z'],
    ['Friday, half past 4', '2026-11-27T16:30Z', false, '2026-11-30T08:00Z'],
    ['Saturday noon', '2026-11-28T12:00Z', false, '2026-11-30T08:00Z'],
    ['the Thursday before Easter, 5', '2026-04-02T16:00Z', false, '2026-04-07T07:00Z'],
    ['a summer morning, 8 by the clock', '2026-06-10T07:00Z', true, '2026-06-10T16:00Z'],
    ['Christmas Eve, 5', '2026-12-24T17:00Z', false, '2026-12-29T08:00Z'],
  ])('%s', (_, moment, isOpen, until) => {
    expect(open(moment)).toMatchObject({ open: isOpen, until: new Date(until) });
  });

  test('a bank holiday is closed, and says which it is', () => {
    expect(open('2026-12-28T10:00Z')).toMatchObject({
      open: false,
      holiday: 'Boxing Day (substitute day)',
    });
  });
  test('an area that opens on bank holidays says so itself', () => {
    const always: Pack = {
      ...cumberland,
      frontDoor: {
        ...cumberland.frontDoor,
        bankHolidays: { value: 'open', source: 'c4', asAt: '2026', confidence: 'published' },
      },
    };
    expect(open('2026-12-28T10:00Z', always)).toMatchObject({ open: true });
  });
});

/**
 * Weeks in which something happens to clocks or calendars, and one in which nothing does. Each
 * begins on a Monday.
 */
const weeks = {
  'an ordinary week': '2026-11-23',
  'the week the clocks go on': '2026-03-23',
  'the week the clocks go back': '2026-10-19',
  'the week of Good Friday': '2026-03-30',
  'the week of Easter Monday': '2026-04-06',
  'the week of Christmas': '2026-12-21',
  'the week after Christmas': '2026-12-28',
};

describe('every quarter of an hour of a week', () => {
  test.each(Object.entries(weeks))('%s: the number shown answers then', (_, monday) => {
    const minutes = Array.from(
      { length: (7 * 24 * 60) / 15 },
      (_, i) => new Date(Date.parse(`${monday}T00:00Z`) + i * 15 * 60_000),
    );
    const wrong = minutes.filter((at) => {
      const day = inEngland(at);
      const time = day.getHours() * 60 + day.getMinutes();
      const closes = { 1: 17 * 60, 2: 17 * 60, 3: 17 * 60, 4: 17 * 60, 5: 16 * 60 + 30 }[
        day.getDay()
      ];
      const iso = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;
      const answers =
        closes !== undefined &&
        time >= 8 * 60 &&
        time < closes &&
        !holidays.days.some(({ on }) => on === iso);
      const hours = openAt(cumberland, at, holidays)!.open ? 'office' : 'out';
      const { ring } = whoToRing({
        memory: { level: 'refer-urgently', hours },
        pack: cumberland,
        said: routes,
        at,
        holidays,
      });
      return ring!.lines[0]!.number !== (answers ? '0333 240 1727' : '0300 373 2724');
    });
    expect(wrong.map((at) => at.toISOString())).toEqual([]);
  });

  test('what is said of the next change comes true to the minute', () => {
    for (const monday of Object.values(weeks)) {
      for (let at = new Date(`${monday}T00:00Z`), steps = 0; steps < 12; steps++) {
        const now = openAt(cumberland, at, holidays)!;
        expect(
          openAt(cumberland, new Date(now.until!.getTime() - 60_000), holidays)!.open,
          at.toISOString(),
        ).toBe(now.open);
        expect(openAt(cumberland, now.until!, holidays)!.open, at.toISOString()).toBe(!now.open);
        at = new Date(now.until!.getTime());
      }
    }
  });

  test('the clocks change in the weeks that say so', () => {
    const offset = (moment: string) =>
      inEngland(new Date(moment)).getHours() - new Date(moment).getUTCHours();
    expect([offset('2026-03-23T12:00Z'), offset('2026-03-29T12:00Z')]).toEqual([0, 1]);
    expect([offset('2026-10-19T12:00Z'), offset('2026-10-25T12:00Z')]).toEqual([1, 0]);
  });
});
