import { isOfKind, type ActionId } from '../../machines/actions.ts';
import { momentInEngland } from '../recommend/clocks.ts';
import { isoDay, longDate } from '../recommend/dates.ts';
import type { ToDo } from '../recommend/following.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { decidedOf } from './decided.ts';
import {
  addedKinds,
  addedTo,
  decisionOf,
  fieldOf,
  isInWriting,
  kindsUnder,
  meetings,
  notedIn,
  referenceOf,
  type AddedEntry,
  type AddedKind,
  type ClockStarted,
  type Entries,
  type Entry,
  type Fields,
  type Meeting,
} from './entry.ts';
import { askedAfter, type Asked } from './followUp.ts';
import { happenedAt } from './happened.ts';
import { answerDue, ladderOf } from './ladder.ts';
import type { DecisionRecord } from './record.ts';
import { tasksIn, ticked, unticked, type Task } from './tasks.ts';
import { isShared, mayShare } from './toShare.ts';

/**
 * Something that is still to happen, and by when (ISO). `reply` waits for the front door, and
 * becomes a chase once `by` is past, and an escalation once it has been chased and that too is
 * past.
 */
export type Wait =
  | {
      readonly what:
        | ('decide' | 'refer' | 'share' | 'write' | 'answer' | 'agree' | 'decide-again')
        | ('review' | Meeting | 'file-transfer' | 'file-receipt' | 'keep-until')
        /** What somebody will do by a day that was agreed, and nobody has ticked: once for each day. */
        | 'planned';
      readonly by: string;
    }
  | {
      readonly what: 'reply';
      readonly by: string;
      readonly chaseBy: string;
      readonly chases: number;
      /** The step that is taken once it has been chased in vain. */
      readonly step?: number;
      readonly says?: string;
    }
  /** The next of the area's steps, by its number and in its words, where there is one. */
  | {
      readonly what: 'escalate';
      readonly by: string;
      readonly step?: number;
      readonly says?: string;
    }
  /** Something that others are to do; whether they have is asked. */
  | ({ readonly what: 'ask' } & Asked)
  /** Tasks that nobody has ticked, since the first of them (ISO): nothing says by when. */
  | { readonly what: 'tick'; readonly by: string; readonly tasks: number };

/**
 * Whether someone outside is to be told, by what was decided: a referral then has to be recorded.
 */
export const isReferral = (decision: DecisionRecord): boolean =>
  decidedOf(decision).actions.some(({ id }) => isOfKind(id, 'referral'));

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

const isWritten = ({ kind, fields }: AddedEntry) => kind === 'referral-sent' && isInWriting(fields);
const isSpoken = ({ kind, fields }: AddedEntry) => kind === 'referral-sent' && !isInWriting(fields);
const spoke: readonly AddedKind[] = [
  'referral-sent',
  'more-told',
  'chase',
  'outcome-received',
  'outcome-agreed',
  'disagreement',
  'escalation',
  'step-answered',
];

/**
 * What was said between the two sides, in the order it happened, and the last referral by word of
 * mouth that is still wanted in writing. What follows it in writing says nothing new, and moves no
 * date.
 */
function talkIn(added: readonly AddedEntry[]): {
  said: readonly AddedEntry[];
  owed?: AddedEntry | undefined;
} {
  const all = added
    .filter(({ kind }) => spoke.includes(kind))
    .sort((a, b) => happenedAt(a).localeCompare(happenedAt(b)));
  let owed: AddedEntry | undefined;
  const said = all.filter((entry) => {
    const follows = isWritten(entry) && owed !== undefined;
    if (isSpoken(entry)) owed = entry;
    else if (isWritten(entry)) owed = undefined;
    return !follows;
  });
  return { said, owed };
}

/**
 * Whether a referral only puts in writing what was told: the call that it follows has started every
 * clock.
 */
export const putsInWriting = (entries: Entries, kind: AddedKind, fields: Fields): boolean =>
  kind === 'referral-sent' && isInWriting(fields) && talkIn(addedTo(entries)).owed !== undefined;

function referralWaits(decision: DecisionRecord, added: readonly AddedEntry[]): Wait[] {
  const { said, owed } = talkIn(added);
  const next = nextStep(decision, added);
  if (!said.some(({ kind }) => kind === 'referral-sent'))
    return [
      ...(isReferral(decision)
        ? [{ what: 'refer' as const, by: dueOf(decision, (id) => isOfKind(id, 'call')) }]
        : []),
      ...answerWaits(said, next),
    ];
  const followUp = owed && clock(owed, 'written-follow-up');
  return [
    ...(followUp ? [{ what: 'write' as const, by: followUp.by }] : []),
    ...answerWaits(said, next),
  ];
}

/** The next of the area's steps for disagreement, in a line. */
function nextStep(
  { recommendation: { escalation } }: DecisionRecord,
  added: readonly AddedEntry[],
): { readonly step?: number; readonly says?: string } {
  const { next, rungs } = ladderOf(escalation, added);
  const rung = rungs.findLast(({ step }) => next !== undefined && step <= next);
  return next === undefined || !rung ? {} : { step: next, says: rung.says.slice(0, 240) };
}

/** Whether the decision was about a referral that had been refused, or not answered, before it. */
export const wasRefused = ({ steps }: DecisionRecord): boolean =>
  steps.some(
    ({ question, answer }) =>
      question === 'referral-answer' &&
      isOneOf(['no-further-action', 'early-help', 'not-heard'], answer),
  );

/** From the last that was said between the two sides. */
function answerWaits(said: readonly AddedEntry[], next: ReturnType<typeof nextStep>): Wait[] {
  const last = said.at(-1);
  if (!last) return [];
  const today = endOf(isoDay(new Date(happenedAt(last))));
  switch (last.kind) {
    case 'outcome-received': {
      const outcome = fieldOf(last, 'outcome');
      if (outcome === 'more-wanted') return [{ what: 'answer', by: today }];
      return ['no-further-action', 'early-help', 'other'].includes(outcome)
        ? [{ what: 'agree', by: today }]
        : [];
    }
    case 'outcome-agreed':
      return [];
    case 'step-answered':
      if (isOneOf(['accepted', 'agreed'], last.fields['outcome'])) return [];
      return [{ what: 'escalate', by: answerDue(last) ?? today, ...next }];
    case 'disagreement':
    case 'escalation':
      return [{ what: 'escalate', by: answerDue(last) ?? today, ...next }];
    default: {
      const since = said.slice(said.findLastIndex(({ kind }) => kind === 'outcome-received') + 1);
      const chaseBy = clock(last, 'chase')?.by ?? today;
      const chases = since.filter(({ kind }) => kind === 'chase').length;
      return [
        {
          what: 'reply',
          by: clock(last, 'reply')?.by ?? chaseBy,
          chaseBy,
          chases,
          ...(chases >= 2 ? next : {}),
        },
      ];
    }
  }
}

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

const clock = (entry: AddedEntry, of: ClockStarted['clock']) =>
  entry.clocks.find(({ clock }) => clock === of);

/** Of the first of these actions that has a moment; of the decision itself where none has. */
const dueOf = (decision: DecisionRecord, is: (id: string) => boolean): string =>
  decidedOf(decision).actions.find(({ id, due }) => is(id) && due)?.due ?? decision.finishedAt;

/** The last minute of a day in England: nothing is overdue on the day that it is for. */
const endOf = (day: string) => momentInEngland(day, '23:59').toISOString();

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

const afterClosing: readonly AddedKind[] = [
  'reopened',
  'attachment',
  'amendment',
  'countersignature',
  'file-sent',
  'file-received',
  'keep-until',
];

/**
 * What follows a decision and nothing else: what was noted is decided on first, and that record
 * holds it.
 */
const belongsToDecision = (kind: AddedKind) =>
  kind === 'review-held' || kindsUnder('referral').includes(kind);

/**
 * What can be added to a record as it stands, in the order that it usually happens. Nothing to one
 * that was destroyed.
 */
export function offeredIn(entries: Entries): readonly AddedKind[] {
  const decision = decisionOf(entries);
  if (entries[0].kind === 'destroyed') return [];
  const added = addedTo(entries);
  const has = (kind: AddedKind) => added.some((entry) => entry.kind === kind);
  const waits = waitsIn(entries).map(({ what }) => what);
  const tasks = tasksOf(decision, added);
  return addedKinds.filter((kind) => {
    if (isClosed(entries)) return afterClosing.includes(kind);
    if (!decision && belongsToDecision(kind)) return false;
    switch (kind) {
      case 'reopened':
      case 'decided-again':
      case 'other-child':
      case 'paper':
        return false;
      case 'linked-child':
        return referenceOf(entries) !== '';
      case 'task-done':
        return unticked(tasks).length > 0;
      case 'task-undone':
        return ticked(tasks).length > 0;
      case 'information-shared':
        return decision !== undefined && mayShare(decision.choice, decidedOf(decision));
      case 'acknowledged':
        return has('referral-sent') || has('information-shared');
      case 'more-told':
      case 'outcome-agreed':
        return has('outcome-received');
      case 'step-answered':
        return has('disagreement') || has('escalation');
      case 'progress':
        return (
          has('outcome-received') ||
          has('step-answered') ||
          has('strategy-meeting') ||
          has('conference')
        );
      case 'disagreement':
      case 'escalation':
        return has('referral-sent') || (decision !== undefined && wasRefused(decision));
      case 'outcome-received':
      case 'chase':
        return has('referral-sent');
      case 'closed':
        return !waits.includes('refer'); // whoever made the referral, it is recorded first
      default:
        return true;
    }
  });
}
