import { isOneOf } from '../../machines/grammar/known.ts';
import { waitsIn } from './course.ts';
import { wasRefused } from './referralWaits.ts';
import { addedTo, decisionOf, type Entries } from './entry.ts';
import { ladderOf, ofSteps, type Ladder } from './ladder.ts';

/** A reply that was refused, is late, or was disagreed with, and what the area's steps come to. */
export interface Dispute {
  readonly ladder: Ladder;
  /** The one thing to do about it; none where it is settled, or is chased first. */
  readonly act?: 'disagree' | 'take-step' | 'record-answer';
  /** Nobody has said yet whether they agree with what was decided: that is offered as well. */
  readonly mayAgree?: true;
}

/** What of a record is in dispute; nothing where nothing is, or was. */
export function disputeIn(entries: Entries, now: Date): Dispute | undefined {
  const decision = decisionOf(entries);
  if (!decision) return undefined;
  const added = addedTo(entries);
  const waits = waitsIn(entries);
  const isPast = ({ by }: { readonly by: string }) => new Date(by) < now;
  const taken = added.filter(({ kind }) => isOneOf(ofSteps, kind));
  const refused = waits.some(({ what }) => what === 'agree');
  const escalates = waits.find(({ what }) => what === 'escalate');
  const reply = waits.find((wait) => wait.what === 'reply');
  const late = reply !== undefined && isPast(reply);
  const refusedBefore = wasRefused(decision);
  if (!refused && !escalates && !late && !refusedBefore && taken.length === 0) return undefined;

  const ladder = ladderOf(decision.recommendation.escalation, added);
  const step = ladder.next === undefined ? {} : ({ act: 'take-step' } as const);
  const isUntouched =
    taken.length === 0 &&
    added.every(({ kind }) => kind !== 'outcome-received' && kind !== 'referral-sent');
  if (refused) return { ladder, act: 'disagree', mayAgree: true };
  if (refusedBefore && isUntouched) return { ladder, act: 'disagree' };
  if (escalates) {
    const awaits = ladder.rungs.some(({ taken }) => taken.some(({ due }) => due));
    return awaits && !isPast(escalates) ? { ladder, act: 'record-answer' } : { ladder, ...step };
  }
  return late && reply.chases >= 2 ? { ladder, ...step } : { ladder };
}
