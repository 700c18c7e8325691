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

/**
 * What is remembered before anything is answered: always the same one, so that a walk knows that it
 * begins as the last did.
 */
const nothing: Memory = {};

/**
 * Walks a journey as far as some answers lead. `last` is the decision at which they stop, or with
 * which it ends.
 */
export function walkJourney(journey: Journey, answers: Memory) {
  const walks: Walk[] = [];
  let last: Walk | undefined;
  let memory = nothing;
  for (const { decision, when } of journey.stages) {
    if (when && !holds(when, memory)) continue;
    last = walk(decision, answers, memory);
    walks.push(last);
    memory = last.memory;
    if (!last.done || journey.endsAt.includes(last.outcome)) break;
  }
  if (!last) throw new Error(`${journey.id} has no stage to walk`);
  return { walks, last, memory, actions: actionsAfter(journey, last) };
}

/** The actions at the end of a walk, which many pages ask about: read once. */
function actionsAfter(journey: Journey, last: Walk): readonly string[] {
  const known = brought.get(journey) ?? new WeakMap<Walk, readonly string[]>();
  brought.set(journey, known);
  const actions = known.get(last) ?? actionsOf(journey, last.memory);
  known.set(last, actions);
  return actions;
}
const brought = new WeakMap<Journey, WeakMap<Walk, readonly string[]>>();

/** Gives the fact that brings an action of a journey. */
export function bringing(actions: Journey['actions'], action: string): Fact {
  const declared = actions[action];
  if (!declared) throw new Error(`no action "${action}" is declared`);
  return declared.when;
}

/** Gives the stage at which a journey asks a question. */
export function stageAsking({ id, stages }: Journey, question: string): Stage {
  const stage = stages.find(({ decision }) => question in decision.spec.questions);
  if (!stage) throw new Error(`${id} asks no question "${question}"`);
  return stage;
}

/** Gives the stage at which a journey makes a decision. */
export function stageOf({ id, stages }: Journey, decision: string): Stage {
  const stage = stages.find((one) => one.decision.spec.id === decision);
  if (!stage) throw new Error(`${id} makes no decision "${decision}"`);
  return stage;
}

/** Gives the stage with which a journey ends. */
export function lastStage({ id, stages }: Journey): Stage {
  const stage = stages.at(-1);
  if (!stage) throw new Error(`${id} has no stage`);
  return stage;
}

export const actionsOf = ({ actions }: Journey, memory: Memory): string[] =>
  Object.entries(actions).flatMap(([action, { when }]) => (holds(when, memory) ? [action] : []));
