import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { readContent } from '../../content/plugin.ts';
import type { EditionsText } from '../../content/schema.ts';
import {
  asTyped,
  dayTyped,
  lawDayTyped,
  notADate,
  timeTyped,
  untyped,
} from '../../src/recommend/typedDate.ts';

test.each([
  [{ day: '1', month: '12', year: '2018' }, '2018-12-01'],
  [{ day: ' 29 ', month: '02', year: '2024' }, '2024-02-29'],
  [{ day: '29', month: '2', year: '2026' }, undefined],
  [{ day: '', month: '', year: '' }, undefined],
  [{ day: 'one', month: '1', year: '2026' }, undefined],
  [{ day: '14', month: 'December', year: '2026' }, '2026-12-14'],
  [{ day: '01', month: 'dec', year: '2026' }, '2026-12-01'],
  [{ day: '3', month: ' SEPT. ', year: '2026' }, '2026-09-03'],
  [{ day: '14th', month: 'Sep', year: '2026' }, '2026-09-14'],
  [{ day: '14 December 2026', month: '', year: '' }, '2026-12-14'],
  [{ day: 'Monday 14th of December, 2026', month: '', year: '' }, '2026-12-14'],
  [{ day: 'Dec 14 2026', month: '', year: '' }, '2026-12-14'],
  [{ day: '14/12/2026', month: '', year: '' }, '2026-12-14'],
  [{ day: '14.12.2026', month: '', year: '' }, '2026-12-14'],
  [{ day: '2026-12-14', month: '', year: '' }, '2026-12-14'],
  [{ day: '１４', month: '１２', year: '２０２６' }, '2026-12-14'],
  [{ day: '14 Dec', month: '', year: '2026' }, '2026-12-14'],
  [{ day: '14 December 2026', month: '12', year: '2026' }, '2026-12-14'],
  [{ day: '14 December 2026', month: '11', year: '2026' }, undefined],
  [{ day: '31 November 2026', month: '', year: '' }, undefined],
  [{ day: '14', month: 'Ju', year: '2026' }, undefined],
  [{ day: '14', month: 'Decembre', year: '2026' }, undefined],
  [{ day: '14', month: '13', year: '2026' }, undefined],
  [{ day: '14', month: '0', year: '2026' }, undefined],
  [{ day: '14', month: '12', year: '26' }, undefined],
  [{ day: '14/12/26', month: '', year: '' }, undefined],
  [{ day: 'next Monday', month: '', year: '' }, undefined],
])('%o is typed as %s', (typed, day) => {
  expect(dayTyped(typed)).toBe(day);
});

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September'],
  ...['October', 'November', 'December'],
];
const inOneBox = (day: string) => dayTyped({ day, month: '', year: '' });

test('Every day is read in every way that people write one, in one box or in three.', () => {
  const day = fc.date({
    min: new Date('1900-01-01'),
    max: new Date('2199-12-31'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [y, m, d] = iso.split('-').map(Number);
      const name = months[m! - 1]!;
      const wholes = [
        iso,
        `${d}/${m}/${y}`,
        `${d} . ${m} . ${y}`,
        `${d}–${m}–${y}`,
        `${d} ${name} ${y}`,
        `${d} ${name.toUpperCase()}, ${y}`,
        `${name.slice(0, 3)} ${d} ${y}`,
      ];
      for (const whole of wholes) {
        expect(inOneBox(whole), whole).toBe(iso);
        expect(dayTyped({ day: whole, month: ` ${name} `, year: ` ${y} ` }), whole).toBe(iso);
        expect(dayTyped({ day: whole, month: '  ', year: '  ' }), whole).toBe(iso);
        expect(dayTyped({ day: whole, month: '', year: `${y! + 1}` }), whole).toBeUndefined();
        expect(dayTyped({ day: whole, month: `${m! % 12}`, year: '' }), whole).toBe(
          m === 12 ? undefined : iso,
        );
        expect(inOneBox(`${whole} 7`), whole).toBeUndefined();
      }
      expect(dayTyped({ day: `${d}`, month: name, year: `${y}` })).toBe(iso);
    }),
  );
});

test('A day of the week before it, as anybody shortens one, says nothing more.', () => {
  const shortened = 'Mon Tue Tues Wed Wednes Thu Thur Thurs Fri Sat Satur Sun'.split(' ');
  for (const name of shortened)
    for (const weekday of [name, `${name}day`, name.toLowerCase()])
      expect(inOneBox(`${weekday} 14th of Dec 2026`), weekday).toBe('2026-12-14');
  expect(inOneBox('14thDec 2026')).toBeUndefined();
});

test('A year is of these centuries, and written in full.', () => {
  for (const year of ['1850', '2226', '26', '12026', '20260'])
    expect(inOneBox(`14 12 ${year}`), year).toBeUndefined();
});

test('A month has a number from 1 to 12, or three letters of a name.', () => {
  for (const [i, name] of months.entries())
    for (let most = 1; most <= name.length; most++)
      expect(inOneBox(`2 ${name.slice(0, most)} 2026`), name.slice(0, most)).toBe(
        most < 3 ? undefined : `2026-${`${i + 1}`.padStart(2, '0')}-02`,
      );
  expect(inOneBox('2 Sept 2026')).toBe('2026-09-02');
  for (const wrong of ['0', '13', '99', '112', '1x', 'Septe1'])
    expect(inOneBox(`2 ${wrong} 2026`), wrong).toBeUndefined();
});

test.each([
  ['2026-12-05', { day: '5', month: '12', year: '2026' }],
  ['2026-00-05', { day: '5', month: '', year: '2026' }],
  ['', untyped],
])('%s stands in its boxes as %o', (iso, typed) => {
  expect(asTyped(iso)).toEqual(typed);
});

describe('a day whose rules are asked for', async () => {
  const editions = (await readContent('content/editions.yaml')) as EditionsText;
  const asked = (iso: string) => lawDayTyped(asTyped(iso), editions, '2026-11-24');
  test('is today or earlier, and has an edition', () => {
    expect(asked('2026-11-24')).toMatchObject({
      day: '2026-11-24',
      edition: expect.any(String) as string,
    });
    expect(asked('2008-10-01')).toMatchObject({ day: '2008-10-01' });
  });
  test.each([
    ['', notADate('30 9 2026')],
    ['2026-02-30', notADate('30 9 2026')],
    ['2026-11-25', expect.stringContaining('today or an earlier day')],
    ['2008-09-30', expect.stringContaining('October 2008')],
  ])('%s is refused in words', (iso, problem) => expect(asked(iso)).toEqual({ problem }));
});

describe('a time as it is typed', () => {
  test.each([
    ['4.41pm', '16:41'],
    ['4:41 PM', '16:41'],
    ['16:41', '16:41'],
    ['9am', '09:00'],
    ['12am', '00:00'],
    ['12.30 p.m.', '12:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    [' 00:00 ', '00:00'],
  ])('%s', (typed, time) => expect(timeTyped(typed)).toBe(time));
  test.each(['4', '16', '25:00', '13pm', '0am', '12:60', '4:5', 'noon', '', '1:23:45'])(
    '%s is none',
    (typed) => expect(timeTyped(typed)).toBeUndefined(),
  );
  test('Every minute of the day is read in every way that people write one.', () => {
    for (let minute = 0; minute < 24 * 60; minute++) {
      const [hour, minutes] = [Math.floor(minute / 60), `${minute % 60}`.padStart(2, '0')];
      const time = `${`${hour}`.padStart(2, '0')}:${minutes}`;
      const [twelve, half] = [hour % 12 || 12, hour < 12 ? 'a' : 'p'];
      for (const typed of [
        time,
        time.replace(':', ''),
        `${twelve}:${minutes}${half}m`,
        `${twelve} ${minutes} ${half.toUpperCase()}.M.`,
        `${twelve}.${minutes}${half}`,
      ])
        expect(timeTyped(typed), typed).toBe(time);
    }
    for (const wrong of ['4x41pm', 'at 4:41pm', '4:41pm.!', '24:00'])
      expect(timeTyped(wrong), wrong).toBeUndefined();
  });
  test('never more than a time of day', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        (typed) =>
          timeTyped(typed) === undefined || /^([01]\d|2[0-3]):[0-5]\d$/.test(timeTyped(typed)!),
      ),
    );
  });
});
