import words from '../../content/pages/typed-date.yaml';
import type { EditionsText } from '../../content/schema.ts';
import { filled } from '../ui/filled.ts';
import type { TypedDate } from '../ui/form/DateInput.svelte';
import { editionOn } from './editions.ts';

/*
 * A day and a time as they are typed: what they are read as, and what is said where they are no
 * such thing.
 */

export const untyped: TypedDate = { day: '', month: '', year: '' };

/**
 * A day (YYYY-MM-DD) as it stands in the boxes that it was typed in. A part that an older version
 * kept as 00 was never typed.
 */
export function asTyped(iso: string): TypedDate {
  const [year = '', month = '', day = ''] = iso.split('-').map((part) => part.replace(/^0+/, ''));
  return { day, month, year };
}

/**
 * A day as someone typed it in three boxes, or whole in the first, as YYYY-MM-DD: 14 12 2026, 14
 * Dec 2026, 14/12/2026, Monday
 * 14th December 2026, 2026-12-14. Undefined where there is no such day, or where the year is not written in full.
 */
export function dayTyped({ day, month, year }: TypedDate): string | undefined {
  const whole = dayIn(day);
  if (!whole) return dayIn(`${day} ${month} ${year}`);
  // a box that was filled in beforehand may say otherwise
  const [itsYear, itsMonth] = whole.split('-');
  return (month.trim() === '' || monthIn(month.trim().toLowerCase()) === Number(itsMonth)) &&
    (year.trim() || itsYear) === itsYear
    ? whole
    : undefined;
}

function dayIn(text: string): string | undefined {
  const [first, second, third, ...more] = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(
      /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|\bof\b|(?<=\d)(?:st|nd|rd|th)\b/g,
      ' ',
    )
    .split(/[\s.,/\p{Pd}]+/u)
    .filter(Boolean);
  if (first === undefined || second === undefined || third === undefined || more.length > 0)
    return undefined;
  const isYear = (part: string) => /^(?:19|20|21)\d\d$/.test(part);
  const [day, month, year] = isYear(first)
    ? [third, second, first]
    : monthIn(first) && !/^\d/.test(first)
      ? [second, first, third]
      : [first, second, third];
  const monthNumber = monthIn(month);
  if (!isYear(year) || !monthNumber) return undefined;
  const typed = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${typed}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(typed) ? typed : undefined;
}

/** A number as it is, and 1 to 12 of a name or its beginning. */
function monthIn(part: string): number | undefined {
  if (/^\d{1,2}$/.test(part)) return Number(part);
  const index =
    part.length < 3
      ? -1
      : months.findIndex((name) => name.startsWith(part === 'sept' ? 'sep' : part));
  return index < 0 ? undefined : index + 1;
}
const months = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month)).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' }),
).map((name) => name.toLowerCase());

/**
 * A time as someone typed it, as HH:MM: 4.41pm, 16:41, 9am, 0930. Undefined where there is no such
 * time, or where it could be morning or afternoon.
 */
export function timeTyped(typed: string): string | undefined {
  const [, hours, minutes = '00', half] =
    /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?\s*$/i.exec(typed) ?? [];
  if (hours === undefined || /^\s*\d{1,2}\s*$/.test(typed)) return undefined;
  const hour = Number(hours);
  if (half && (hour < 1 || hour > 12)) return undefined;
  const read = half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour;
  return read > 23 || Number(minutes) > 59
    ? undefined
    : `${String(read).padStart(2, '0')}:${minutes}`;
}

export const notADate = (example = '27 3 2027'): string => filled(words.notADate, { example });
export const notATime: string = words.notATime;

/**
 * A day that was typed and the law of that day; what is wrong with it where that is no day, or none
 * whose rules are held.
 */
export function lawDayTyped(
  typed: TypedDate,
  editions: EditionsText,
  today: string,
): { day?: string; edition?: string; problem?: string } {
  const day = dayTyped(typed);
  if (!day) return { problem: notADate('30 9 2026') };
  if (day > today) return { problem: words.notYet };
  const edition = editionOn(editions, day);
  return edition ? { day, edition } : { problem: words.noRules };
}
