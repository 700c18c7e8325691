import { describe, expect, test } from 'vitest';
import { asAtWords, dateAndTime, deadline, isStale, openAt } from '../../src/refer/clocks.ts';
import { readPack } from '../../src/cli/words.ts';

const pack = await readPack('england-unlisted');
const when = (moment: string, clock: Parameters<typeof deadline>[0]) => deadline(clock, new Date(moment), pack).words;

describe('when something falls due', () => {
  test.each([
    ['Tuesday afternoon', '2026-11-24T14:00', 'By the end of Wednesday 25 November 2026'],
    ['Tuesday, 3 in the morning', '2026-11-24T03:00', 'By the end of Wednesday 25 November 2026'],
    ['Friday, 8 in the evening', '2026-11-27T20:00', 'By the end of Monday 30 November 2026'],
    ['Saturday, 3 in the morning', '2026-11-28T03:00', 'By the end of Monday 30 November 2026'],
    ['Sunday night', '2026-11-29T23:30', 'By the end of Monday 30 November 2026'],
  ])('one working day from %s', (_, moment, words) => {
    expect(when(moment, 'one-working-day')).toBe(words);
    expect(when(moment, 'front-door-decision'), 'never before an office opens').toBe(words);
  });

  test('a chase comes the working day after the decision was due', () => {
    expect(when('2026-11-27T20:00', 'chase')).toBe('By the end of Tuesday 1 December 2026');
  });
  test('the written referral is counted in hours, to the minute', () => {
    expect(when('2026-11-27T16:41', 'written-follow-up')).toBe('By 4:41pm on Saturday 28 November 2026');
  });
  test('a police notice read before school is for today, and read later for the next school day', () => {
    expect(when('2026-11-24T07:10', 'next-school-day')).toContain('Tuesday 24 November');
    expect(when('2026-11-24T11:00', 'next-school-day')).toContain('Wednesday 25 November');
    expect(when('2026-11-28T07:10', 'next-school-day')).toContain('Monday 30 November');
  });
  test('a month ends where the next month is shorter', () => {
    expect(when('2027-01-31T10:00', 'one-month')).toBe('By the end of Sunday 28 February 2027');
  });
});

test('dates and times read as people say them', () => {
  expect(dateAndTime(new Date('2026-11-23T00:05'))).toBe('Monday 23 November 2026, 12:05am');
  expect(dateAndTime(new Date('2026-11-23T16:41'))).toBe('Monday 23 November 2026, 4:41pm');
  expect([asAtWords('2020'), asAtWords('2024-12'), asAtWords('2026-11-03')]).toEqual(['2020', 'December 2024', '3 November 2026']);
});

test('I21 a fact more than 180 days old says so', () => {
  const now = new Date('2026-11-22T12:00');
  expect([isStale('2020', now), isStale('2026-05-20', now), isStale('2026-06-01', now), isStale('2026-11', now)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('the front door is open by its own hours, and unknown where the pack has none', () => {
  const opening = {
    value: [{ days: ['mon', 'tue'] as const, from: '08:00', to: '17:00' }],
    source: 'c4',
    asAt: '2026',
    confidence: 'published' as const,
  };
  const open = {
    ...pack,
    frontDoor: { ...pack.frontDoor, opening: { ...opening, value: opening.value.map((one) => ({ ...one, days: [...one.days] })) } },
  };
  expect(openAt(pack, new Date('2026-11-23T10:00'))).toBeUndefined();
  expect(openAt(open, new Date('2026-11-23T08:00'))).toEqual({ open: true, until: '17:00' });
  expect(openAt(open, new Date('2026-11-23T17:00'))).toEqual({ open: false });
  expect(openAt(open, new Date('2026-11-25T10:00'))).toEqual({ open: false });
});
