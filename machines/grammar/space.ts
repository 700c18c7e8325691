import { initialTransition, transition } from 'xstate';
import {
  arms,
  events,
  factOf,
  isTickList,
  questionOf,
  remember,
  routeOf,
  type Decision,
  type Question,
  type Route,
} from './decision.ts';
import { entryOf } from './known.ts';
import {
  anyHolds,
  clauses,
  either,
  given,
  holds,
  type Clause,
  type Fact,
  type Memory,
} from './fact.ts';
import { actionsOf, type Journey } from './journey.ts';
import { conclude, offered, stepOf } from './walk.ts';

export type Answer = string | readonly string[];

/**
 * Somewhere a journey can be: before a question, or at its end. Two places that nothing still to be
 * read can tell apart share a `key`.
 */
export interface Place {
  readonly at: number;
  readonly memory: Memory;
  readonly key: string;
}
export interface Choice {
  readonly answer: Answer;
  /** How many different answers this one stands for. */
  readonly ways: bigint;
}
export type Space = ReturnType<typeof space>;

/**
 * All that a journey can do, seen through what can still be read. Answers are followed by the
 * XState machine itself; each distinct (question, answer, guards that hold) is asked of it once.
 */
export function space(journey: Journey, watched: readonly Fact[] = []) {
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

  const reads = readsFrom(
    journey,
    questions,
    watched.flatMap((fact) => expand(journey, fact)),
    (at) => at <= (lastKnown.get('level') ?? -1),
    shared,
  );
  const readAt = (at: number) => {
    const read = reads[at];
    if (!read)
      throw new Error(`${journey.id} has ${end} questions and an end, and nothing at ${at}`);
    return read;
  };
  /** The same in a row each: every step goes through one. */
  const listed = reads.map((read) => [...read].map(([name, read]) => ({ name, read })));
  /** An answer that raises no level, and that nothing reads again, leaves nothing behind. */
  const matters = questions.map(
    ({ decision, question }, at) =>
      readAt(at).has(question) || decision.spec.scale?.floors[question] !== undefined,
  );
  const grouped = new Map<number, readonly Choice[]>();
  const foldings = new Map<string, readonly Choice[]>();

  const place = (at: number, memory: Memory): Place => {
    let key = `${at}`;
    for (const { name, read } of listed[at] ?? []) {
      const value = memory[name];
      key += value === undefined ? '|' : `|${told(read, value)}`;
    }
    return { at, memory, key };
  };

  const enter = (stage: number, memory: Memory): Place => {
    const next = journey.stages[stage];
    if (!next) return place(end, memory);
    if (next.when && !holds(next.when, memory)) return enter(stage + 1, memory);
    return arrive(stage, next.decision, follow(next.decision, 'start', '', memory), memory);
  };

  const arrive = (stage: number, decision: Decision, step: string, memory: Memory): Place => {
    const at = positions[stage]?.get(step);
    if (at !== undefined) return place(at, memory);
    const { id, scale } = decision.spec;
    const concluded =
      readAt(0).has(id) || scale?.levels.includes(step) ? conclude(decision, memory, step) : memory;
    return journey.endsAt.includes(step) ? place(end, concluded) : enter(stage + 1, concluded);
  };

  /** What can still be told about an answer given at a question. */
  const pattern = (at: number, question: string, answer: Answer) => {
    const read = readAt(at).get(question);
    return read ? told(read, answer) : '';
  };
  const tells = (at: number, answer: Answer) => {
    const { decision, question } = asking(at);
    return `${pattern(at, question, answer)} ${remember(decision.spec.scale, {}, question, answer)['level']}`;
  };

  return {
    end,
    /** The questions in the order they can be met, each with its decision. */
    questions,
    /** The question asked at a place before the end, with its decision. */
    asking,
    begin: () => enter(0, {}),
    /**
     * The same place, with no more in mind than can still be read: for one that is kept, and not
     * only compared.
     */
    kept({ at, memory, key }: Place): Place {
      const kept: Record<string, Answer> = {};
      for (const { name } of listed[at] ?? []) {
        const value = memory[name];
        if (value !== undefined) kept[name] = value;
      }
      return { at, memory: kept, key };
    },
    /** Takes up at a stage what an exploration of the stages before it left behind. */
    resume: (stage: number, memory: Memory): Place =>
      journey.stages
        .slice(0, stage)
        .some(({ decision }) => given(memory[decision.spec.id], journey.endsAt))
        ? place(end, memory)
        : enter(stage, memory),
    question: ({ at }: Place) => asking(at).question,
    isTickListAt: ({ at }: Place) => isTickList(asking(at).asked),

    /**
     * The answers offered here, one by one; of a tick-list, one for each set that something can
     * tell from the others.
     */
    answers({ at, memory }: Place): readonly Choice[] {
      const { decision, question, asked } = asking(at);
      const before = shared.has(question) ? memory[question] : undefined;
      if (before !== undefined) return [{ answer: before, ways: 1n }];
      const can = offered(decision, question, memory);
      if (!isTickList(asked)) return can.map((answer) => ({ answer, ways: 1n }));
      return entryOf(foldings, `${at} ${can.length}`, () =>
        fold(can, (ticked) => tells(at, ticked)),
      );
    },
    /** Whether an answer, or every tick of one, is offered here. */
    offers({ at, memory }: Place, answer: Answer): boolean {
      const { decision, question } = asking(at);
      const can = offered(decision, question, memory);
      return [answer].flat().every((one) => can.includes(one));
    },
    /** The ticks offered here, one by one. */
    ticks: ({ at, memory }: Place): readonly string[] =>
      offered(asking(at).decision, asking(at).question, memory),
    /**
     * Everything that an answer given here leaves to be told: what can still be read of it, and the
     * level it reaches.
     */
    tells: ({ at }: Place, answer: Answer) => tells(at, answer),

    /** The same, answers that nothing can tell apart counted together. */
    choices(place: Place): readonly Choice[] {
      const { at } = place;
      const { decision, question, asked } = asking(at);
      if (isTickList(asked) || shared.has(question)) return this.answers(place);
      const always = grouped.get(at);
      if (always) return always;
      const together = new Map<Route, Map<string, Choice>>();
      for (const { answer, ways } of this.answers(place)) {
        const alike = entryOf(together, routeOf(decision.spec, question, answer), () => new Map());
        const key = tells(at, answer);
        alike.set(key, {
          answer: alike.get(key)?.answer ?? answer,
          ways: ways + (alike.get(key)?.ways ?? 0n),
        });
      }
      const choices = [...together.values()].flatMap((alike) => [...alike.values()]);
      if (Object.values(asked).every((route) => typeof route === 'string' || 'otherwise' in route))
        grouped.set(at, choices);
      return choices;
    },

    go({ at, memory }: Place, answer: Answer): Place {
      const { stage, decision, question } = asking(at);
      const after = matters[at] ? remember(decision.spec.scale, memory, question, answer) : memory;
      return arrive(
        stage,
        decision,
        follow(decision, question, typeof answer === 'string' ? answer : 'ticked', after),
        after,
      );
    },

    /** Whether a question or an outcome can no longer come to be known. */
    isPast: ({ at }: Place, name: string) => (lastKnown.get(name) ?? -1) < at,

    /** What is known at the end, actions included. */
    finished: (memory: Memory): Memory => ({ ...memory, actions: actionsOf(journey, memory) }),
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

/**
 * Ticks one thing at a time, merging sets as soon as nothing can tell them apart: exact, and never
 * 2ⁿ.
 */
export function fold(ticks: readonly string[], tells: (ticked: Answer) => string): Choice[] {
  let sets: Choice[] = [{ answer: [], ways: 1n }];
  for (const tick of ticks) {
    const merged = new Map<string, Choice>();
    for (const { answer, ways } of sets)
      for (const ticked of [answer, [...answer, tick]]) {
        const key = tells(ticked);
        const before = merged.get(key);
        merged.set(key, { answer: before?.answer ?? ticked, ways: ways + (before?.ways ?? 0n) });
      }
    sets = [...merged.values()];
  }
  return sets;
}

/**
 * The journey as far as what is watched can still change: nothing later can make a difference to
 * it.
 */
export function upTo(journey: Journey, watched: readonly Fact[]): Journey {
  const names = new Set(
    watched
      .flatMap((fact) => expand(journey, fact))
      .flatMap(either)
      .flatMap(Object.keys),
  );
  const decides = ({ spec }: Decision) =>
    names.has(spec.id) ||
    (names.has('level') && spec.scale !== undefined) ||
    Object.keys(spec.questions).some((question) => names.has(question));
  return {
    ...journey,
    stages: journey.stages.slice(
      0,
      journey.stages.findLastIndex(({ decision }) => decides(decision)) + 1,
    ),
  };
}

/** A fact over actions is a fact over whatever brings them. */
export function expand(journey: Journey, fact: Fact): Fact[] {
  return [
    fact,
    ...either(fact).flatMap((all) =>
      (all['actions'] ?? []).flatMap((action) => journey.actions[action]?.when ?? []),
    ),
  ];
}

/**
 * The lists that are still read of one answer, or `exactly` where that is the level, which any
 * answer may yet raise.
 */
interface Read {
  readonly lists: readonly (readonly string[])[];
  readonly exactly: boolean;
  readonly known: Map<Answer, string>;
}

/**
 * The answers to a question as far as it tells them apart itself: by where each leads, and what it
 * raises.
 */
export function answersApart({ spec }: Decision, question: string): readonly (readonly string[])[] {
  const asked = questionOf(spec, question);
  if (isTickList(asked)) return asked.tick.map((tick) => [tick]);
  const apart = new Map<string, string[]>();
  for (const [answer, route] of Object.entries(asked)) {
    const key = JSON.stringify([route, spec.scale?.floors[question]?.[answer]]);
    apart.set(key, [...(apart.get(key) ?? []), answer]);
  }
  return [...apart.values()];
}

/** Which of the lists an answer is in: all that can still be told about it. */
function told({ lists, exactly, known }: Read, answer: Answer): string {
  if (exactly) return typeof answer === 'string' ? answer : answer.join();
  let bits = known.get(answer);
  if (bits === undefined)
    known.set(answer, (bits = lists.map((list) => (given(answer, list) ? 1 : 0)).join('')));
  return bits;
}

/**
 * For every place, what may still be read from there on: by a route, by a tick offered, by a stage
 * entered, or by who watches.
 */
function readsFrom(
  journey: Journey,
  questions: readonly { stage: number; decision: Decision; question: string; asked: Question }[],
  watched: readonly Fact[],
  levelIsRead: (at: number) => boolean,
  shared: ReadonlySet<string>,
): Map<string, Read>[] {
  const later = new Map<string, Map<string, readonly string[]>>();
  const current = new Map<string, Read>();
  const changed = new Set<string>();
  const read = (fact: Fact) => {
    for (const [name, list] of clauses(fact).flat()) {
      const lists = entryOf(later, name, () => new Map());
      const key = list.join();
      if (lists.has(key)) continue;
      lists.set(key, list);
      changed.add(name);
    }
  };
  const readByRoute = ({ spec }: Decision, route: Route) =>
    arms(route).forEach(({ guard }) => guard && read(factOf(spec, guard)));
  /**
   * What is read from here on. A name that is read as it was further on keeps its entry, and what
   * that has worked out.
   */
  const here = (at: number) => {
    const exactly = levelIsRead(at);
    if (exactly) entryOf(later, 'level', () => new Map());
    if (later.has('level') && current.get('level')?.exactly !== exactly) changed.add('level');
    for (const name of changed) {
      const lists = [...entryOf(later, name, () => new Map()).values()];
      current.set(name, { lists, exactly: exactly && name === 'level', known: new Map() });
    }
    changed.clear();
    return new Map(current);
  };

  watched.forEach(read);
  const reads = [here(questions.length)];
  for (const [at, { stage, decision, question, asked }] of [...questions.entries()].reverse()) {
    const next = journey.stages[stage + 1];
    if (next && questions[at + 1]?.stage !== stage) {
      readByRoute(next.decision, next.decision.spec.start);
      if (next.when) read(next.when);
    }
    Object.values(events(asked)).forEach((route) => readByRoute(decision, route));
    if (isTickList(asked))
      Object.values(asked.only ?? {}).forEach((fact) => read(factOf(decision.spec, fact)));
    if (shared.has(question))
      answersApart(decision, question).forEach((list) => read({ [question]: list }));
    reads.push(here(at));
  }
  return reads.reverse();
}
