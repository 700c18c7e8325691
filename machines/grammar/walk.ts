import { initialTransition, transition } from 'xstate';
import { arms, events, highest, isTickList, remember, type Decision, type TickList } from './decision.ts';
import { holds, type Memory } from './fact.ts';

interface Step {
  readonly question: string;
  readonly answer: string | readonly string[];
}

/** How far some answers lead, and what is then remembered. */
export type Walk = { readonly decision: string; readonly steps: readonly Step[]; readonly memory: Memory } & (
  { readonly done: false; readonly question: string } | { readonly done: true; readonly outcome: string }
);

/**
 * Walks a decision from its start for as long as `answers` answers the question reached. `before` is what
 * earlier decisions left behind. An answer that is not offered here is kept by the caller, and not used.
 */
export function walk(decision: Decision, answers: Memory, before: Memory = {}): Walk {
  const steps: Step[] = [];
  let [snapshot] = initialTransition(decision, before);
  while (snapshot.status !== 'done') {
    const question = snapshot.value as string;
    const { memory } = snapshot.context as { memory: Memory };
    const answer = answers[question];
    if (answer === undefined || !isOffered(decision, question, answer, memory))
      return { decision: decision.spec.id, done: false, steps, memory, question };
    steps.push({ question, answer });
    [snapshot] = transition(decision, snapshot, typeof answer === 'string' ? { type: answer } : { type: 'ticked', ticked: answer });
    if (snapshot.value === question) throw new Error(`${decision.spec.id}: "${question}" does not go on from "${String(answer)}"`);
  }
  const outcome = snapshot.value as string;
  return { decision: decision.spec.id, done: true, steps, outcome, memory: conclude(decision, snapshot.context.memory, outcome) };
}

/** An outcome is remembered under its decision's id; one that is itself a level raises the level to it. */
export function conclude({ spec: { id, scale } }: Decision, memory: Memory, outcome: string): Memory {
  const level = scale?.levels.includes(outcome) ? highest(scale, [memory['level'] as string, outcome]) : undefined;
  return level ? { ...memory, [id]: outcome, level } : { ...memory, [id]: outcome };
}

/** The answers a question offers here, in the order they were declared. */
export function offered(decision: Decision, question: string, memory: Memory): readonly string[] {
  const asked = decision.spec.questions[question]!;
  if (isTickList(asked)) return ticksOffered(decision, asked, memory);
  return Object.keys(asked).filter((answer) => isOffered(decision, question, answer, memory));
}

/** The ticks of a list that are offered with what is remembered so far. */
const ticksOffered = ({ spec }: Decision, { tick, only }: TickList, memory: Memory) =>
  tick.filter((one) => only?.[one] === undefined || holds(spec.facts![only[one]]!, memory));

function isOffered(decision: Decision, question: string, answer: string | readonly string[], memory: Memory): boolean {
  const { spec } = decision;
  const asked = spec.questions[question]!;
  if (isTickList(asked)) {
    const ticks = ticksOffered(decision, asked, memory);
    return Array.isArray(answer) && new Set(answer).size === answer.length && answer.every((one) => ticks.includes(one));
  }
  const route = typeof answer === 'string' ? events(asked)[answer] : undefined;
  if (route === undefined) return false;
  const after = remember(spec.scale, memory, question, answer);
  return arms(route).some(({ guard }) => guard === undefined || holds(spec.facts![guard]!, after));
}
