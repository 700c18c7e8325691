import { describe, expect, test } from 'vitest';
import { deadline, holidayOn, isCovered } from '../../src/recommend/clocks.ts';
import { readPack, readWords } from '../../src/cli/words.ts';

const { clocks } = await readPack('england-unlisted');
const { holidays, routes } = await readWords();
/** Moments are written as they are in Greenwich: an hour behind England in summer. */
const when = (moment: string, clock: Parameters<typeof deadline>[0]) =>
  deadline(clock, new Date(`${moment}Z`), { clocks, holidays, routes }).words;

describe('when something falls due', () => {
  test.each([
    ['Tuesday afternoon', '2026-11-24T14:00', 'By the end of Wednesday 25 November 2026'],
    ['Tuesday, 3 in the morning', '2026-11-24T03:00', 'By the end of Wednesday 25 November 2026'],
    ['Friday, 8 in the evening', '2026-11-27T20:00', 'By the end of Monday 30 November 2026'],
    ['Saturday, 3 in the morning', '2026-11-28T03:00', 'By the end of Monday 30 November 2026'],
    ['Sunday night', '2026-11-29T23:30', 'By the end of Monday 30 November 2026'],
    ['Thursday before Good Friday', '2026-04-02T15:00', 'By the end of Tuesday 7 April 2026'],
    ['Christmas Eve, a Thursday', '2026-12-24T15:00', 'By the end of Tuesday 29 December 2026'],
    [
      'half past midnight on Wednesday by the clock in summer',
      '2026-06-09T23:30',
      'By the end of Thursday 11 June 2026',
    ],
  ])('one working day from %s', (_, moment, words) => {
    expect(when(moment, 'one-working-day')).toBe(words);
    expect(when(moment, 'front-door-decision'), 'never before an office opens').toBe(words);
  });

  test('a chase comes the working day after the decision was due', () => {
    expect(when('2026-11-27T20:00', 'chase')).toBe('By the end of Tuesday 1 December 2026');
  });
  test('the written referral is counted in hours, to the minute', () => {
    expect(when('2026-11-27T16:41', 'written-follow-up')).toBe(
      'By 4:41pm on Saturday 28 November 2026',
    );
  });
  test.each([
    ['in spring, when the clocks go on', '2026-03-28T18:00', 'By 7:00pm on Sunday 29 March 2026'],
    ['in autumn, when they go back', '2026-10-24T17:00', 'By 5:00pm on Sunday 25 October 2026'],
  ])('twenty-four hours are twenty-four, %s', (_, moment, words) => {
    expect(when(moment, 'written-follow-up')).toBe(words);
  });
  test('a police notice read before school is for today, and read later for the next school day', () => {
    expect(when('2026-11-24T07:10', 'next-school-day')).toContain('Tuesday 24 November');
    expect(when('2026-11-24T11:00', 'next-school-day')).toContain('Wednesday 25 November');
    expect(when('2026-11-28T07:10', 'next-school-day')).toContain('Monday 30 November');
    expect(when('2026-05-25T06:10', 'next-school-day'), 'a bank holiday').toContain(
      'Tuesday 26 May',
    );
  });
  test('a month ends where the next month is shorter', () => {
    expect(when('2027-01-31T10:00', 'one-month')).toBe('By the end of Sunday 28 February 2027');
  });
});

describe('bank holidays', () => {
  const years = Array.from(
    { length: holidays.covers.to - holidays.covers.from + 1 },
    (_, i) => holidays.covers.from + i,
  );

  /** Easter Sunday, by the rule of the Gregorian calendar (Meeus, Jones and Butcher). */
  function easter(year: number): Date {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const h =
      (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) %
      30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const n = h + l - 7 * m + 114;
    return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
  }
  const iso = (day: Date) => day.toISOString().slice(0, 10);
  const plus = (day: Date, days: number) => new Date(day.getTime() + days * 86_400_000);
  const monday = (year: number, month: number, last = false) => {
    const first = new Date(Date.UTC(year, month - 1, 1));
    const found = plus(first, (8 - first.getUTCDay()) % 7);
    return last
      ? [28, 21].map((days) => plus(found, days)).find((day) => day.getUTCMonth() === month - 1)!
      : found;
  };
  /** That day, or the first weekday after it that is not one already. */
  const observed = (days: Date[]) =>
    days.reduce<string[]>((all, day) => {
      let on = day;
      while ([0, 6].includes(on.getUTCDay()) || all.includes(iso(on))) on = plus(on, 1);
      return [...all, iso(on)];
    }, []);

  test.each(years)('%i: every one that the rules fix is kept, and no other', (year) => {
    const fixed = [
      ...observed([new Date(Date.UTC(year, 0, 1))]),
      iso(plus(easter(year), -2)),
      iso(plus(easter(year), 1)),
      iso(monday(year, 5)),
      iso(monday(year, 5, true)),
      iso(monday(year, 8, true)),
      ...observed([new Date(Date.UTC(year, 11, 25)), new Date(Date.UTC(year, 11, 26))]),
    ];
    expect(holidays.days.map(({ on }) => on).filter((on) => on.startsWith(String(year)))).toEqual(
      fixed,
    );
  });
  test('a day is one by the calendar in England', () => {
    expect(holidayOn(new Date('2026-05-24T23:30Z'), holidays)).toBe('Spring bank holiday');
    expect(holidayOn(new Date('2026-05-25T23:30Z'), holidays)).toBeUndefined();
  });
  test('the list says where it ends', () => {
    expect(isCovered(new Date(`${holidays.covers.to}-12-31T12:00Z`), holidays)).toBe(true);
    expect(isCovered(new Date(`${holidays.covers.to + 1}-01-01T12:00Z`), holidays)).toBe(false);
  });
});
