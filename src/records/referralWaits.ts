import { isOfKind } from '../../machines/actions.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { isoDay } from '../recommend/dates.ts';
import { decidedOf } from './decided.ts';
import {
  addedTo,
  fieldOf,
  isInWriting,
  type AddedEntry,
  type AddedKind,
  type Entries,
  type Fields,
} from './entry.ts';
import { happenedAt } from './happened.ts';
import { answerDue, ladderOf } from './ladder.ts';
import type { DecisionRecord } from './record.ts';
import { clock, dueOf, endOf, type Wait } from './wait.ts';

/**
 * Whether someone outside is to be told, by what was decided: a referral then has to be recorded.
 */
export const isReferral = (decision: DecisionRecord): boolean =>
  decidedOf(decision).actions.some(({ id }) => isOfKind(id, 'referral'));

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
export function talkIn(added: readonly AddedEntry[]): {
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

export function referralWaits(decision: DecisionRecord, added: readonly AddedEntry[]): Wait[] {
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
