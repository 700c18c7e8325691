import type { Pack, RoutesText } from '../../content/schema.ts';
import { holidayOn, inEngland, type Holidays } from './clocks.ts';
import { partsOfTime, timeWords } from './dates.ts';

/** Whether the front door is open, and until when that is so. */
export interface Opening {
  readonly open: boolean;
  /**
   * The next moment at which it closes or opens; undefined where it does not within three weeks.
   */
  readonly until?: Date;
  /** The bank holiday that keeps it closed today. */
  readonly holiday?: string;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/**
 * Whether the front door is open at a moment, by the clock in England; undefined where the pack
 * does not hold its hours.
 */
export function openAt(
  { frontDoor: { opening, bankHolidays } }: Pack,
  at: Date,
  holidays: Holidays,
): Opening | undefined {
  if (!opening) return undefined;
  const closedFor = (day: Date) =>
    bankHolidays?.value === 'open' ? undefined : holidayOn(day, holidays);
  /** When it is open on the day that is `later` days on, each from one moment to another. */
  const hoursOn = (later: number): [Date, Date][] => {
    const day = inEngland(at);
    day.setHours(12, 0, 0, 0); // midday exists on every day, whatever the clocks do at night
    day.setDate(day.getDate() + later);
    if (closedFor(day)) return [];
    const moment = (time: string) => {
      const { hours, minutes } = partsOfTime(time);
      const exact = inEngland(day);
      exact.setHours(hours, minutes, 0, 0);
      return new Date(exact.getTime());
    };
    return opening.value
      .filter(({ days }) => days.some((one) => weekdays.indexOf(one) === day.getDay()))
      .map(({ from, to }): [Date, Date] => [moment(from), moment(to)])
      .sort(([a], [b]) => a.getTime() - b.getTime());
  };
  const today = hoursOn(0);
  const now = today.find(([from, to]) => from <= at && at < to);
  if (now) return { open: true, until: now[1] };
  const holiday = closedFor(at);
  let next = today.find(([from]) => from > at);
  for (let later = 1; !next && later <= 21; later++) [next] = hoursOn(later);
  return { open: false, ...(next ? { until: next[0] } : {}), ...(holiday ? { holiday } : {}) };
}

/** Monday, Tuesday 08:00 to 17:00; Friday 08:00 to 16:30 */
export const openingWords = (
  routes: RoutesText,
  opening: NonNullable<Pack['frontDoor']['opening']>['value'],
): string =>
  opening
    .map(({ days, from, to }) =>
      routes.openFromTo
        .replace('{days}', () => days.map((day) => routes[day]).join(', '))
        .replace('{from}', () => timeWords(from))
        .replace('{to}', () => timeWords(to)),
    )
    .join('; ');
