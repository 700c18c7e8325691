import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { levelIn, levels, type Level } from '../../machines/outcomes.ts';
import { overlaid, type Raises } from '../../machines/overlay.ts';
import { answersNow, idNow, successors, type Successors } from '../../machines/successors.ts';
import type { DecisionRecord } from './record.ts';
import { answersOf, differsBy, notWalked, type Differs } from './rerun.ts';

/**
 * What a record's answers come to by the rules of this Windscreen: the same; something else; or
 * nothing yet, because a question is asked now that the record holds no answer to, or one that is
 * no longer offered. Nothing lowers a level, so one that stands above the level recorded is told
 * even then: whatever is answered, it is at least that.
 */
export type UnderToday =
  'same' | readonly Differs[] | { readonly questions: readonly string[]; readonly atLeast?: Level };

/**
 * Walks the answers kept by the rules of today, not by those kept beside them, and never throws.
 * `raises` is what the area takes further today; without it a record that rested on such a floor is
 * set beside Windscreen's own.
 */
export function underToday(
  decision: DecisionRecord,
  raises: Raises = {},
  today: Readonly<Record<string, Journey>> = journeys,
): UnderToday {
  try {
    const declared = today[decision.journey];
    if (!declared) throw new Error(`there is no journey “${decision.journey}” in this Windscreen`);
    const journey = overlaid(declared, raises);
    const record = recordNow(decision);
    const { last, memory } = walkJourney(journey, answersOf(record));
    if (last.done) return differsBy(journey, record);
    const place = (level: string | undefined) => levels.findIndex((one) => one === level);
    const level = levelIn(memory);
    const isAbove = place(level) > place(decision.recommendation.level);
    return { questions: [last.question], ...(level && isAbove ? { atLeast: level } : {}) };
  } catch (mistake) {
    return notWalked(mistake);
  }
}

/**
 * As much of a record as is walked and compared, with each id that was retired since under its
 * successor.
 */
function recordNow(record: DecisionRecord): DecisionRecord {
  const { recommendation, steps, outcomes } = record;
  const { outcomes: retired }: Successors = successors;
  const answers = answersNow(answersOf(record));
  return {
    ...record,
    steps: steps.flatMap((step) => {
      const question = idNow(successors.questions, step.question);
      const answer = answers[question];
      return answer === undefined ? [] : [{ ...step, question, answer }];
    }),
    outcomes: outcomes.map((one) => ({
      ...one,
      outcome: idNow(retired[one.decision], one.outcome),
    })),
    recommendation: {
      ...recommendation,
      ...(recommendation.level ? { level: idNow(successors.levels, recommendation.level) } : {}),
      actions: recommendation.actions.map((action) => ({
        ...action,
        id: idNow(successors.actions, action.id),
      })),
    },
  };
}
