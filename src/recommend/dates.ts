/*
 * Days and times as people in England say them, wherever the device thinks it is: offices there
 * open and close, and days there end, by that clock.
 */

export const timeZone = 'Europe/London';

/** Tuesday 24 November 2026 */
export const longDate = (day: Date) =>
  day
    .toLocaleDateString('en-GB', {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
    })
    .replace(',', '');

/** 4:41pm */
export const clockTime = (time: Date) =>
  time
    .toLocaleTimeString('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true })
    .replace(/^0:/, '12:')
    .replace(/\s/g, '')
    .toLowerCase();

/** 17:00, as a page says it: 5:00pm */
export function timeWords(time: string): string {
  const { hours, minutes } = partsOfTime(time);
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')}${hours < 12 ? 'am' : 'pm'}`;
}

export const dateAndTime = (time: Date) => `${longDate(time)}, ${clockTime(time)}`;

/** 16, the hour that it is in England, from 0 to 23 */
export const hourInEngland = (moment: Date): number => Number(hours.format(moment));
const hours = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });

/** 2026-11-24, the day it is in England */
export const isoDay = (moment: Date) => {
  const { year, month, day } = Object.fromEntries(
    calendar.formatToParts(moment).map(({ type, value }) => [type, value]),
  );
  return `${year}-${month}-${day}`;
};
const calendar = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/**
 * Gives the numbers of a day written YYYY, YYYY-MM or YYYY-MM-DD: 0 for a month or date that is not
 * said.
 */
export const partsOfDay = (day: string) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8, 10)),
});

/** Gives the numbers of a time written HH:MM. */
export const partsOfTime = (time: string) => ({
  hours: Number(time.slice(0, 2)),
  minutes: Number(time.slice(3, 5)),
});

/** How a source's or pack's date reads: "2020", "December 2024", "3 November 2026". */
export function asAtWords(asAt: string): string {
  const { year, month, date } = partsOfDay(asAt);
  if (month === 0) return String(year);
  return new Date(Date.UTC(year, month - 1, date || 1)).toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    ...(date ? { day: 'numeric' } : {}),
    month: 'long',
    year: 'numeric',
  });
}

/** How many days ago a fact was last known to be so. A bare year or month counts from its start. */
export function ageInDays(asAt: string, now: Date): number {
  const { year, month, date } = partsOfDay(asAt);
  return Math.floor(
    (now.getTime() - Date.UTC(year, (month || 1) - 1, date || 1)) / (24 * 3_600_000),
  );
}

/** Whether that is more than 180 days (I21). */
export const isStale = (asAt: string, now: Date): boolean => ageInDays(asAt, now) > 180;
