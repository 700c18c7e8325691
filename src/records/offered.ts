import { isClosed, tasksOf, waitsIn } from './course.ts';
import { decidedOf } from './decided.ts';
import {
  addedKinds,
  addedTo,
  decisionOf,
  kindsUnder,
  referenceOf,
  type AddedKind,
  type Entries,
} from './entry.ts';
import { wasRefused } from './referralWaits.ts';
import { ticked, unticked } from './tasks.ts';
import { mayShare } from './toShare.ts';

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
