import { initialTransition, transition } from 'xstate';
import { arms, factOf, remember, routeOf, type Decision, type Route } from './decision.ts';
import { anyHolds, clauses, holds, oneAnswer, type Clause, type Memory } from './fact.ts';
import type { Journey } from './journey.ts';
import { entryOf } from './known.ts';
import { ByAnswer, readsFrom, told, type Answer } from './reads.ts';
import { conclude, offered, stepOf } from './walk.ts';

/**
 * Somewhere a journey can be, as far as its own routes can still tell: before a question, or at its
 * end. There is one spot for all answers that no route, tick offered or stage still to come can
 * tell apart.
 */
export interface Spot {
  /** Which of all spots of its ground. */
  readonly id: number;
  readonly at: number;
  /** Answers that lead here, one for all that are alike; none that is not read again. */
  readonly memory: Memory;
  /** Where answers lead that were given here, by the number of each. */
  readonly moves: Move[];
  offered?: readonly string[];
}
/** An answer given at a spot. */
export interface Move {
  readonly to: Spot;
  /** The decisions that it concluded. */
  readonly outcomes: readonly { readonly decision: string; readonly outcome: string }[];
  /** The level that is reached by then, for as long as any answer may yet raise it. */
  readonly level: string | undefined;
}
export type Ground = ReturnType<typeof layOut>;

const grounds = new Map<string, Ground>();

/**
 * The ground that everything asked of a journey is walked on: it is laid as it is first stepped on,
 * and kept, so that XState is asked once for each step there is, however much is proved.
 */
export function ground(journey: Journey): Ground {
  const stages = journey.stages.map(
    ({ decision, when }) => `${number(decision)}${JSON.stringify(when)}`,
  );
  const key = `${stages.join()} ${journey.endsAt.join()}`;
  if (grounds.size > 20 && !grounds.has(key)) grounds.clear(); // each mutant is a journey of its own, met once
  return entryOf(grounds, key, () => layOut(journey));
}

const numbers = new WeakMap<Decision, number>();
let counted = 0;
const number = (decision: Decision): number => entryOf(numbers, decision, () => ++counted);

function layOut(journey: Journey) {
  const questions = journey.stages.flatMap(({ decision }, stage) =>
    Object.entries(decision.spec.questions).map(([question, asked]) => ({
      stage,
      decision,
      question,
      asked,
      /** The question by its decision, which may share it with another. */
      name: `${decision.spec.id} ${question}`,
    })),
  );
  const end = questions.length;
  const asking = (at: number) => {
    const stop = questions[at];
    if (!stop) throw new Error(`${journey.id} asks ${end} questions, and none at ${at}`);
    return stop;
  };
  const positions = journey.stages.map(() => new Map<string, number>());
  questions.forEach(({ stage, question }, at) => positions[stage]?.set(question, at));
  const lastAsked = new Map(questions.map(({ question }, at) => [question, at]));
  const shared = new Set(
    questions
      .filter(({ question }, at) => lastAsked.get(question) !== at)
      .map(({ question }) => question),
  );

  const lastKnown = new Map<string, number>();
  questions.forEach(({ decision, question }, at) => {
    lastKnown.set(question, at).set(decision.id, at);
    if (decision.spec.scale) lastKnown.set('level', at);
  });
  const lastRise = lastKnown.get('level') ?? -1;
  const mayRise = (at: number) => at <= lastRise;

  const reads = readsFrom(journey, questions, mayRise, shared);
  /** The same in a row each, with the spots that are laid there, by what is told. */
  const laid = reads.map((read) => ({
    read: [...read].map(([name, read]) => ({ name, read })),
    spots: new Map<string, Spot>(),
  }));
  let spots = 0;

  const spotAt = (at: number, memory: Memory): Spot => {
    const here = laid[at];
    if (!here)
      throw new Error(`${journey.id} has ${end} questions and an end, and nothing at ${at}`);
    const key = here.read
      .map(({ name, read }) => {
        const value = memory[name];
        return value === undefined ? '' : told(read, value);
      })
      .join('|');
    return entryOf(here.spots, key, () => {
      const kept: Record<string, Answer> = {};
      for (const { name } of here.read) {
        const value = memory[name];
        if (value !== undefined) kept[name] = value;
      }
      return { id: spots++, at, memory: kept, moves: [] };
    });
  };

  const enter = (stage: number, memory: Memory, outcomes: Move['outcomes']): Move => {
    const next = journey.stages[stage];
    if (!next) return moveTo(end, memory, outcomes);
    if (next.when && !holds(next.when, memory)) return enter(stage + 1, memory, outcomes);
    const step = follow(next.decision, 'start', '', memory);
    return arrive(stage, next.decision, step, memory, outcomes);
  };
  const arrive = (
    stage: number,
    decision: Decision,
    step: string,
    memory: Memory,
    outcomes: Move['outcomes'],
  ): Move => {
    const at = positions[stage]?.get(step);
    if (at !== undefined) return moveTo(at, memory, outcomes);
    const concluded = conclude(decision, memory, step);
    const all: Move['outcomes'] = [...outcomes, { decision: decision.spec.id, outcome: step }];
    return journey.endsAt.includes(step)
      ? moveTo(end, concluded, all)
      : enter(stage + 1, concluded, all);
  };
  const moveTo = (at: number, memory: Memory, outcomes: Move['outcomes']): Move => ({
    to: spotAt(at, memory),
    outcomes,
    level: oneAnswer(memory, 'level'),
  });

  /** The answers at each question by number: those that are told apart by nothing have one. */
  const alike = questions.map(() => ({
    known: new ByAnswer<number>(),
    told: new Map<Route, Map<string, number>>(),
    size: 0,
  }));
  const classOf = (at: number, answer: Answer): number => {
    const here = alike[at];
    if (!here) throw new Error(`${journey.id} asks ${end} questions, and none at ${at}`);
    const known = here.known.get(answer);
    if (known !== undefined) return known;
    const { decision, question } = asking(at);
    const along = entryOf(here.told, routeOf(decision.spec, question, answer), () => new Map());
    const made = entryOf(along, tells(at, answer), () => here.size++);
    here.known.set(answer, made);
    return made;
  };

  /**
   * What any route can still tell of an answer given at a question, and the level that it reaches.
   */
  const tells = (at: number, answer: Answer): string => {
    const { decision, question } = asking(at);
    const read = reads[at]?.get(question);
    const level = remember(decision.spec.scale, {}, question, answer)['level'];
    return `${read ? told(read, answer) : ''} ${level}`;
  };

  const lists = new Map<string, readonly string[]>();
  return {
    end,
    questions,
    asking,
    tells,
    mayRise,
    begin: () => enter(0, {}, []),
    /** The answers offered at a spot, or the ticks; two spots that offer the same share one list. */
    offeredAt(spot: Spot): readonly string[] {
      const { decision, question } = asking(spot.at);
      if (spot.offered) return spot.offered;
      const can = offered(decision, question, spot.memory);
      return (spot.offered = entryOf(lists, `${spot.at} ${can.join()}`, () => can));
    },
    /** What was answered to the question here in an earlier decision: it stands. */
    answeredBefore(spot: Spot): Answer | undefined {
      const { question } = asking(spot.at);
      return shared.has(question) ? spot.memory[question] : undefined;
    },
    /** Whether a question can have had one answer on the way here, for all that is still read of it. */
    mayHaveHad({ at, memory }: Spot, question: string, answer: string): boolean {
      const [value, read] = [memory[question], reads[at]?.get(question)];
      return value === undefined || !read || told(read, value) === told(read, answer);
    },
    /** Whether two decisions ask the question here. */
    isShared: (at: number) => shared.has(asking(at).question),
    move(spot: Spot, answer: Answer): Move {
      const known = spot.moves[classOf(spot.at, answer)];
      if (known) return known;
      const { stage, decision, question } = asking(spot.at);
      const after = remember(decision.spec.scale, spot.memory, question, answer);
      const event = typeof answer === 'string' ? answer : 'ticked';
      const step = follow(decision, question, event, after);
      return (spot.moves[classOf(spot.at, answer)] = arrive(stage, decision, step, after, []));
    },
    /** Whether a question or an outcome can no longer come to be known. */
    isPast: (at: number, name: string) => (lastKnown.get(name) ?? -1) < at,
  };
}

interface Turn {
  readonly guards: readonly (readonly Clause[])[];
  readonly targets: (string | undefined)[];
}
const turns = new WeakMap<Decision, Map<string, Map<string, Turn>>>();

/**
 * Where the machine goes. `memory` already holds the answer, as it will when its guards are read.
 */
function follow(decision: Decision, state: string, event: string, memory: Memory): string {
  const { guards, targets } = turnAt(decision, state, event);
  let holding = 0;
  for (let bit = 0; bit < guards.length; bit++)
    if (anyHolds(guards[bit] ?? [], memory)) holding |= 1 << bit;
  return (targets[holding] ??= ask(decision, state, event, memory));
}

function ask(decision: Decision, state: string, event: string, memory: Memory): string {
  const [snapshot] =
    state === 'start'
      ? initialTransition(decision, memory)
      : transition(decision, decision.resolveState({ value: state, context: { memory } }), {
          type: event,
          ticked: event === 'ticked' ? memory[state] : undefined,
        });
  return stepOf(snapshot);
}

function turnAt(decision: Decision, state: string, event: string): Turn {
  const known = turns.get(decision)?.get(state)?.get(event);
  if (known) return known;
  const from = entryOf(
    entryOf(turns, decision, () => new Map()),
    state,
    () => new Map(),
  );
  return entryOf(from, event, () => {
    const { spec } = decision;
    const route =
      state === 'start' ? spec.start : routeOf(spec, state, event === 'ticked' ? [] : event);
    return {
      guards: arms(route).flatMap(({ guard }) => (guard ? [clauses(factOf(spec, guard))] : [])),
      targets: [],
    };
  });
}
