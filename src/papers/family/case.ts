import { nothingGoesOut, type Level } from '../../../machines/outcomes.ts';
import { answered, oneAnswer } from '../../../machines/grammar/fact.ts';
import { isOneOf, recordOf } from '../../../machines/grammar/known.ts';
import { namesProtected } from '../../handover/share.ts';
import { decidedOf, levelDecided } from '../../records/decided.ts';
import type { DecisionRecord } from '../../records/record.ts';
import { decidedMemory } from '../../records/familyPage.ts';
import { isShared } from '../../records/toShare.ts';
import { boxIds, type Boxes } from './boxes.ts';

/** What is being done, as a family would be told it. */
export const doings = ['refer', 'need', 'help', 'advice', 'here', 'share'] as const;
export type Doing = (typeof doings)[number] | 'plan';
/** What they said to it, as far as it is known of whoever reads the page. */
export const answersGiven = [
  'agreed',
  'in-part',
  'objected',
  'refused',
  'not-asked',
  'unreachable',
  'none',
] as const;
export type AnswerGiven = (typeof answersGiven)[number];
export const readers = ['parent', 'expecting', 'young'] as const;
/** Who reads it: a parent or carer, the mother of a baby not born yet, or a young person of 16 or 17. */
export type Reader = (typeof readers)[number];

/** The facts of the page. Nothing in them was written by a person. */
export interface Case {
  readonly doing: Doing;
  readonly answer: AnswerGiven;
  /** By when children’s social care should have decided, ISO. */
  readonly decideBy?: string;
  /** When it is looked at again, as YYYY-MM-DD. */
  readonly reviewOn?: string;
}

/** The answers that there are to what is being done: what must be done needs none. */
export const answersFor = (doing: Doing): readonly AnswerGiven[] =>
  doing === 'refer'
    ? ['agreed', 'objected', 'not-asked', 'unreachable', 'none']
    : doing === 'need' || doing === 'help'
      ? ['agreed', 'in-part', 'refused', 'not-asked', 'unreachable']
      : ['none'];

/** What a decision is to a family, or nothing where nothing goes to anyone. */
export function caseOf(record: DecisionRecord, reader: Reader): Case | undefined {
  const decided = decidedOf(record);
  const isTeenager = isOneOf(['13-to-15', '16-17'], decidedMemory(record)['age']);
  const doing =
    isTeenager && decided.consent?.id === 'respect-refusal'
      ? 'here' // the no may have been somebody else’s than the reader’s
      : doingOf(decided.consent?.id, levelDecided(record), isShared(decided));
  if (!doing) return undefined;
  const answer = answerOf(record, doing, reader, isTeenager);
  const isPlan =
    (doing === 'need' || doing === 'help') &&
    isOneOf(['agreed', 'in-part', 'none'], answer) &&
    isOneOf(nothingGoesOut, decided.sharing?.id);
  const by = decided.actions.find(({ id }) => id === 'hear-what-they-decided')?.due;
  return {
    doing: isPlan ? 'plan' : doing,
    answer,
    ...(by && !isPlan ? { decideBy: by } : {}),
    ...(record.reviewOn ? { reviewOn: record.reviewOn } : {}),
  };
}

const byLevel: Readonly<Record<Level, Doing>> = {
  'record-only': 'here',
  'universal-help': 'here',
  'early-help': 'help',
  'targeted-help': 'help',
  'child-in-need': 'need',
  'advice-today': 'advice',
  'refer-urgently': 'refer',
  'call-999': 'refer',
};
function doingOf(
  consent: string | undefined,
  level: Level | undefined,
  shares: boolean,
): Doing | undefined {
  if (consent === 'advice') return 'advice'; // it comes first, whatever the level
  const urgent = level === 'refer-urgently' || level === 'call-999';
  if (!consent && !urgent) return shares ? 'share' : undefined; // only sharing was decided
  if (consent === 'openness' && shares) return 'share';
  return level && byLevel[level];
}

const said: Readonly<Record<string, AnswerGiven | undefined>> = {
  'proceed-informed': 'agreed',
  'proceed-inform': 'not-asked',
  'proceed-inform-override': 'objected',
  'proceed-attempted': 'unreachable',
  agreed: 'agreed',
  'agreed-limited': 'in-part',
  ask: 'not-asked',
  'respect-refusal': 'refused',
  'keep-trying': 'unreachable',
};
/**
 * What whoever reads it said. Where another may have said it, nobody is told that they did: the
 * agreement of a parent is not that of the young person, nor the other way about.
 */
function answerOf(
  record: DecisionRecord,
  doing: Doing,
  reader: Reader,
  isTeenager: boolean,
): AnswerGiven {
  const answer = said[decidedOf(record).consent?.id ?? ''] ?? 'none';
  if (!isOneOf(answersFor(doing), answer)) return 'none';
  if (doing === 'refer') return isTeenager && answer !== 'unreachable' ? 'not-asked' : answer;
  const who = oneAnswer(decidedMemory(record), 'who-agreed');
  const byAnother = (who === 'young-person') !== (reader === 'young');
  return byAnother && isOneOf(['agreed', 'in-part'], answer) ? 'none' : answer;
}

/** Who may be written to: a young person of 16 or 17 as well as a parent or carer. */
export function readersOf(record: DecisionRecord): readonly Reader[] {
  const age = answered(decidedMemory(record), 'age');
  if (age === 'unborn') return ['expecting'];
  return age === '16-17' ? ['young', 'parent'] : ['parent'];
}

/**
 * Whom the decision shares it with, to begin the box: nothing where that may show who or where
 * someone at risk is, which no page for a family ever holds.
 */
export function recipientOf(record: DecisionRecord): string {
  const recipient = record.toShare.recipient.trim();
  return isShared(decidedOf(record)) && !namesProtected(recipient, record.toShare) ? recipient : '';
}

/**
 * The boxes without one that may show who or where someone at risk is: not even that something was
 * held back may stand on a page for the family.
 */
export const boxesShown = (boxes: Boxes, record: DecisionRecord | undefined): Boxes =>
  recordOf(boxIds, (id) => (record && namesProtected(boxes[id], record.toShare) ? '' : boxes[id]));
