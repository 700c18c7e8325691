import { expect, test } from 'vitest';
import {
  ageInDays,
  asAtWords,
  clockTime,
  dateAndTime,
  isoDay,
  isStale,
  timeWords,
} from '../../src/recommend/dates.ts';

test('dates and times read as people in England say them', () => {
  expect(dateAndTime(new Date('2026-11-23T00:05Z'))).toBe('Monday 23 November 2026, 12:05am');
  expect(dateAndTime(new Date('2026-11-23T16:41Z'))).toBe('Monday 23 November 2026, 4:41pm');
  expect(dateAndTime(new Date('2026-07-23T16:41Z')), 'in summer').toBe(
    'Thursday 23 July 2026, 5:41pm',
  );
  expect([asAtWords('2020'), asAtWords('2024-12'), asAtWords('2026-11-03')]).toEqual([
    '2020',
    'December 2024',
    '3 November 2026',
  ]);
});

test('an hour that a pack publishes reads as an hour of the clock does', () => {
  for (let hour = 0; hour < 24; hour++) {
    const time = `${`${hour}`.padStart(2, '0')}:05`;
    expect(timeWords(time)).toBe(clockTime(new Date(`2026-11-24T${time}Z`)));
  }
});

test('a day is the day it is in England', () => {
  expect([isoDay(new Date('2026-06-30T22:59Z')), isoDay(new Date('2026-06-30T23:01Z'))]).toEqual([
    '2026-06-30',
    '2026-07-01',
  ]);
});

test('I21 a fact more than 180 days old says so', () => {
  const now = new Date('2026-11-22T12:00Z');
  expect(['2020', '2026-05-20', '2026-06-01', '2026-11'].map((asAt) => isStale(asAt, now))).toEqual(
    [true, true, false, false],
  );
});

test('I21 a fact is old from its 181st day on, and a bare month or year counts from its start', () => {
  const on = (day: string) => new Date(`${day}T12:00Z`);
  expect(ageInDays('2026-05-26', on('2026-11-22'))).toBe(180);
  expect(isStale('2026-05-26', on('2026-11-22'))).toBe(false);
  expect(isStale('2026-05-26', on('2026-11-23'))).toBe(true);
  for (const [asAt, age] of [
    ['2026-11-20', 2],
    ['2026-11', 21],
    ['2026', 325],
  ] as const)
    expect(ageInDays(asAt, on('2026-11-22')), asAt).toBe(age);
});
