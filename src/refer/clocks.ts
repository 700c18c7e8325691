import type { Clock } from '../../machines/actions.ts';
import type { Pack } from '../../content/schema.ts';

export interface Deadline {
  /** The moment it falls due, where a clock can say; in the reader's own time zone. */
  readonly by?: Date;
  /** The same in words: "By 4:41pm on Tuesday 24 November 2026". */
  readonly words: string;
}

const isWorkingDay = (day: Date) => day.getDay() !== 0 && day.getDay() !== 6;

/** The same time of day, some working days on. From a weekend, counting starts with the next working day. */
function workingDaysAfter(from: Date, days: number): Date {
  const day = new Date(from);
  for (let left = days; left > 0;) {
    day.setDate(day.getDate() + 1);
    if (isWorkingDay(day)) left--;
  }
  return day;
}

function hoursAfter(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}

/** The same day next month, or that month's last day where it has none. */
function monthAfter(from: Date): Date {
  const day = new Date(from);
  day.setMonth(day.getMonth() + 1);
  if (day.getDate() !== from.getDate()) day.setDate(0);
  return day;
}

function endOfDay(day: Date): Date {
  const end = new Date(day);
  end.setHours(23, 59, 0, 0);
  return end;
}

const after = (from: Date, { n, unit }: { n: number; unit: 'hours' | 'working-days' }) =>
  unit === 'hours' ? hoursAfter(from, n) : workingDaysAfter(from, n);

/** Tuesday 24 November 2026 */
export const longDate = (day: Date) =>
  day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
/** 4:41pm */
const clockTime = (time: Date) =>
  time
    .toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true })
    .replace(/^0:/, '12:')
    .replace(/\s/g, '')
    .toLowerCase();
export const dateAndTime = (time: Date) => `${longDate(time)}, ${clockTime(time)}`;

/** When an action falls due, counted from `from`. Working days are Monday to Friday; bank holidays are not known here (domain B.2). */
export function deadline(clock: Clock, from: Date, { clocks }: Pick<Pack, 'clocks'>): Deadline {
  const at = (by: Date): Deadline => ({ by, words: `By ${clockTime(by)} on ${longDate(by)}` });
  const byTheEndOf = (by: Date): Deadline => ({ by: endOfDay(by), words: `By the end of ${longDate(by)}` });
  switch (clock) {
    case 'now':
      return { by: from, words: 'Now' };
    case 'same-day':
      return { by: endOfDay(from), words: `Today, ${longDate(from)}` };
    case 'next-working-day':
    case 'one-working-day':
      return byTheEndOf(workingDaysAfter(from, 1));
    case 'next-school-day': {
      // read before school, it is for today (domain E-14)
      const day = isWorkingDay(from) && from.getHours() < 9 ? from : workingDaysAfter(from, 1);
      return { by: day, words: `Before school starts on ${longDate(day)}, or on the next day it is open` };
    }
    case 'five-days':
      return byTheEndOf(hoursAfter(from, 5 * 24));
    case 'one-month':
      return byTheEndOf(monthAfter(from));
    case 'seventy-two-hours-of-return':
      return { words: 'Within 72 hours of the child’s return' };
    case 'early':
      return { words: 'As early as you can' };
    case 'set-a-date':
      return { words: 'Set a date' };
    case 'written-follow-up':
    case 'front-door-decision': {
      const { value } = clocks[clock];
      return value.unit === 'hours' ? at(after(from, value)) : byTheEndOf(after(from, value));
    }
    case 'chase':
      return byTheEndOf(after(after(from, clocks['front-door-decision'].value), clocks.chase.value));
  }
}

/** Whether a fact in a pack was last confirmed more than 180 days before `now` (domain I21). A bare year or month counts from its start. */
export function isStale(asAt: string, now: Date): boolean {
  const [year, month = 1, day = 1] = asAt.split('-').map(Number) as [number, number?, number?];
  return now.getTime() - new Date(year, month - 1, day).getTime() > 180 * 24 * 3_600_000;
}

/** How a pack's date reads: "2020", "December 2024", "3 November 2026". */
export function asAtWords(asAt: string): string {
  const [year, month, day] = asAt.split('-').map(Number) as [number, number?, number?];
  if (month === undefined) return String(year);
  return new Date(year, month - 1, day ?? 1).toLocaleDateString('en-GB', {
    ...(day ? { day: 'numeric' } : {}),
    month: 'long',
    year: 'numeric',
  });
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Whether the front door is open at a moment; undefined where the pack does not hold its hours, so that the person is asked. */
export function openAt({ frontDoor: { opening } }: Pack, at: Date): { open: boolean; until?: string } | undefined {
  if (!opening) return undefined;
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
  const today = opening.value.find(({ days: open, from, to }) => open.includes(days[at.getDay()]!) && from <= time && time < to);
  return today ? { open: true, until: today.to } : { open: false };
}
