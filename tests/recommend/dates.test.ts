import { expect, test } from 'vitest';
import { asAtWords, dateAndTime, dayTyped, isoDay, isStale } from '../../src/recommend/dates.ts';

test('dates and times read as people in England say them', () => {
  expect(dateAndTime(new Date('2026-11-23T00:05Z'))).toBe('Monday 23 November 2026, 12:05am');
  expect(dateAndTime(new Date('2026-11-23T16:41Z'))).toBe('Monday 23 November 2026, 4:41pm');
  expect(dateAndTime(new Date('2026-07-23T16:41Z')), 'in summer').toBe('Thursday 23 July 2026, 5:41pm');
  expect([asAtWords('2020'), asAtWords('2024-12'), asAtWords('2026-11-03')]).toEqual(['2020', 'December 2024', '3 November 2026']);
});

test('a day is the day it is in England', () => {
  expect([isoDay(new Date('2026-06-30T22:59Z')), isoDay(new Date('2026-06-30T23:01Z'))]).toEqual(['2026-06-30', '2026-07-01']);
});

test('I21 a fact more than 180 days old says so', () => {
  const now = new Date('2026-11-22T12:00Z');
  expect(['2020', '2026-05-20', '2026-06-01', '2026-11'].map((asAt) => isStale(asAt, now))).toEqual([true, true, false, false]);
});

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
