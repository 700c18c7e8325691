import { initialTransition, transition, type AnyMachineSnapshot, type SnapshotFrom } from 'xstate';
import { arms, events, factOf, highest, isTickList, questionOf, remember, type Decision, type TickList } from './decision.ts';
import { holds, oneAnswer, type Memory } from './fact.ts';

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
  const trail = trailOf(decision, before);
  let known = 0;
  while (known < trail.steps.length && isSame(trail.steps[known]!.answer, answers[trail.steps[known]!.question])) known += 1;
  if (known < trail.steps.length) {
    trail.steps.length = known;
    trail.snapshots.length = known + 1;
    trail.end = undefined;
  }
  let snapshot = trail.snapshots[known]!;
  while (snapshot.status !== 'done') {
    const question = stepOf(snapshot);
    const memory: Memory = snapshot.context.memory;
    const answer = answers[question];
    if (answer === undefined || !isOffered(decision, question, answer, memory))
      return { decision: decision.spec.id, done: false, steps: [...trail.steps], memory, question };
    [snapshot] = transition(decision, snapshot, typeof answer === 'string' ? { type: answer } : { type: 'ticked', ticked: answer });
    if (snapshot.value === question) throw new Error(`${decision.spec.id}: "${question}" does not go on from "${String(answer)}"`);
    trail.steps.push({ question, answer });
    trail.snapshots.push(snapshot);
  }
  const outcome = stepOf(snapshot);
  return (trail.end ??= {
    decision: decision.spec.id,
    done: true,
    steps: [...trail.steps],
    outcome,
    memory: conclude(decision, snapshot.context.memory, outcome),
  });
}

/** The way that a decision was last walked: whoever walks it again with one answer changed goes on from there. It changes no result. */
interface Trail {
  readonly before: Memory;
  readonly steps: Step[];
  /** The machine before each step, and after the last. */
  readonly snapshots: SnapshotFrom<Decision>[];
  end?: Walk | undefined;
}
const trails = new WeakMap<Decision, Trail>();

function trailOf(decision: Decision, before: Memory): Trail {
  const last = trails.get(decision);
  if (last?.before === before) return last;
  const [snapshot] = initialTransition(decision, before);
  const trail: Trail = { before, steps: [], snapshots: [snapshot] };
  trails.set(decision, trail);
  return trail;
}

const isSame = (one: string | readonly string[], other: string | readonly string[] | undefined) =>
  one === other ||
  (typeof one === 'object' && typeof other === 'object' && one.length === other.length && one.every((each, i) => each === other[i]));

/** Gives the step a decision is at: every step of a decision is one state, none within another. */
export function stepOf({ value }: AnyMachineSnapshot): string {
  if (typeof value === 'string') return value;
  throw new Error(`${JSON.stringify(value)} is no step of a decision`);
}

/** An outcome is remembered under its decision's id; one that is itself a level raises the level to it. */
export function conclude({ spec: { id, scale } }: Decision, memory: Memory, outcome: string): Memory {
  const level = scale?.levels.includes(outcome) ? highest(scale, [oneAnswer(memory, 'level'), outcome]) : undefined;
  return level ? { ...memory, [id]: outcome, level } : { ...memory, [id]: outcome };
}

/** The answers a question offers here, in the order they were declared. */
export function offered(decision: Decision, question: string, memory: Memory): readonly string[] {
  const asked = questionOf(decision.spec, question);
  if (isTickList(asked)) return ticksOffered(decision, asked, memory);
  return Object.keys(asked).filter((answer) => isOffered(decision, question, answer, memory));
}

/** The ticks of a list that are offered with what is remembered so far. */
const ticksOffered = ({ spec }: Decision, { tick, only }: TickList, memory: Memory) =>
  tick.filter((one) => {
    const fact = only?.[one];
    return fact === undefined || holds(factOf(spec, fact), memory);
  });

function isOffered(decision: Decision, question: string, answer: string | readonly string[], memory: Memory): boolean {
  const { spec } = decision;
  const asked = questionOf(spec, question);
  if (isTickList(asked)) {
    const ticks = ticksOffered(decision, asked, memory);
    return Array.isArray(answer) && new Set(answer).size === answer.length && answer.every((one) => ticks.includes(one));
  }
  const route = typeof answer === 'string' ? events(asked)[answer] : undefined;
  if (route === undefined) return false;
  const after = remember(spec.scale, memory, question, answer);
  return arms(route).some(({ guard }) => guard === undefined || holds(factOf(spec, guard), after));
}
