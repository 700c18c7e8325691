/*
 * What `import … from 'windscreen'` gives: the decisions, with the words and packs they were built
 * with. It reads no file, no clock and no network, and keeps nothing.
 */
import type { Pack } from '../../content/schema.ts';
import type { AnswerTo, Decision } from '../../machines/grammar/decision.ts';
import type { asking } from '../../machines/asking.ts';
import type { consent } from '../../machines/consent.ts';
import type { danger } from '../../machines/danger.ts';
import type { details } from '../../machines/details.ts';
import type { givens } from '../../machines/givens.ts';
import type { need } from '../../machines/need.ts';
import type { sharing } from '../../machines/sharing.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import { decide as decideWith, type Decided } from '../recommend/decide.ts';
import { allWords as words } from '../recommend/load.ts';
import { answersGiven } from '../walk/answersGiven.ts';

export { AnswersError } from '../walk/answersGiven.ts';
export { implementationsOf } from './implementations.ts';
export type { Decided } from '../recommend/decide.ts';

/** One answer to each question of a decision, or a list of ticks. */
type AnswersOf<D> =
  D extends Decision<infer Q>
    ? {
        readonly [Id in keyof Q]?: Q[Id] extends { readonly tick: unknown }
          ? readonly AnswerTo<Q[Id]>[]
          : AnswerTo<Q[Id]>;
      }
    : never;

/** Answers by the id of their question, of either journey. */
export type Answers = AnswersOf<typeof danger> &
  AnswersOf<typeof givens> &
  AnswersOf<typeof asking> &
  AnswersOf<typeof need> &
  AnswersOf<typeof consent> &
  AnswersOf<typeof details> &
  AnswersOf<typeof sharing>;

const packs = Object.fromEntries(
  Object.values(
    import.meta.glob<Pack>('../../content/areas/*.yaml', { import: 'default', eager: true }),
  ).map((pack) => [pack.id, pack]),
);

/**
 * Decides what some answers come to: the steps they follow, the question that stops them or what
 * they come to, and the recommendation in words. Deadlines and who answers the telephone are counted
 * from `at`. Throws an AnswersError for answers that are not ours.
 */
export function decide(given: {
  /** From a worry to a referral, unless given. */
  readonly journey?: JourneyId;
  readonly answers: Answers;
  readonly at: Date;
}): Decided {
  const { journey = 'refer', answers, at } = given;
  return decideWith(answersGiven({ journey, answers }), { words, packs, at });
}
