import type { FollowUpId } from '../../content/schema.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { clockTime, isoDay } from '../recommend/dates.ts';
import type { Wait } from './wait.ts';
import { meetings } from './entry.ts';

/** What to do about a record now: a verb, by when, and how that stands today. */
export interface Work {
  readonly id: string;
  readonly reference: string;
  /** As a wait, or what a wait for a reply has become. */
  readonly what: Wait['what'] | 'chase';
  readonly by: string;
  /**
   * `now` until its day is over, of what was due at once: nobody could have done that before it was
   * written. `open` where nothing says by when: `by` is then since when it has been so. `ask` once
   * others should have done it: whoever keeps the record is never late with that.
   */
  readonly stands: 'late' | 'now' | 'today' | 'later' | 'open' | 'ask';
  /** Whole days since it was due; 0 where it is not late, or since less than a day. */
  readonly daysLate: number;
  /** How many tasks wait for a tick. */
  readonly tasks?: number;
  /** Which of the area's steps is next, and what it is. */
  readonly step?: number;
  readonly says?: string;
  /** What others are to do, and what its time rests on. */
  readonly about?: FollowUpId;
  readonly rests?: string;
}
type Waiting = { readonly id: string; readonly reference: string; readonly waits: readonly Wait[] };

const day = 24 * 3_600_000;

/** What no clock counts: it is never late, and no calendar has a day for it. */
const clockless = ['decide', 'file-receipt', 'tick'] as const satisfies Work['what'][];
export type Clocked = Exclude<Work['what'], (typeof clockless)[number]>;
/** Whether something falls due at all. */
export const isDue = (work: Work): work is Work & { readonly what: Clocked } =>
  !isOneOf(clockless, work.what) && !(work.what === 'ask' && work.stands === 'open');

/** Due from the moment that it is known. */
const atOnce: readonly Work['what'][] = ['refer', 'decide-again'];

/**
 * One line for each thing that a record waits for, most late first. What can wait until its day
 * comes later, and what has none last.
 */
export function workIn(records: readonly Waiting[], now: Date): readonly Work[] {
  const today = isoDay(now);
  const work = records.flatMap(({ id, reference, waits }) =>
    waits.map((wait): Work => {
      if (wait.what === 'tick' || wait.what === 'decide' || wait.what === 'file-receipt')
        return { id, reference, ...wait, stands: 'open', daysLate: 0 };
      if (wait.what === 'ask') return asked(id, reference, wait, now);
      const { what, by, ...next } = becomes(wait, now);
      const late = now.getTime() - new Date(by).getTime();
      // what is more than a day off is not today: a calendar is asked only about what may be, since
      // there may be thousands
      const isToday = Math.abs(late) < day && isoDay(new Date(by)) === today;
      const stands =
        isToday && atOnce.includes(what) ? 'now' : late > 0 ? 'late' : isToday ? 'today' : 'later';
      const daysLate = Math.max(0, Math.floor(late / day));
      return { id, reference, what, by, stands, daysLate, ...next };
    }),
  );
  /** What others should have done long ago comes after what is today's own. */
  const place = ({ stands, by }: Work) => (stands === 'ask' ? now.toISOString() : by);
  return work.sort(
    (a, b) => Number(isDue(b)) - Number(isDue(a)) || place(a).localeCompare(place(b)),
  );
}

function asked(
  id: string,
  reference: string,
  { what, about, by, dated, rests }: Extract<Wait, { readonly what: 'ask' }>,
  now: Date,
): Work {
  const stands = !dated ? 'open' : isoDay(new Date(by)) <= isoDay(now) ? 'ask' : 'later';
  return { id, reference, what, about, by, stands, daysLate: 0, ...(rests ? { rests } : {}) };
}

/**
 * A reply that has not come is chased; chased twice and still not come, it is taken up the ladder
 * (B.2, F.6).
 */
function becomes(
  wait: Wait,
  now: Date,
): Pick<Work, 'what' | 'by'> & { readonly step?: number; readonly says?: string } {
  const { what, by } = wait;
  const next =
    'step' in wait && wait.says !== undefined ? { step: wait.step, says: wait.says } : {};
  if (what === 'escalate') return { what, by, ...next };
  if (wait.what !== 'reply' || now <= new Date(by)) return { what, by };
  return wait.chases >= 2
    ? { what: 'escalate', by: wait.chaseBy, ...next }
    : { what: 'chase', by: wait.chaseBy };
}

/** Due on a day, and not at an hour of it. */
const byDay: readonly Work['what'][] = [
  'review',
  'keep-until',
  'file-transfer',
  'answer',
  'agree',
  'share',
  'ask',
  'planned',
  ...meetings,
];
/**
 * Whether something is due on a day and not at a time: by what it is, or because it lasts until the
 * day's last minute.
 */
export const isForADay = ({ what, by }: Pick<Work, 'what' | 'by'>): boolean =>
  byDay.includes(what) || clockTime(new Date(by)) === '11:59pm';
