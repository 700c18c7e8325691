import followUp from '../../content/follow-up.yaml';
import words from '../../content/pages/records.yaml';
import { hrefOf } from '../ui/address.ts';
import { isClosed } from '../records/course.ts';
import { addedTo, type AddedKind, type Entries } from '../records/entry.ts';
import { isolated } from '../records/isolated.ts';
import { isForADay, type Work } from '../records/work.ts';
import { clockTime, longDate } from '../recommend/dates.ts';
import { filled } from '../ui/filled.ts';

/** When something falls due, as it is said: a day, or a day and a time where the time counts. */
function dueWords(work: Work): string {
  const at = new Date(work.by);
  return isForADay(work) ? longDate(at) : `${longDate(at)}, ${clockTime(at)}`;
}

/** What is to be done, as a verb: the step of the area's that is next, and what is asked after. */
const toDoWords = ({ what, step, about }: Work): string =>
  about
    ? followUp[about].ask
    : step === undefined
      ? words.work[what]
      : filled(words.takeStep, { n: step });
/** Why: in the words of the step, or of what is asked after, and what its time rests on. */
const whyWords = ({ what, says, about, rests }: Work): string =>
  about
    ? [followUp[about].why, rests].filter(Boolean).join(' ')
    : says?.replace(/^Step \d( and beyond)?\.? */i, '') || words.why[what];

/** What a record waits for next, in a few words. */
export const nextWords = (work: Work | undefined): string =>
  work
    ? `${toDoWords(work)}: ${work.stands === 'now' || work.stands === 'open' ? tagOf(work) : dueWords(work)}`
    : '';

/**
 * Where each thing is done: by its own form, or where there is more than one, by choosing among
 * them.
 */
const doing: Partial<Record<Work['what'], AddedKind>> = {
  refer: 'referral-sent',
  share: 'information-shared',
  write: 'referral-sent',
  chase: 'chase',
  answer: 'more-told',
  escalate: 'escalation',
  ask: 'progress',
  review: 'review-held',
  conference: 'conference',
  'core-group': 'core-group',
  'review-meeting': 'review-meeting',
  planned: 'task-done',
  tick: 'task-done',
  'file-transfer': 'file-sent',
  'file-receipt': 'file-sent',
  'keep-until': 'keep-until',
};
/** Where what a record waits for is done; one that was closed is opened again first. */
export function whereDone({ what, id }: Work, entries: Entries): string {
  if (
    isClosed(entries) &&
    what !== 'file-transfer' &&
    what !== 'file-receipt' &&
    what !== 'keep-until'
  )
    return hrefOf({ page: 'entry', id, kind: 'reopened' });
  if (what === 'decide-again' || what === 'decide') return hrefOf({ page: 'again', id });
  const kind = doing[what];
  if (what === 'file-transfer' && !addedTo(entries).some((entry) => entry.kind === kind))
    return hrefOf({ page: 'send', id });
  return hrefOf(kind ? { page: 'entry', id, kind } : { page: 'add', id });
}

/**
 * A line of a worklist: what to do, about which record unless it is plain, why, and how late it is.
 */
export const workRow = (work: Work, href: string, reference: string) => ({
  href,
  what: [toDoWords(work), isolated(reference)].filter(Boolean).join(': '),
  why: [
    whyWords(work),
    ...(work.stands === 'now' || work.stands === 'open'
      ? []
      : [`${work.about ? words.should : words.due}: ${dueWords(work)}.`]),
  ].join(' '),
  tag: tagOf(work),
  late: work.stands === 'late' || work.stands === 'now',
});

function tagOf({ what, stands, daysLate, by, tasks = 0 }: Work): string {
  if (stands === 'open' && what !== 'tick')
    return filled(words.since, { day: longDate(new Date(by)) });
  if (stands === 'open') return tasks === 1 ? words.oneTask : filled(words.manyTasks, { n: tasks });
  if (stands === 'now') return words.now;
  if (stands === 'ask') return words.askNow;
  if (stands === 'today') return words.today;
  if (stands === 'later') return longDate(new Date(by));
  if (daysLate < 1) return words.overdue;
  return daysLate === 1 ? words.oneDayLate : filled(words.manyDaysLate, { n: daysLate });
}
