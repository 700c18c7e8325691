/*
 * Days and times as people in England say them, wherever the device thinks it is: offices there open and close, and
 * days there end, by that clock.
 */

export const timeZone = 'Europe/London';

/** Tuesday 24 November 2026 */
export const longDate = (day: Date) =>
  day.toLocaleDateString('en-GB', { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');

/** 4:41pm */
export const clockTime = (time: Date) =>
  time
    .toLocaleTimeString('en-GB', { timeZone, hour: 'numeric', minute: '2-digit', hour12: true })
    .replace(/^0:/, '12:')
    .replace(/\s/g, '')
    .toLowerCase();

export const dateAndTime = (time: Date) => `${longDate(time)}, ${clockTime(time)}`;

/** 2026-11-24, the day it is in England */
export const isoDay = (moment: Date) => {
  const { year, month, day } = Object.fromEntries(calendar.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}`;
};
const calendar = new Intl.DateTimeFormat('en-GB', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** Gives the numbers of a day written YYYY, YYYY-MM or YYYY-MM-DD: 0 for a month or date that is not said. */
export const partsOfDay = (day: string) => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  date: Number(day.slice(8, 10)),
});

/** Gives the numbers of a time written HH:MM. */
export const partsOfTime = (time: string) => ({ hours: Number(time.slice(0, 2)), minutes: Number(time.slice(3, 5)) });

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
  return Math.floor((now.getTime() - Date.UTC(year, (month || 1) - 1, date || 1)) / (24 * 3_600_000));
}

/** Whether that is more than 180 days (I21). */
export const isStale = (asAt: string, now: Date): boolean => ageInDays(asAt, now) > 180;

/**
 * A day as someone typed it in three boxes, or whole in the first, as YYYY-MM-DD: 14 12 2026, 14 Dec 2026, 14/12/2026, Monday
 * 14th December 2026, 2026-12-14. Undefined where there is no such day, or where the year is not written in full.
 */
export function dayTyped({
  day,
  month,
  year,
}: {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}): string | undefined {
  const whole = dayIn(day);
  if (!whole) return dayIn(`${day} ${month} ${year}`);
  // a box that was filled in beforehand may say otherwise
  const [itsYear, itsMonth] = whole.split('-');
  return (month.trim() === '' || monthIn(month.trim().toLowerCase()) === Number(itsMonth)) && (year.trim() || itsYear) === itsYear
    ? whole
    : undefined;
}

function dayIn(text: string): string | undefined {
  const [first, second, third, ...more] = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|\bof\b|(?<=\d)(?:st|nd|rd|th)\b/g, ' ')
    .split(/[\s.,/\p{Pd}]+/u)
    .filter(Boolean);
  if (first === undefined || second === undefined || third === undefined || more.length > 0) return undefined;
  const isYear = (part: string) => /^(?:19|20|21)\d\d$/.test(part);
  const [day, month, year] = isYear(first)
    ? [third, second, first]
    : monthIn(first) && !/^\d/.test(first)
      ? [second, first, third]
      : [first, second, third];
  const monthNumber = monthIn(month);
  if (!isYear(year) || !/^\d{1,2}$/.test(day) || !monthNumber) return undefined;
  const typed = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${typed}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(typed) ? typed : undefined;
}

/** 1 to 12, of a number or of a name or its beginning. */
function monthIn(part: string): number | undefined {
  if (/^\d{1,2}$/.test(part)) return Number(part) >= 1 && Number(part) <= 12 ? Number(part) : undefined;
  const index = part.length < 3 ? -1 : months.findIndex((name) => name.startsWith(part === 'sept' ? 'sep' : part));
  return index < 0 ? undefined : index + 1;
}
const months = 'january february march april may june july august september october november december'.split(' ');

/** A time as someone typed it, as HH:MM: 4.41pm, 16:41, 9am, 0930. Undefined where there is no such time, or where it could be morning or afternoon. */
export function timeTyped(typed: string): string | undefined {
  const [, hours, minutes = '00', half] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?\s*$/i.exec(typed) ?? [];
  if (hours === undefined || /^\s*\d{1,2}\s*$/.test(typed)) return undefined;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const read = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return read > 23 || Number(minutes) > 59 ? undefined : `${String(read).padStart(2, '0')}:${minutes}`;
}
