import type { Decision } from './decision.ts';
import { holds, type Fact, type Memory } from './fact.ts';
import { walk, type Walk } from './walk.ts';

/** Decisions in sequence over one set of answers. */
export interface Journey {
  readonly id: string;
  readonly stages: readonly Stage[];
  /** Outcomes after which nothing more is asked. */
  readonly endsAt: readonly string[];
  /** Additional actions, each with the fact that brings it. No route reads them. */
  readonly actions: Readonly<Record<string, { readonly when: Fact }>>;
}
interface Stage {
  readonly decision: Decision;
  /** Walked only when this holds; left out, always. */
  readonly when?: Fact;
}

export function walkJourney(journey: Journey, answers: Memory) {
  const walks: Walk[] = [];
  let memory: Memory = {};
  for (const { decision, when } of journey.stages) {
    if (when && !holds(when, memory)) continue;
    const reached = walk(decision, answers, memory);
    walks.push(reached);
    memory = reached.memory;
    if (!reached.done || journey.endsAt.includes(reached.outcome)) break;
  }
  return { walks, memory, actions: actionsOf(journey, memory) };
}

export const actionsOf = ({ actions }: Journey, memory: Memory): string[] =>
  Object.keys(actions).filter((action) => holds(actions[action]!.when, memory));
