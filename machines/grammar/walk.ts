import { initialTransition, transition, type AnyMachineSnapshot, type SnapshotFrom } from 'xstate';
import {
  arms,
  events,
  factOf,
  highest,
  isTickList,
  questionOf,
  remember,
  type Decision,
  type Spec,
  type TickList,
} from './decision.ts';
import { holds, oneAnswer, type Memory } from './fact.ts';

interface Step {
  readonly question: string;
  readonly answer: string | readonly string[];
}

/** How far some answers lead, and what is then remembered. */
export type Walk = {
  readonly decision: string;
  readonly steps: readonly Step[];
  readonly memory: Memory;
} & (
  | { readonly done: false; readonly question: string }
  | { readonly done: true; readonly outcome: string }
);

/**
 * Walks a decision from its start for as long as `answers` answers the question reached. `before`
 * is what earlier decisions left behind. An answer that is not offered here is kept by the caller,
 * and not used.
 */
export function walk(decision: Decision, answers: Memory, before: Memory = {}): Walk {
  let point = startOf(decision, before);
  while (point.snapshot.status !== 'done') {
    const question = stepOf(point.snapshot);
    const answer = answers[question];
    const next = answer === undefined ? undefined : pointAfter(decision, point, question, answer);
    if (!next) break;
    point = next;
  }
  return (point.walk ??= walkTo(decision, point));
}

function walkTo(decision: Decision, { snapshot, steps }: Point): Walk {
  const at = { decision: decision.spec.id, steps };
  const { memory } = snapshot.context;
  const step = stepOf(snapshot);
  if (snapshot.status !== 'done') return { ...at, done: false, memory, question: step };
  return { ...at, done: true, memory: conclude(decision, memory, step), outcome: step };
}

/**
 * A point that a walk of a decision has come to, and those that were gone on to from it. A page
 * asks for many walks that differ in one answer: what was walked once is not walked again. It
 * changes no result.
 */
interface Point {
  readonly snapshot: SnapshotFrom<Decision>;
  readonly steps: readonly Step[];
  readonly after: Map<string, Point>;
  walk?: Walk;
}
/** Where each decision starts, by what is remembered before it. */
let starts = new WeakMap<Decision, WeakMap<Memory, Point>>();
/**
 * How many points are kept, and how many may be: whoever walks thousands of records keeps no more
 * than that.
 */
let kept = 0;
const most = 2_000;

function pointOf(snapshot: SnapshotFrom<Decision>, steps: readonly Step[]): Point {
  kept += 1;
  return { snapshot, steps, after: new Map() };
}

function startOf(decision: Decision, before: Memory): Point {
  if (kept > most) [starts, kept] = [new WeakMap(), 0];
  const known = starts.get(decision)?.get(before);
  if (known) return known;
  const start = pointOf(initialTransition(decision, before)[0], []);
  const all = starts.get(decision) ?? new WeakMap<Memory, Point>();
  starts.set(decision, all.set(before, start));
  return start;
}

/** Gives the point that an answer leads to; none where it is not offered. */
function pointAfter(
  decision: Decision,
  { snapshot, steps, after }: Point,
  question: string,
  answer: string | readonly string[],
) {
  const key = typeof answer === 'string' ? `one ${answer}` : JSON.stringify(answer); // a list is never taken for one answer
  const known = after.get(key);
  if (known) return known;
  if (!isOffered(decision, question, answer, snapshot.context.memory)) return undefined;
  const [next] = transition(
    decision,
    snapshot,
    typeof answer === 'string' ? { type: answer } : { type: 'ticked', ticked: answer },
  );
  if (next.value === question)
    throw new Error(`${decision.spec.id}: "${question}" does not go on from "${String(answer)}"`);
  const point = pointOf(next, [...steps, { question, answer }]);
  after.set(key, point);
  return point;
}

/** Gives the step a decision is at: every step of a decision is one state, none within another. */
export function stepOf({ value }: AnyMachineSnapshot): string {
  if (typeof value === 'string') return value;
  throw new Error(`${JSON.stringify(value)} is no step of a decision`);
}

/**
 * An outcome is remembered under its decision's id; one that is itself a level raises the level to
 * it.
 */
export function conclude(
  { spec: { id, scale } }: { readonly spec: Pick<Spec, 'id' | 'scale'> },
  memory: Memory,
  outcome: string,
): Memory {
  const level = scale?.levels.includes(outcome)
    ? highest(scale, [oneAnswer(memory, 'level'), outcome])
    : undefined;
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

function isOffered(
  decision: Decision,
  question: string,
  answer: string | readonly string[],
  memory: Memory,
): boolean {
  const { spec } = decision;
  const asked = questionOf(spec, question);
  if (isTickList(asked)) {
    const ticks = ticksOffered(decision, asked, memory);
    return (
      Array.isArray(answer) &&
      new Set(answer).size === answer.length &&
      answer.every((one) => ticks.includes(one))
    );
  }
  const route = typeof answer === 'string' ? events(asked)[answer] : undefined;
  if (route === undefined) return false;
  const after = remember(spec.scale, memory, question, answer);
  return arms(route).some(({ guard }) => guard === undefined || holds(factOf(spec, guard), after));
}
