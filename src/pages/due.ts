import words from '../../content/pages/records.yaml';
import { isForADay, type Work } from '../record/work.ts';
import { clockTime, longDate } from '../refer/dates.ts';

/** When something falls due, as it is said: a day, or a day and a time where the time counts. */
function dueWords(work: Work): string {
  const at = new Date(work.by);
  return isForADay(work) ? longDate(at) : `${longDate(at)}, ${clockTime(at)}`;
}

/** What a record waits for next, in a few words. */
export const nextWords = (work: Work | undefined): string => (work ? `${words[work.what]}: ${dueWords(work)}` : '');

/** A line of a worklist: what to do, about which record unless it is plain, why, and how late it is. */
export const workRow = (work: Work, href: string, reference: string) => ({
  href,
  what: [words[work.what], reference].filter(Boolean).join(' '),
  why: `${words[`${work.what}Why`]} ${words.due}: ${dueWords(work)}.`,
  tag: tagOf(work),
  late: work.stands === 'late',
});

function tagOf({ stands, daysLate, by }: Work): string {
  if (stands === 'today') return words.today;
  if (stands === 'later') return longDate(new Date(by));
  return daysLate > 0 ? `${daysLate} ${daysLate === 1 ? words.late : words.lates}` : words.overdue;
}
