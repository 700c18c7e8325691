import { isOfKind, type ActionId } from '../../machines/actions.ts';
import { isoDay, longDate } from '../recommend/dates.ts';
import type { ToDo } from '../recommend/following.ts';
import { decidedOf } from './decided.ts';
import {
  addedTo,
  decisionOf,
  fieldOf,
  meetings,
  notedIn,
  type AddedEntry,
  type AddedKind,
  type ClockStarted,
  type Entries,
  type Entry,
  type Fields,
} from './entry.ts';
import { askedAfter } from './followUp.ts';
import { happenedAt } from './happened.ts';
import type { DecisionRecord } from './record.ts';
import { isReferral, referralWaits, talkIn } from './referralWaits.ts';
import { tasksIn, unticked, type Task } from './tasks.ts';
import { isShared } from './toShare.ts';
import { clock, dueOf, endOf, type Wait } from './wait.ts';

/**
 * What is still to happen in a record, soonest first; nothing is asked of one that was destroyed.
 */
export function waitsIn(entries: Entries): readonly Wait[] {
  const decision = decisionOf(entries);
  const added = addedTo(entries);
  const waits = [
    ...(isClosed(entries)
      ? []
      : [
          ...courseWaits(decision, added),
          ...decideWait(entries),
          ...tickWaits(decision, added),
          // nobody keeps a record open for what others are to do
          ...askedAfter(added).map((asked) => ({ what: 'ask' as const, ...asked })),
        ]),
    ...fileWait(decision, added),
    ...keepWait(added.findLast(({ kind }) => kind === 'keep-until')),
  ];
  return inTime(waits);
}

/**
 * What is still open in a record, soonest first, even where it was closed with that in it: it keeps
 * the record from being closed, and from being destroyed.
 */
export function openIn(entries: Entries): readonly Wait[] {
  const decision = decisionOf(entries);
  const added = addedTo(entries);
  return inTime([...courseWaits(decision, added), ...fileWait(decision, added)]);
}

/**
 * What keeps a record from being destroyed now: all that is open in it, and the day until which it
 * is to be kept.
 */
export function keptBy(entries: Entries, now: Date): readonly Wait[] {
  const keep = keepWait(addedTo(entries).findLast(({ kind }) => kind === 'keep-until'));
  const undecided = isClosed(entries) ? [] : decideWait(entries);
  return [
    ...openIn(entries),
    ...undecided,
    ...keep.filter(({ by }) => isoDay(new Date(by)) > isoDay(now)),
  ];
}

const courseWaits = (
  decision: DecisionRecord | undefined,
  added: readonly AddedEntry[],
): Wait[] => [
  ...(decision ? [...referralWaits(decision, added), ...shareWait(decision, added)] : []),
  ...againWait(added),
  ...(decision ? reviewWait(decision, added) : []),
  ...meetingWaits(added),
];

/**
 * What was noted without a decision waits for one, since when it was noted: no source says by when.
 * Closing it says why none is needed.
 */
function decideWait(entries: Entries): Wait[] {
  const noted = notedIn(entries);
  return !noted || addedTo(entries).some(({ kind }) => kind === 'decided-again')
    ? []
    : [{ what: 'decide', by: noted.at }];
}
const inTime = (waits: readonly Wait[]) => waits.toSorted((a, b) => a.by.localeCompare(b.by));

export const isClosed = (entries: Entries): boolean =>
  addedTo(entries).findLast(({ kind }) => kind === 'closed' || kind === 'reopened')?.kind ===
  'closed';

/**
 * Harm suspected in a review, or not ruled out, is decided on afresh. It waits until that is done,
 * or a review finds none.
 */
function againWait(added: readonly AddedEntry[]): Wait[] {
  const held = added.findLast(({ kind }) => kind === 'review-held' || kind === 'decided-again');
  return held?.kind === 'review-held' && held.fields['harm'] !== 'no'
    ? [{ what: 'decide-again', by: held.at }]
    : [];
}

/** What was decided to share, where some duty says by when. A referral shares it too. */
function shareWait(decision: DecisionRecord, added: readonly AddedEntry[]): Wait[] {
  const decided = decidedOf(decision);
  const by = decided.actions.find(({ id, due }) => isOfKind(id, 'duty-to-share') && due)?.due;
  if (!by || !isShared(decided) || isReferral(decision)) return [];
  return added.some(({ kind }) => kind === 'information-shared' || kind === 'referral-sent')
    ? []
    : [{ what: 'share', by }];
}

/**
 * The day to look again (YYYY-MM-DD) as it was set last: by a review, which may set none, with an
 * outcome, or in the decision.
 */
export function reviewDay(
  { reviewOn }: DecisionRecord,
  added: readonly AddedEntry[],
): string | undefined {
  const last = added.findLast(
    ({ kind, fields }) => kind === 'review-held' || (kind !== 'keep-until' && fields['next']),
  );
  return (last ? last.fields['next'] : reviewOn) || undefined;
}

function reviewWait(decision: DecisionRecord, added: readonly AddedEntry[]): Wait[] {
  const on = reviewDay(decision, added);
  return on ? [{ what: 'review', by: endOf(on) }] : [];
}

/**
 * A meeting whose day was agreed at another waits until one of its kind is recorded that came after
 * that, as it was set last.
 */
const meetingWaits = (added: readonly AddedEntry[]): Wait[] => {
  const course = added.toSorted((a, b) => happenedAt(a).localeCompare(happenedAt(b)));
  return meetings.flatMap((what): Wait[] => {
    const set = course.findLastIndex(({ fields }) => fields[what]);
    const on = course[set]?.fields[what];
    return on && !course.slice(set + 1).some(({ kind }) => kind === what)
      ? [{ what, by: endOf(on) }]
      : [];
  });
};

/** What the area's clocks count, and the action that each is for. */
const counts: Readonly<Record<string, ClockStarted['clock'] | undefined>> = {
  'written-follow-up': 'written-follow-up',
  'hear-what-they-decided': 'reply',
  'chase-if-nothing-heard': 'chase',
} satisfies { readonly [Id in ActionId]?: ClockStarted['clock'] };

/**
 * What is to be done by what was decided, each with the one date that it has now: the review as it
 * was set last, and what the area's clocks count as they count it since the last call. Lists,
 * pages, the calendar and every export say this date. `by` is empty where the last review set no
 * further one.
 */
export function toDoIn(
  decision: DecisionRecord,
  added: readonly AddedEntry[] = [],
): readonly ToDo[] {
  const { said } = talkIn(added);
  return decidedOf(decision).actions.map((action) => {
    if (action.id === 'review-date-and-triggers') {
      const on = reviewDay(decision, added);
      if (on) return { ...action, by: longDate(new Date(`${on}T12:00:00Z`)), due: endOf(on) };
      return added.some(({ kind }) => kind === 'review-held') ? { ...action, by: '' } : action;
    }
    const counted = counts[action.id];
    const started = counted && said.flatMap((entry) => clock(entry, counted) ?? []).at(-1);
    return started ? { ...action, by: started.words, due: started.by } : action;
  });
}

const fileTransfer: ActionId = 'file-transfer';
/**
 * A child who moves school in the year: the file is sent within five days, and its receipt
 * confirmed (I52). One whose move no decision knew of has no clock of its own, once the file is
 * sent, and waits for the receipt all the same. Where it was received, that move is over: only what
 * is sent on from there waits.
 */
function fileWait(decision: DecisionRecord | undefined, added: readonly AddedEntry[]): Wait[] {
  const here = added.findLastIndex(({ kind }) => kind === 'file-received');
  const since = added.slice(here + 1);
  const moves = decision && decidedOf(decision).actions.some(({ id }) => id === fileTransfer);
  const owed = here < 0 && moves;
  const confirmed = since.some(({ kind, fields }) => kind === 'file-sent' && fields['received']);
  const sent = since.findLast(({ kind }) => kind === 'file-sent');
  if (confirmed) return [];
  if (owed) return [{ what: 'file-transfer', by: dueOf(decision, (id) => id === fileTransfer) }];
  return sent ? [{ what: 'file-receipt', by: happenedAt(sent) }] : [];
}

/** What the form of an entry begins with: to confirm a file that was sent, what was said of it then. */
export const toConfirm = (kind: AddedKind, entries: readonly Entry[]): Fields => {
  if (kind !== 'file-sent') return {};
  const last = addedTo(entries).findLast(
    (one) => one.kind === kind || one.kind === 'file-received',
  );
  return last?.kind === kind && !last.fields['received'] ? last.fields : {};
};

const keepWait = (keep: AddedEntry | undefined): Wait[] =>
  keep ? [{ what: 'keep-until', by: endOf(fieldOf(keep, 'until')) }] : [];

/** All that is to be done in a record, and what of it was. */
export const tasksOf = (
  decision: DecisionRecord | undefined,
  added: readonly AddedEntry[],
): readonly Task[] => tasksIn(decision ? toDoIn(decision, added) : [], added);

/**
 * What is to be ticked waits until it is: by the day that a paper gives it, or without a clock of
 * its own. An action that has one is a wait by itself.
 */
function tickWaits(decision: DecisionRecord | undefined, added: readonly AddedEntry[]): Wait[] {
  const all = unticked(tasksOf(decision, added));
  const open = all.filter(({ planned }) => !planned);
  const since = open.map(({ agreedIn }) => agreedIn?.at ?? decision?.finishedAt ?? '').sort()[0];
  const days = new Set(all.flatMap(({ planned = [] }) => planned));
  return [
    ...[...days].map((day) => ({ what: 'planned' as const, by: endOf(day) })),
    ...(since ? [{ what: 'tick' as const, by: since, tasks: open.length }] : []),
  ];
}
