import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { isTickList, questionOf } from '../../machines/grammar/decision.ts';
import { offered } from '../../machines/grammar/walk.ts';

export interface PathStep {
  readonly decision: string;
  readonly question: string;
  readonly answer: string | readonly string[];
}
export interface Path {
  readonly steps: readonly PathStep[];
  /**
   * The question to ask next, with its decision; undefined once every question on the path is
   * answered.
   */
  readonly next?: { readonly decision: string; readonly question: string };
  readonly memory: Memory;
  readonly actions: readonly string[];
  /** Answered, and no longer on the path. */
  readonly setAside: readonly string[];
}

/** How far some answers lead, across the decisions of a journey. */
export function pathOf(journey: Journey, answers: Memory): Path {
  const { walks, last, memory, actions } = walkJourney(journey, answers);
  const steps = walks.flatMap(({ decision, steps }) =>
    steps.map((step) => ({ decision, ...step })),
  );
  const asked = new Set(steps.map(({ question }) => question));
  const next = last.done ? undefined : { decision: last.decision, question: last.question };
  return {
    steps: steps.filter(
      ({ question }, i) => steps.findIndex((step) => step.question === question) === i,
    ),
    ...(next ? { next } : {}),
    memory,
    actions,
    setAside: Object.keys(answers).filter(
      (question) => !asked.has(question) && question !== next?.question,
    ),
  };
}

/** What is remembered just before a question on the path, and the answers it offers there. */
export function offeredAt(journey: Journey, answers: Memory, question: string): readonly string[] {
  const stage = journey.stages.find(({ decision }) => question in decision.spec.questions);
  if (!stage) return [];
  const { [question]: _, ...others } = answers;
  const { memory } = walkJourney(journey, others);
  return offered(stage.decision, question, memory);
}

export const isTicks = (journey: Journey, question: string): boolean =>
  journey.stages.some(
    ({ decision: { spec } }) =>
      question in spec.questions && isTickList(questionOf(spec, question)),
  );
