import { TZDate } from '@date-fns/tz';
import type { Clock } from '../../machines/actions.ts';
import type { HolidaysText, Pack, RoutesText } from '../../content/schema.ts';
import { clockTime, isoDay, longDate, partsOfDay, partsOfTime, timeZone } from './dates.ts';

/** The same moment, whose days and hours are read by the clock in England. */
export const inEngland = (moment: Date) => new TZDate(moment.getTime(), timeZone);

/** The moment that a day and a time (HH:MM) are by the clock in England. */
export function momentInEngland(day: string, time: string): Date {
  const { year, month, date } = partsOfDay(day);
  const { hours, minutes } = partsOfTime(time);
  return new Date(new TZDate(year, month - 1, date, hours, minutes, timeZone).getTime());
}

export interface Deadline {
  /** The moment it falls due, where a clock can say. */
  readonly by?: Date;
  /** The same in words: "By 4:41pm on Tuesday 24 November 2026". */
  readonly words: string;
}
/**
 * What a deadline is counted with, the area's clocks and the bank holidays known here; and the words
 * that it is said in.
 */
export interface Calendar {
  readonly clocks: Pack['clocks'];
  readonly holidays: Holidays;
  readonly routes: RoutesText;
}
export type Holidays = Pick<HolidaysText, 'covers' | 'days'>;

/** The bank holiday that a day is, by name. */
export const holidayOn = (day: Date, { days }: Holidays): string | undefined =>
  days.find(({ on }) => on === isoDay(day))?.name;
/** Whether the bank holidays of a day's year are known here. */
export const isCovered = (day: Date, { covers: { from, to } }: Holidays): boolean => {
  const year = inEngland(day).getFullYear();
  return from <= year && year <= to;
};

const isWorkingDay = (day: Date, holidays: Holidays) =>
  inEngland(day).getDay() !== 0 && inEngland(day).getDay() !== 6 && !holidayOn(day, holidays);

/**
 * The same time of day, some working days on. From a day off, counting starts with the next working
 * day.
 */
function workingDaysAfter(from: Date, days: number, holidays: Holidays): Date {
  const day = inEngland(from);
  for (let left = days; left > 0;) {
    day.setDate(day.getDate() + 1);
    if (isWorkingDay(day, holidays)) left--;
  }
  return new Date(day.getTime());
}

function hoursAfter(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}

/** The same day some months on, or that month's last day where it has none. */
function monthsAfter(from: Date, months: number): Date {
  const day = inEngland(from);
  const date = day.getDate();
  day.setMonth(day.getMonth() + months);
  if (day.getDate() !== date) day.setDate(0);
  return new Date(day.getTime());
}

function endOfDay(moment: Date): Date {
  const end = inEngland(moment);
  end.setHours(23, 59, 0, 0);
  return new Date(end.getTime());
}

/**
 * When an action falls due, counted from `from`. Working days are Monday to Friday, bank holidays
 * left out (B.2).
 */
export function deadline(clock: Clock, from: Date, calendar: Calendar): Deadline {
  const { clocks, holidays, routes } = calendar;
  const after = (start: Date, { n, unit }: { n: number; unit: 'hours' | 'working-days' }) =>
    unit === 'hours' ? hoursAfter(start, n) : workingDaysAfter(start, n, holidays);
  const on = (sentence: string, day: Date) => sentence.replace('{day}', () => longDate(day));
  const at = (by: Date): Deadline => ({
    by,
    words: on(routes.dueAt, by).replace('{time}', () => clockTime(by)),
  });
  const byTheEndOf = (by: Date): Deadline => byEnd(endOfDay(by), calendar);
  switch (clock) {
    case 'now':
      return { by: from, words: routes.dueNow };
    case 'same-day':
      return { by: endOfDay(from), words: on(routes.dueToday, from) };
    case 'next-working-day':
    case 'one-working-day':
      return byTheEndOf(workingDaysAfter(from, 1, holidays));
    case 'next-school-day': {
      // read before school, it is for today (E-14)
      const day =
        isWorkingDay(from, holidays) && inEngland(from).getHours() < 9
          ? from
          : workingDaysAfter(from, 1, holidays);
      return { by: day, words: on(routes.dueBeforeSchool, day) };
    }
    case 'five-days':
      return byTheEndOf(hoursAfter(from, 5 * 24));
    case 'one-month':
      return byTheEndOf(monthsAfter(from, 1));
    case 'seventy-two-hours-of-return':
      return { words: routes.dueAfterReturn };
    case 'early':
      return { words: routes.dueEarly };
    case 'set-a-date':
      return { words: routes.dueDate };
    case 'written-follow-up':
    case 'front-door-decision': {
      const { value } = clocks[clock];
      return value.unit === 'hours' ? at(after(from, value)) : byTheEndOf(after(from, value));
    }
    case 'chase':
      return byTheEndOf(
        after(after(from, clocks['front-door-decision'].value), clocks.chase.value),
      );
  }
}

/** When to chase again, counted from the last time it was tried. */
export const chaseAgain = (from: Date, calendar: Calendar): Deadline => {
  const { clocks, holidays } = calendar;
  const { n, unit } = clocks.chase.value;
  const by = endOfDay(unit === 'hours' ? hoursAfter(from, n) : workingDaysAfter(from, n, holidays));
  return byEnd(by, calendar);
};

/** The end of the day by which something should be done that may take so long, from a moment on. */
export function longest({ n, unit }: Span, from: Date, calendar: Calendar): Deadline {
  const by = endOfDay(
    unit === 'hours'
      ? hoursAfter(from, n)
      : unit === 'months'
        ? monthsAfter(from, n)
        : workingDaysAfter(from, n, calendar.holidays),
  );
  return byEnd(by, calendar);
}
const byEnd = (by: Date, { routes }: Pick<Calendar, 'routes'>): Deadline => ({
  by,
  words: routes.dueBy.replace('{day}', () => longDate(by)),
});

/** How long something may take. */
interface Span {
  readonly n: number;
  readonly unit: 'hours' | 'working-days' | 'months';
}
const units = {
  hours: ['hour', 'hours'],
  'working-days': ['workingDay', 'workingDays'],
  months: ['month', 'months'],
} as const;
/** 24 hours; 1 working day; 3 months */
export const clockWords = (routes: RoutesText, { n, unit }: Span): string =>
  routes[units[unit][n === 1 ? 0 : 1]].replace('{n}', () => `${n}`);
/** The same day; within 1 working day: how soon a step is to be taken. */
export const soonWords = (routes: RoutesText, within: 'the same day' | Span): string =>
  typeof within === 'string'
    ? routes.theSameDay
    : routes.within.replace('{time}', () => clockWords(routes, within));
