import words from '../../content/pages/records.yaml';
import type { Work } from '../record/work.ts';
import { clockTime, longDate } from '../refer/dates.ts';

/** Waits that are for a day, not for a minute of it. */
const byDay: readonly Work['what'][] = ['review', 'keep-until', 'file-transfer', 'answer', 'agree'];

/** When something falls due, as it is said: a day, or a day and a time where the time counts. */
export function dueWords(what: Work['what'], by: string): string {
  const at = new Date(by);
  const time = clockTime(at);
  return byDay.includes(what) || time === '11:59pm' ? longDate(at) : `${longDate(at)}, ${time}`;
}

/** What a record waits for next, in a few words. */
export const nextWords = (work: Work | undefined): string => (work ? `${words[work.what]}: ${dueWords(work.what, work.by)}` : '');
