import { atLeast, levels, type Level } from '../../machines/outcomes.ts';
import { isoDay } from '../refer/dates.ts';
import { addedKinds, addedTo, decisionOf, type AddedEntry, type AddedKind, type ClockStarted, type Entries } from './entry.ts';
import type { DecisionRecord } from './record.ts';
import { isShared } from './toShare.ts';

/**
 * Something that is still to happen, and by when (ISO). `reply` waits for the front door, and becomes a chase once `by`
 * is past, and an escalation once it has been chased and that too is past.
 */
export type Wait =
  | {
      readonly what: 'refer' | 'share' | 'write' | 'answer' | 'agree' | 'escalate' | 'review' | 'file-transfer' | 'keep-until';
      readonly by: string;
    }
  | { readonly what: 'reply'; readonly by: string; readonly chaseBy: string; readonly chases: number };

/** The level that was decided on: the one recommended, unless another was chosen. */
export const levelDecided = ({ choice, recommendation }: DecisionRecord): Level | undefined =>
  choice && !choice.follows ? (choice.level ?? recommendation.level) : recommendation.level;

/** Which way a decision departs from what was recommended: another level, or something else where there are no levels. */
export function departure({ choice, recommendation }: DecisionRecord): 'followed' | 'up' | 'down' | 'other' {
  if (!choice || choice.follows) return 'followed';
  if (!choice.level || !recommendation.level) return 'other';
  return levels.indexOf(choice.level) > levels.indexOf(recommendation.level) ? 'up' : 'down';
}

/** Whether someone outside is to be told, by what was decided: a referral then has to be recorded. */
export function isReferral(decision: DecisionRecord): boolean {
  const recommended = decision.recommendation.actions.some(({ id }) => id === 'hear-what-they-decided');
  const way = departure(decision);
  if (way === 'up') return atLeast('refer-urgently').includes(levelDecided(decision)!) || recommended;
  return recommended && way === 'followed';
}

const written = ['online-form', 'secure-email', 'letter'];

/** What is still to happen in a record, soonest first; nothing is asked of one that was destroyed. */
export function waitsIn(entries: Entries): readonly Wait[] {
  const decision = decisionOf(entries);
  if (!decision) return [];
  const added = addedTo(entries);
  const last = (...kinds: AddedKind[]) => added.findLast(({ kind }) => kinds.includes(kind));
  const waits = [
    ...(isClosed(entries)
      ? []
      : [...referralWaits(decision, added), ...shareWait(decision, added), ...reviewWait(decision, last('review-held'))]),
    ...fileWait(decision, added),
    ...keepWait(last('keep-until')),
  ];
  return waits.sort((a, b) => a.by.localeCompare(b.by));
}

export const isClosed = (entries: Entries): boolean =>
  addedTo(entries).findLast(({ kind }) => kind === 'closed' || kind === 'reopened')?.kind === 'closed';

function referralWaits(decision: DecisionRecord, added: readonly AddedEntry[]): Wait[] {
  if (!isReferral(decision) && !added.some(({ kind }) => kind === 'referral-sent')) return [];
  const sent = added.filter(({ kind }) => kind === 'referral-sent');
  const first = sent[0];
  if (!first) return [{ what: 'refer', by: dueOf(decision, ['ring-front-door', 'ring-emergency-duty-team', 'ring-allocated-worker']) }];

  const followUp = clock(first, 'written-follow-up');
  const inWriting = sent.some(({ fields }) => written.includes(fields['how']!));
  return [...(followUp && !inWriting ? [{ what: 'write' as const, by: followUp.by }] : []), ...answerWaits(added)];
}

/** From the last that was said between the two sides. */
function answerWaits(added: readonly AddedEntry[]): Wait[] {
  const speaks: readonly AddedKind[] = ['referral-sent', 'chase', 'outcome-received', 'disagreement', 'escalation', 'review-held'];
  const last = added.findLast(({ kind }) => speaks.includes(kind))!;
  const when = last.fields['when'] ?? last.at;
  if (last.kind === 'referral-sent' || last.kind === 'chase') {
    const since = added.slice(added.findLastIndex(({ kind }) => kind === 'referral-sent'));
    const chaseBy = clock(last, 'chase')?.by ?? when;
    return [
      { what: 'reply', by: clock(last, 'reply')?.by ?? chaseBy, chaseBy, chases: since.filter(({ kind }) => kind === 'chase').length },
    ];
  }
  if (last.kind === 'disagreement' || last.kind === 'escalation') return [{ what: 'escalate', by: clock(last, 'chase')?.by ?? when }];
  if (last.kind !== 'outcome-received') return [];
  const today = endOf(isoDay(new Date(when)));
  if (last.fields['outcome'] === 'more-wanted') return [{ what: 'answer', by: today }];
  return ['no-further-action', 'early-help', 'other'].includes(last.fields['outcome']!) ? [{ what: 'agree', by: today }] : [];
}

/** What was decided to share, where some duty says by when. A referral shares it too. */
function shareWait(decision: DecisionRecord, added: readonly AddedEntry[]): Wait[] {
  const owed = decision.recommendation.actions.find(({ id, due }) => dutiesToShare.includes(id) && due);
  if (!owed || !isShared(decision.recommendation) || isReferral(decision)) return [];
  return added.some(({ kind }) => kind === 'information-shared' || kind === 'referral-sent') ? [] : [{ what: 'share', by: owed.due! }];
}
const dutiesToShare = ['duty-to-share', 'duty-likely-check', 'duty-to-assist-enquiries'];

function reviewWait({ reviewOn }: DecisionRecord, held: AddedEntry | undefined): Wait[] {
  const on = held ? held.fields['next'] : reviewOn;
  return on ? [{ what: 'review', by: endOf(on) }] : [];
}

/** A child who moves school in the year: the file is sent within five days, and its receipt confirmed (domain I52). */
function fileWait(decision: DecisionRecord, added: readonly AddedEntry[]): Wait[] {
  const owed = decision.recommendation.actions.some(({ id }) => id === 'file-transfer');
  const confirmed = added.some(({ kind, fields }) => kind === 'file-sent' && fields['received']);
  return owed && !confirmed ? [{ what: 'file-transfer', by: dueOf(decision, ['file-transfer']) }] : [];
}

const keepWait = (keep: AddedEntry | undefined): Wait[] => (keep ? [{ what: 'keep-until', by: endOf(keep.fields['until']!) }] : []);

const clock = (entry: AddedEntry, of: ClockStarted['clock']) => entry.clocks.find(({ clock }) => clock === of);

/** Of the first of these actions that has a moment; of the decision itself where none has. */
const dueOf = ({ recommendation, finishedAt }: DecisionRecord, ids: readonly string[]): string =>
  recommendation.actions.find(({ id, due }) => ids.includes(id) && due)?.due ?? finishedAt;

/** Late on that day in England, in winter and in summer alike: nothing is overdue on the day that it is for. */
const endOf = (day: string) => `${day}T22:59:00.000Z`;

/** Which kind of entry shows that an action was done, where one does. */
const shows: Readonly<Record<string, (entry: AddedEntry) => boolean>> = {
  'ring-front-door': isSpoken,
  'ring-emergency-duty-team': isSpoken,
  'ring-allocated-worker': isSpoken,
  'written-follow-up': ({ kind, fields }) => kind === 'referral-sent' && written.includes(fields['how']!),
  'hear-what-they-decided': ({ kind }) => kind === 'outcome-received',
  'chase-if-nothing-heard': ({ kind }) => kind === 'chase',
  'review-date-and-triggers': ({ kind }) => kind === 'review-held',
  'file-transfer': ({ kind, fields }) => kind === 'file-sent' && Boolean(fields['received']),
};
function isSpoken({ kind, fields }: AddedEntry): boolean {
  return kind === 'referral-sent' && !written.includes(fields['how']!);
}

/** When each action was first done (ISO), of those that an entry shows. */
export const doneIn = (entries: Entries): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(shows).flatMap(([action, is]) => {
      const entry = addedTo(entries).find(is);
      return entry ? [[action, entry.fields['when'] ?? entry.at]] : [];
    }),
  );

const afterClosing: readonly AddedKind[] = ['reopened', 'amendment', 'countersignature', 'file-sent', 'keep-until'];

/** What can be added to a record as it stands, in the order that it usually happens. Nothing to one that was destroyed. */
export function offeredIn(entries: Entries): readonly AddedKind[] {
  const decision = decisionOf(entries);
  if (!decision) return [];
  const added = addedTo(entries);
  const has = (kind: AddedKind) => added.some((entry) => entry.kind === kind);
  const movesSchool = decision.recommendation.actions.some(({ id }) => id === 'file-transfer');
  return addedKinds.filter((kind) => {
    if (isClosed(entries)) return afterClosing.includes(kind) && (kind !== 'file-sent' || movesSchool);
    if (kind === 'reopened') return false;
    if (kind === 'file-sent') return movesSchool;
    if (kind === 'information-shared') return isShared(decision.recommendation);
    if (kind === 'acknowledged') return has('referral-sent') || has('information-shared');
    if (kind === 'outcome-received' || kind === 'chase') return has('referral-sent');
    if (kind === 'disagreement') return has('outcome-received') || has('chase');
    return kind !== 'escalation' || has('disagreement') || has('chase');
  });
}
