import words from '../../content/pages/calendar.yaml';
import { inEngland, momentInEngland } from '../recommend/clocks.ts';
import { isoDay } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';
import { hashOf } from './rules.ts';
import { isDue, isForADay, type Clocked, type Work } from './work.ts';

/** What a calendar says of each thing that is due: what to do, and nothing of whom it is about. */
const says: Readonly<Record<Clocked, string>> = words.says;

/**
 * What is due, as a calendar file (RFC 5545) that any calendar takes in. A diary is seen by others
 * and kept elsewhere, so nothing of any record is in it: no reference, no id, no word that a person
 * wrote. The same thing due at the same moment has the same UID, so that a calendar that has it
 * already does not show it twice.
 *
 * Written here and not by ts-ics 2.4.6, which folds by characters and too late (lines of 80
 * octets), leaves the text of an alarm unescaped, and weighs 44 KB. All that is said is short and
 * plain enough to need neither, as a test holds it to.
 */
export async function calendarOf(work: readonly Work[], now: Date): Promise<string> {
  const due = work.filter(isDue);
  const events = await Promise.all(due.map((one, i) => eventOf(one, summaryIn(due, one, i), now)));
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Windscreen//Windscreen//EN',
    ...events.flat(),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${line}\r\n`).join('');
}

/**
 * What is said of one of those that are due: with which it is, where a calendar says the same of
 * more than one; nothing of which record.
 */
function summaryIn(due: readonly Due[], { what }: Due, i: number): string {
  const alike = due.flatMap((one, n) => (one.what === what ? [n] : []));
  return alike.length > 1
    ? filled(words.oneOf, { what: says[what], n: alike.indexOf(i) + 1, many: alike.length })
    : says[what];
}
type Due = { readonly what: Clocked };

async function eventOf(
  { id, what, by, about }: Work & { readonly what: Clocked },
  summary: string,
  now: Date,
): Promise<string[]> {
  const due = new Date(by);
  const isDay = isForADay({ what, by });
  return [
    'BEGIN:VEVENT',
    `UID:${(await hashOf([id, what, by, ...(about ? [about] : [])])).slice(0, 32)}@windscreen`,
    `DTSTAMP:${moment(now)}`,
    isDay ? `DTSTART;VALUE=DATE:${isoDay(due).replaceAll('-', '')}` : `DTSTART:${moment(due)}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${words.which}`,
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${summary}`,
    triggerOf(due, isDay, now),
    'END:VALARM',
    'END:VEVENT',
  ];
}

/**
 * Nine in the morning of the day, in England, or the moment that it is due where that is sooner.
 * Where nine is past, at that moment; and where that is past too, at the next nine, since no
 * calendar rings in the past.
 */
function triggerOf(due: Date, isDay: boolean, now: Date): string {
  const nine = (at: Date) => momentInEngland(isoDay(at), '09:00');
  const early = isDay ? 0 : minutesFromNine(due);
  const rings = isDay ? nine(due) : new Date(due.getTime() - early * 60_000);
  if (rings > now) return `TRIGGER:${isDay ? 'PT9H' : `-PT${early}M`}`;
  if (!isDay && due > now) return 'TRIGGER:PT0M';
  const next = nine(now) > now ? nine(now) : nine(new Date(now.getTime() + 24 * 3_600_000));
  return `TRIGGER;VALUE=DATE-TIME:${moment(next)}`;
}

/** From nine in the morning, in England, to what is due that day; 0 where it is due before nine. */
function minutesFromNine(due: Date): number {
  const there = inEngland(due);
  return Math.max(0, (there.getHours() - 9) * 60 + there.getMinutes());
}

/** 20261124T145000Z: a moment in universal time needs no table of summer times beside it. */
const moment = (time: Date) => `${time.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
