import { assign, type AnyEventObject } from 'xstate';
import { remember, type Scale } from '../../machines/grammar/decision.ts';
import { holds, type Fact, type Memory } from '../../machines/grammar/fact.ts';
import { conclude } from '../../machines/grammar/walk.ts';

/** What a model of XState carries as data, beside its states: facts by the name of their guard. */
export interface ModelData {
  readonly facts: Readonly<Record<string, Fact>>;
  /** The levels, least first, and the least that each answer permits, by decision. */
  readonly scales: Readonly<Record<string, Scale>>;
}

interface At {
  readonly context: { readonly memory: Memory };
  readonly event: AnyEventObject;
}
/** What a guard or an action is told of its place. */
interface Params {
  readonly decision: string;
  readonly question: string;
}

/**
 * The guards and actions that a model of XState names, made from the data in its `meta`: JSON holds
 * no code. Hand them to `createMachine(model).provide(…)`.
 */
export function implementationsOf({ meta: { facts, scales } }: { readonly meta: ModelData }) {
  // a guard sees the answer that is being given, which XState records only after it
  const after = ({ context, event }: At, { decision, question }: Params) =>
    remember(scales[decision], context.memory, question, answerIn(event));
  return {
    guards: Object.fromEntries(
      Object.entries(facts).map(([name, fact]) => [
        name,
        (at: At, params?: Params) => holds(fact, params ? after(at, params) : at.context.memory),
      ]),
    ),
    actions: {
      record: assign((at: At, params: Params) => ({ memory: after(at, params) })),
      conclude: assign(({ context: { memory } }: At, { decision: id, outcome }: Concluded) => {
        const scale = scales[id];
        return { memory: conclude({ spec: scale ? { id, scale } : { id } }, memory, outcome) };
      }),
    },
  };
}
interface Concluded {
  readonly decision: string;
  readonly outcome: string;
}

/** The ticks of a list, which is one event, or the answer that the event is named for. */
const answerIn = ({ type, ticked }: AnyEventObject): string | readonly string[] =>
  Array.isArray(ticked) ? ticked.map(String) : type;
