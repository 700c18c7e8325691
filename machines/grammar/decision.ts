import { assign, setup, type AnyStateMachine } from 'xstate';
import { holds, oneAnswer, type Fact, type Memory } from './fact.ts';

/**
 * Where an answer leads: to a step, or to the step beside the first fact that holds.
 * Without an `otherwise` the answer is offered only when one of the facts does hold.
 */
export type Route<Step extends string = string, F extends string = string> =
  | Step
  | (string extends F
      ? Readonly<Record<string, Step>>
      : { readonly [K in F | 'otherwise']?: Step });

/** One answer each, or any number ticked. */
export type Choice = Readonly<Record<string, Route>>;
export interface TickList {
  readonly tick: readonly string[];
  /** Ticks offered only while a fact holds. */
  readonly only?: Readonly<Record<string, string>>;
  readonly then: Route;
}
export type Question = Choice | TickList;
export type Questions = Readonly<Record<string, Question>>;
export type Givens = Readonly<Record<string, readonly string[]>>;

/** What may be answered to a question, or ticked. */
export type AnswerTo<Question> = Question extends { readonly tick: readonly (infer T)[] }
  ? T & string
  : keyof Question & string;

/** A fact over the questions of a decision and the answers given before it. */
export type FactOver<Q, G> = AllOver<Q, G> | readonly AllOver<Q, G>[];
type AllOver<Q, G> = {
  readonly [K in keyof Q | keyof G]?: readonly (K extends keyof Q
    ? AnswerTo<Q[K]>
    : K extends keyof G
      ? G[K] extends readonly (infer A)[]
        ? A
        : never
      : never)[];
};

/** The level below which an answer never lets the journey fall. */
type Floors = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface Spec {
  readonly id: string;
  readonly given?: Givens;
  readonly start: Route;
  readonly facts?: Readonly<Record<string, Fact>>;
  readonly questions: Questions;
  readonly outcomes: readonly string[];
  readonly scale?: Scale;
}
export interface Scale {
  readonly levels: readonly string[];
  readonly floors: Floors;
}

export type Decision<Q = unknown, O extends string = string, G = unknown> = AnyStateMachine & {
  readonly spec: Spec;
  readonly __ids?: { readonly questions: Q; readonly outcome: O; readonly given: G };
};

/**
 * Declares a decision as `question → answer → next step` and returns an XState machine: questions
 * become states, answers events, facts named guards, outcomes final states. Routes lead only
 * forwards, to something declared later, so no decision can loop and the page order is the reading
 * order.
 */
export function decision<
  const Q extends Questions,
  const O extends string,
  const G extends Givens = Record<never, never>,
  const F extends Readonly<Record<string, FactOver<NoInfer<Q>, NoInfer<G>>>> = Record<never, never>,
>(spec: {
  readonly id: string;
  readonly given?: G;
  readonly start: Route<NoInfer<(keyof Q & string) | O>, NoInfer<keyof F & string>>;
  readonly facts?: F;
  readonly questions: Q extends RoutesTo<Q, O, F> ? Q : RoutesTo<Q, O, F>;
  readonly outcomes: readonly O[];
  readonly scale?: Scale;
}): Decision<Q, O, G>;
export function decision(spec: Spec): Decision {
  return compile(spec);
}

type RoutesTo<Q, O extends string, F> = {
  [K in keyof Q]: Q[K] extends { readonly tick: infer T extends readonly string[] }
    ? {
        tick: T;
        only?: { [Tick in T[number]]?: NoInfer<keyof F & string> };
        then: Route<NoInfer<(keyof Q & string) | O>, NoInfer<keyof F & string>>;
      }
    : { [A in keyof Q[K]]: Route<NoInfer<(keyof Q & string) | O>, NoInfer<keyof F & string>> };
};

interface Given {
  readonly type: string;
  readonly ticked?: readonly string[];
}

export function compile(spec: Spec): Decision {
  refuseMisdeclared(spec);
  const machine = setup({
    // XState takes the types of a machine from a value that it never reads
    types: {} as { context: { memory: Memory }; events: Given; input: Memory },
    actions: {
      record: assign(({ context, event }, { question }: { question: string }) => ({
        memory: remember(spec.scale, context.memory, question, event.ticked ?? event.type),
      })),
    },
    // XState reads guards before it runs actions; ours must see the answer that is being given.
    guards: mapValues(
      spec.facts ?? {},
      (_, fact) =>
        (
          { context, event }: { context: { memory: Memory }; event: Given },
          { question }: { question?: string },
        ) =>
          holds(
            fact,
            question === undefined
              ? context.memory
              : remember(spec.scale, context.memory, question, event.ticked ?? event.type),
          ),
    ),
  });
  const states = {
    id: spec.id,
    context: ({ input }: { input: Memory }) => ({ memory: input }),
    initial: 'start',
    states: {
      start: { always: transitions(spec.start, {}) },
      ...mapValues(spec.questions, (question, routes) => ({
        on: mapValues(events(routes), (_, route) =>
          transitions(route, { question }).map((one) => ({
            ...one,
            actions: { type: 'record' as const, params: { question } },
          })),
        ),
      })),
      ...Object.fromEntries(spec.outcomes.map((outcome) => [outcome, { type: 'final' as const }])),
    },
  };
  // XState asks for each state and guard as a type of its own; these are known only when a spec is
  // compiled
  const compiled = machine.createMachine(states as never) as unknown as AnyStateMachine;
  return Object.assign(compiled, { spec });
}

const transitions = (route: Route, params: object) =>
  arms(route).map(({ target, guard }) =>
    guard ? { target, guard: { type: guard, params } } : { target },
  );

/** What an answer leaves behind: itself, and a level that answers may raise and nothing lowers. */
export function remember(
  scale: Scale | undefined,
  memory: Memory,
  question: string,
  answer: string | readonly string[],
): Memory {
  const floors = scale?.floors[question];
  if (!scale || !floors) return { ...memory, [question]: answer };
  const raised = typeof answer === 'string' ? [floors[answer]] : answer.map((one) => floors[one]);
  const level = highest(scale, [...raised, oneAnswer(memory, 'level')]);
  return level ? { ...memory, [question]: answer, level } : { ...memory, [question]: answer };
}

export function highest(
  { levels }: Scale,
  reached: readonly (string | undefined)[],
): string | undefined {
  return levels[Math.max(...reached.map((level) => levels.indexOf(level ?? '')))];
}

export function isTickList(question: Question): question is TickList {
  return 'tick' in question;
}

/** Gives what a decision declares of one of its questions. */
export function questionOf({ id, questions }: Spec, question: string): Question {
  const asked = questions[question];
  if (!asked) throw new Error(`${id} asks no question "${question}"`);
  return asked;
}

/** Gives a fact that a decision declares. */
export function factOf({ id, facts }: Spec, fact: string): Fact {
  const declared = facts?.[fact];
  if (!declared) throw new Error(`${id} declares no fact "${fact}"`);
  return declared;
}

/**
 * Gives where an answer to a question of a decision leads; ticks, whatever they are, lead to one
 * place.
 */
export function routeOf(spec: Spec, question: string, answer: string | readonly string[]): Route {
  const route = events(questionOf(spec, question))[typeof answer === 'string' ? answer : 'ticked'];
  if (!route) throw new Error(`${spec.id} offers no answer "${String(answer)}" to "${question}"`);
  return route;
}

/** A tick-list is one event, whatever was ticked; a choice is one event an answer. */
export const events = (question: Question): Choice =>
  isTickList(question) ? { ticked: question.then } : question;

export function arms(route: Route): { target: string; guard?: string }[] {
  if (typeof route === 'string') return [{ target: route }];
  return Object.entries(route).map(([fact, target]) =>
    fact === 'otherwise' ? { target } : { target, guard: fact },
  );
}

/**
 * Steps and facts must be declared, and routes lead forwards. The types say so too; a compiled spec
 * may come from a file.
 */
function refuseMisdeclared({ id, start, facts = {}, questions, outcomes }: Spec): void {
  const order = [...Object.keys(questions), ...outcomes];
  const check = (from: string, position: number, route: Route) => {
    for (const { target, guard } of arms(route)) {
      if (!order.includes(target))
        throw new Error(`${id}: "${from}" leads to "${target}", which is not declared`);
      if (order.indexOf(target) <= position)
        throw new Error(
          `${id}: "${from}" leads back to "${target}"; declare questions in the order they are met`,
        );
      if (guard && !(guard in facts))
        throw new Error(`${id}: "${from}" asks for the fact "${guard}", which is not declared`);
    }
  };
  check('start', -1, start);
  for (const [question, routes] of Object.entries(questions)) {
    for (const route of Object.values(events(routes)))
      check(question, order.indexOf(question), route);
    for (const fact of isTickList(routes) ? Object.values(routes.only ?? {}) : [])
      if (!(fact in facts))
        throw new Error(`${id}: "${question}" asks for the fact "${fact}", which is not declared`);
  }
}

function mapValues<V, R>(
  record: Readonly<Record<string, V>>,
  map: (key: string, value: V) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(key, value)]));
}
