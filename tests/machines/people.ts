import fc from 'fast-check';
import { isTickList, type Decision } from '../../machines/core/decision.ts';
import type { Memory } from '../../machines/core/fact.ts';
import { walkJourney, type Journey } from '../../machines/core/journey.ts';
import { offered } from '../../machines/core/walk.ts';

/** The question that some answers lead to, in its decision, with what it offers there; nothing at the end. */
export function asked(journey: Journey, answers: Memory) {
  const last = walkJourney(journey, answers).walks.at(-1)!;
  if (last.done) return undefined;
  const { question, memory } = last;
  const decision: Decision = journey.stages.find(({ decision }) => decision.spec.id === last.decision)!.decision;
  return { question, decision, memory, offers: offered(decision, question, memory) };
}

/** Someone who throws dice: answers each question met with one of what is offered there, and ticks at most three things. */
function person(journey: Journey, dice: readonly number[]): Memory {
  const left = [...dice];
  const pick = (of: readonly string[]) => of[(left.shift() ?? 0) % of.length]!;
  let answers: Memory = {};
  for (let here = asked(journey, answers); here; here = asked(journey, answers)) {
    const { question, decision, offers } = here;
    const ticks = isTickList(decision.spec.questions[question]!);
    const some = ticks && [...new Set(Array.from({ length: (left.shift() ?? 0) % 4 }, () => pick(offers)))];
    answers = { ...answers, [question]: some || pick(offers) };
  }
  return answers;
}

/** People whose dice shrink: the first that breaks a law is shown with as few and as small numbers as will break it. */
export const people = (journey: Journey): fc.Arbitrary<Memory> =>
  fc.array(fc.nat(), { minLength: 60, maxLength: 60 }).map((dice) => person(journey, dice));

/** The same people each time: a law that is broken is broken again when run again. */
export const thousand = { numRuns: 1000, seed: 1989 };
