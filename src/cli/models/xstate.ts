import {
  arms,
  events,
  isTickList,
  type Decision,
  type Question,
  type Route,
} from '../../../machines/grammar/decision.ts';
import type { Fact } from '../../../machines/grammar/fact.ts';
import type { Journey } from '../../../machines/grammar/journey.ts';
import type { ModelData } from '../../library/implementations.ts';
import { questionWords, type Words } from '../../recommend/words.ts';

/*
 * Each decision, and each journey, as JSON that `createMachine` of XState 5 takes. Its guards are
 * named, and what they ask stands beside the states as data: `implementationsOf` makes both into code.
 */

interface Arm {
  readonly target: string;
  readonly guard?: string | { readonly type: string; readonly params: object };
}
interface State {
  readonly description?: string;
  readonly type?: 'final';
  readonly initial?: string;
  readonly always?: readonly Arm[];
  readonly on?: Readonly<Record<string, readonly Arm[]>>;
  readonly entry?: object;
  readonly onDone?: readonly Arm[];
  readonly states?: Readonly<Record<string, State>>;
  /** What may be ticked, and what only while a fact holds. */
  readonly meta?: object;
}
export interface Model {
  readonly id: string;
  readonly context: { readonly memory: object };
  readonly initial: string;
  readonly states: Readonly<Record<string, State>>;
  readonly meta: ModelData;
}

/** A decision as a model. What earlier decisions left behind is put in `context.memory` first. */
export const decisionModel = (decision: Decision, words: Words): Model => ({
  id: decision.spec.id,
  context: { memory: {} },
  initial: 'start',
  states: statesOf(decision, words),
  meta: { facts: factsOf(decision), scales: scalesOf(decision) },
});

/** A journey as one model: each of its decisions is a state, with its questions within. */
export function journeyModel({ id, stages, endsAt }: Journey, words: Words): Model {
  const facts: Record<string, Fact> = {};
  const ended = 'ended';
  /** Where to go on from before a stage: to it, or past it where it is not reached. */
  const onTo = (n: number): readonly Arm[] => {
    const stage = stages[n];
    if (!stage) return [{ target: ended }];
    const target = stage.decision.spec.id;
    if (!stage.when) return [{ target }];
    facts[`${target}/asked`] = stage.when;
    return [{ target, guard: `${target}/asked` }, ...onTo(n + 1)];
  };
  const entered = stages.map(({ decision }, n) => {
    const { outcomes, id: name } = decision.spec;
    const ends = outcomes.filter((outcome) => endsAt.includes(outcome));
    const guard = `${name}/ends`;
    if (ends.length > 0) facts[guard] = { [name]: ends };
    Object.assign(facts, factsOf(decision));
    const state: State = {
      initial: 'start',
      states: statesOf(decision, words),
      onDone: [...(ends.length > 0 ? [{ target: ended, guard }] : []), ...onTo(n + 1)],
    };
    return [name, state] as const;
  });
  const [first] = entered;
  if (!first) throw new Error(`${id} has no stage`);
  return {
    id,
    context: { memory: {} },
    initial: first[0],
    states: { ...Object.fromEntries(entered), [ended]: { type: 'final' } },
    meta: {
      facts,
      scales: Object.fromEntries(
        stages.flatMap(({ decision }) => Object.entries(scalesOf(decision))),
      ),
    }, // of each its own
  };
}

/** The facts of a decision: two decisions may mean something else by one name. */
const factsOf = ({ spec: { id, facts = {} } }: Decision): ModelData['facts'] =>
  Object.fromEntries(Object.entries(facts).map(([fact, is]) => [`${id}/${fact}`, is]));
const scalesOf = ({ spec: { id, scale } }: Decision): ModelData['scales'] =>
  scale ? { [id]: scale } : {};

function statesOf({ spec }: Decision, words: Words): Readonly<Record<string, State>> {
  const decision = spec.id;
  const asked = (id: string, question: Question): State => ({
    description: questionWords(words, decision, id).ask,
    on: Object.fromEntries(
      Object.entries(events(question)).map(([event, route]) => [
        event,
        armsOf(decision, route, { decision, question: id }),
      ]),
    ),
    ...(isTickList(question) ? { meta: ticksOf(decision, question) } : {}),
  });
  return {
    start: { always: armsOf(decision, spec.start) },
    ...Object.fromEntries(
      Object.entries(spec.questions).map(([id, question]) => [id, asked(id, question)]),
    ),
    ...Object.fromEntries(
      spec.outcomes.map((outcome) => [
        outcome,
        { type: 'final', entry: { type: 'conclude', params: { decision, outcome } } } as const,
      ]),
    ),
  };
}

const ticksOf = (decision: string, { tick, only = {} }: Extract<Question, { tick: unknown }>) => ({
  tick,
  only: Object.fromEntries(Object.entries(only).map(([one, fact]) => [one, `${decision}/${fact}`])),
});

const armsOf = (decision: string, route: Route, params?: object): readonly Arm[] =>
  arms(route).map(({ target, guard }) => ({
    target,
    ...(guard
      ? { guard: params ? { type: `${decision}/${guard}`, params } : `${decision}/${guard}` }
      : {}),
    ...(params ? { actions: { type: 'record', params } } : {}),
  }));
