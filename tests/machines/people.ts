import fc from 'fast-check';
import { isTickList, type Decision } from '../../machines/grammar/decision.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { offered, walk } from '../../machines/grammar/walk.ts';
import { times } from '../settings/count.ts';

/**
 * The question that some answers lead to, in its decision, with what it offers there; nothing at
 * the end.
 */
export function asked(journey: Journey, answers: Memory) {
  const last = walkJourney(journey, answers).walks.at(-1)!;
  if (last.done) return undefined;
  const { question, memory } = last;
  const decision: Decision = journey.stages.find(
    ({ decision }) => decision.spec.id === last.decision,
  )!.decision;
  return { question, decision, memory, offers: offered(decision, question, memory) };
}

/**
 * Someone who throws dice: answers each question met with one of what is offered there, and ticks
 * at most three things. Half of the people favour one word wherever it is offered: without them few
 * would get beyond the first alarm.
 */
function person({ stages, endsAt }: Journey, dice: readonly number[]): Memory {
  const left = [...dice];
  const favourite = ['no', 'yes', '', ''][(left.shift() ?? 0) % 4]!;
  const pick = (of: readonly string[]) => {
    const throwOf = (left.shift() ?? 0) % (of.length * 2);
    return throwOf >= of.length && of.includes(favourite) ? favourite : of[throwOf % of.length]!;
  };
  const answers: Record<string, string | readonly string[]> = {};
  let memory: Memory = {};
  for (const { decision, when } of stages) {
    if (when && !holds(when, memory)) continue;
    let reached = walk(decision, answers, memory);
    for (; !reached.done; reached = walk(decision, answers, memory)) {
      const { question } = reached;
      const offers = offered(decision, question, reached.memory);
      const ticks = isTickList(decision.spec.questions[question]!);
      answers[question] = ticks
        ? [
            ...new Set(
              Array.from({ length: Number(pick(['0', '0', '1', '3'])) }, () => pick(offers)),
            ),
          ]
        : pick(offers);
    }
    memory = reached.memory;
    if (endsAt.includes(reached.outcome)) break;
  }
  return answers;
}

/**
 * People whose dice shrink: the first that breaks a law is shown with as few and as small numbers
 * as will break it.
 */
export const people = (journey: Journey): fc.Arbitrary<Memory> =>
  fc
    .noBias(fc.array(fc.nat(), { minLength: 60, maxLength: 60 }))
    .map((dice) => person(journey, dice));

/** The same people each time: a law that is broken is broken again when run again. */
export const many = { numRuns: 200 * times, seed: 1989 };
