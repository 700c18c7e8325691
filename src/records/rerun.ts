import { oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { messageOf } from '../browser/mistake.ts';
import type { DecisionRecord } from './record.ts';
import { journeyOf } from './rules.ts';

/**
 * Something that came out differently: the level, a decision or the actions; or that the rules
 * cannot be walked, and by which mistake in them.
 */
export type Differs =
  | { readonly what: string; readonly kept: CameTo; readonly again: CameTo }
  | { readonly mistake: string };
/** The id of what it came to, or several; or the question that it stops at; or nothing. */
export type CameTo = string | { readonly stopsAt: string } | undefined;

/**
 * Walks the answers kept, by the rules kept, and says whether they lead where the record says.
 * Never throws.
 */
export function rerun(record: DecisionRecord): 'same' | readonly Differs[] {
  try {
    return differsBy(journeyOf(record.rules), record);
  } catch (mistake) {
    return notWalked(mistake);
  }
}

/**
 * Walks the answers kept by any rules, and says what comes out otherwise than was recorded. Throws
 * where they cannot be walked.
 */
export function differsBy(journey: Journey, record: DecisionRecord): 'same' | readonly Differs[] {
  const { walks, memory, actions } = walkJourney(journey, answersOf(record));
  const again = walks.map((walk): readonly [string, CameTo] => [
    walk.decision,
    walk.done ? walk.outcome : { stopsAt: walk.question },
  ]);
  const decisions = new Set([
    ...record.outcomes.map(({ decision }) => decision),
    ...again.map(([decision]) => decision),
  ]);
  const differs = [
    compared('level', record.recommendation.level, oneAnswer(memory, 'level')),
    ...[...decisions].map((id) =>
      compared(
        id,
        record.outcomes.find(({ decision }) => decision === id)?.outcome,
        again.find(([decision]) => decision === id)?.[1],
      ),
    ),
    // a record lists them soonest first, the rules as they are declared
    compared(
      'actions',
      inOneOrder(record.recommendation.actions.map(({ id }) => id)),
      inOneOrder(actions),
    ),
  ].flat();
  return differs.length === 0 ? 'same' : differs;
}

/** Rules that no answers can be walked by. */
export const notWalked = (mistake: unknown): readonly [Differs] => [
  { mistake: messageOf(mistake) },
];

/** The answers on the path, by question. */
export const answersOf = ({ steps }: Pick<DecisionRecord, 'steps'>): Memory =>
  Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));

/**
 * Whether a record was made under the rules of this Windscreen. Where not, its own rules still run
 * it again.
 */
export const knownRules = ({ versions }: DecisionRecord, currentHash: string): boolean =>
  versions.rules === currentHash;

const inOneOrder = (ids: readonly string[]) => [...ids].sort().join(', ');

const compared = (what: string, kept: CameTo, again: CameTo): Differs[] =>
  kept === again ? [] : [{ what, kept, again }];
