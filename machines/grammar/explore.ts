import { isTickList, type Decision } from './decision.ts';
import { entryOf } from './known.ts';
import { clauses, either, given, type Fact, type Memory } from './fact.ts';
import { bringing, type Journey } from './journey.ts';
import { answersApart, expand, space, type Answer, type Place, type Space } from './space.ts';

export interface Trail {
  readonly question: string;
  readonly answer: Answer;
  readonly before: Trail | undefined;
  /**
   * Not a step of its own: the answer by which a question further back was told apart afterwards.
   */
  readonly toldApart?: true;
}
interface End {
  readonly memory: Memory;
  readonly paths: bigint;
  readonly trail: readonly { question: string; answer: Answer }[];
}
export interface Explored {
  readonly ends: readonly End[];
  readonly classes: number;
  /** Questions reached where no answer is offered. */
  readonly stuck: readonly string[];
}
/** Whether a place need not be followed further; told how many paths lead there. */
type Leave = (place: Place, isPast: (name: string) => boolean, paths: bigint) => boolean;
/** Whether what was asked is answered already. */
type Enough = () => boolean;
interface Asked {
  readonly leave?: Leave;
  readonly enough?: Enough;
  /**
   * What others will ask of the same stage: told apart on the way in too, so that all can share
   * one.
   */
  readonly alongside?: readonly Fact[];
}

/**
 * Every place a journey can be, each visited once, with the number of answer paths that lead there.
 */
export function explore(
  journey: Journey,
  watched: readonly Fact[] = [],
  { leave, enough, alongside = [] }: Asked = {},
): Explored {
  const within = space(journey, watched);
  const way = wayIn(journey, [...watched, ...alongside]);
  const { ends, classes, stuck } = sweep(
    within,
    journey.stages.length - 1,
    way.ends,
    leave,
    enough,
  );
  return {
    ends: ends.map(({ memory, paths, trail }) => ({
      memory: within.finished(memory),
      paths,
      trail: unroll(trail),
    })),
    classes: classes + way.classes,
    stuck: [...way.stuck, ...stuck],
  };
}

interface Left {
  readonly memory: Memory;
  readonly paths: bigint;
  readonly trail: Trail | undefined;
}
interface Swept {
  readonly ends: readonly Left[];
  readonly classes: number;
  readonly stuck: readonly string[];
}

/**
 * From what the stages before left behind, forwards to every end, in the order in which questions
 * are declared.
 */
function sweep(
  within: Space,
  stage: number,
  from: readonly Left[],
  leave: Leave = () => false,
  enough: Enough = () => false,
): Swept {
  type Waiting = Map<string, { place: Place; paths: bigint; trail: Trail | undefined }>;
  const waiting = new Map<number, Waiting>();
  const waitingAt = (at: number) => entryOf(waiting, at, (): Waiting => new Map());
  const stuck: string[] = [];
  const meet = (place: Place, paths: bigint, trail: Trail | undefined) => {
    const here = waitingAt(place.at);
    const known = here.get(place.key);
    if (known) known.paths += paths;
    else if (place.at === within.end || !leave(place, (name) => within.isPast(place, name), paths))
      here.set(place.key, { place: within.kept(place), paths, trail });
  };

  for (const { memory, paths, trail } of from) meet(within.resume(stage, memory), paths, trail);
  for (let at = 0; at < within.end && !enough(); at++) {
    for (const { place, paths, trail } of waitingAt(at).values()) {
      const choices = within.choices(place);
      const question = within.question(place);
      if (choices.length === 0) stuck.push(question);
      for (const { answer, ways } of choices)
        meet(within.go(place, answer), paths * ways, { question, answer, before: trail });
    }
  }
  const ends = [...waitingAt(within.end).values()].map(({ place: { memory }, paths, trail }) => ({
    memory,
    paths,
    trail,
  }));
  return { ends, classes: [...waiting.values()].reduce((sum, here) => sum + here.size, 0), stuck };
}

const waysIn = new Map<string, Swept>();
const nothing: Swept = {
  ends: [{ memory: {}, paths: 1n, trail: undefined }],
  classes: 0,
  stuck: [],
};

/**
 * Everything that can be true on entering a journey's last stage, as far as that stage and what is
 * watched can tell. Most promises ask the same of the stages before the one they speak about, so
 * the way in is explored once and kept.
 */
function wayIn(journey: Journey, watched: readonly Fact[]): Swept {
  const last = journey.stages.at(-1);
  if (!last || journey.stages.length < 2) return nothing;
  const before: Journey = { ...journey, actions: {}, stages: journey.stages.slice(0, -1) };
  const read = [
    ...watched.flatMap((fact) => expand(journey, fact)),
    ...Object.values(last.decision.spec.facts ?? {}),
    ...(last.when ? [last.when] : []),
  ];
  const telling = tellApart(before, last.decision, read);
  const key = `${before.stages.map(({ decision, when }) => `${number(decision)}${JSON.stringify(when)}`).join()} ${JSON.stringify(telling)}`;
  let known = waysIn.get(key);
  if (!known) {
    if (waysIn.size > 500) waysIn.clear(); // each mutant is a journey of its own, met once
    const { carried, others } = carriedThrough(before, telling);
    const swept = sweep(
      space(before, others),
      before.stages.length - 1,
      wayIn(before, others).ends,
    );
    waysIn.set(key, (known = { ...swept, ends: carried.reduce(tellAnswersApart, swept.ends) }));
  }
  return known;
}

/** A question whose answers are told apart only after the stages that ask it: in these sets. */
interface Carried {
  readonly question: string;
  readonly alike: readonly (readonly [string, ...string[]])[];
}

/**
 * Parts from what must be told apart the questions that nothing in these stages reads and that lead
 * to one place whatever is answered: the stages are walked once for all their answers, which are
 * told apart on leaving.
 */
function carriedThrough(
  { stages }: Journey,
  telling: readonly Fact[],
): { carried: readonly Carried[]; others: readonly Fact[] } {
  const read = new Set(
    stages
      .flatMap(({ decision: { spec }, when }) => [
        ...Object.values(spec.facts ?? {}),
        ...(when ? [when] : []),
      ])
      .flatMap(either)
      .flatMap(Object.keys),
  );
  const carried = stages
    .flatMap(({ decision: { spec } }) =>
      Object.entries(spec.questions).map(([question, asked]) => ({ spec, question, asked })),
    )
    .flatMap(({ spec, question, asked }): Carried[] => {
      const lists = telling
        .flatMap((fact) => clauses(fact).flat())
        .flatMap(([name, list]) => (name === question ? [list] : []));
      const leadsToOnePlace =
        !isTickList(asked) &&
        new Set(Object.values(asked)).size === 1 &&
        typeof Object.values(asked)[0] === 'string';
      const askedOnce =
        stages.filter(({ decision }) => question in decision.spec.questions).length === 1;
      if (
        lists.length === 0 ||
        !leadsToOnePlace ||
        !askedOnce ||
        read.has(question) ||
        spec.scale?.floors[question]
      )
        return [];
      const alike = new Map<string, [string, ...string[]]>();
      for (const answer of Object.keys(asked)) {
        const key = lists.map((list) => given(answer, list)).join();
        const same = alike.get(key);
        if (same) same.push(answer);
        else alike.set(key, [answer]);
      }
      return alike.size > 1 ? [{ question, alike: [...alike.values()] }] : [];
    });
  const names = new Set(carried.map(({ question }) => question));
  const wasAsked = carried.map(({ question, alike }) => ({ [question]: alike.flat() }));
  return {
    carried,
    others: [
      ...telling.filter((fact) => !Object.keys(fact).some((name) => names.has(name))),
      ...wasAsked,
    ],
  };
}

/** Each end once for each set of answers that are told apart, with its share of the paths. */
function tellAnswersApart(ends: readonly Left[], { question, alike }: Carried): readonly Left[] {
  const all = BigInt(alike.flat().length);
  return ends.flatMap((end) =>
    end.memory[question] === undefined
      ? [end]
      : alike.map((answers) => ({
          memory: { ...end.memory, [question]: answers[0] },
          paths: (end.paths * BigInt(answers.length)) / all,
          trail: { question, answer: answers[0], before: end.trail, toldApart: true as const },
        })),
  );
}

/**
 * What must be told apart on entering `last`: the lists read of earlier answers, each level, and of
 * shared answers what `last` tells apart.
 */
function tellApart({ stages, endsAt }: Journey, last: Decision, read: readonly Fact[]): Fact[] {
  const asked = new Map(stages.flatMap(({ decision }) => Object.entries(decision.spec.questions)));
  const outcomes = new Map(
    stages.map(({ decision }) => [decision.spec.id, decision.spec.outcomes]),
  );
  const levels =
    stages.find(({ decision }) => decision.spec.scale)?.decision.spec.scale?.levels ?? [];
  const lists: (readonly [string, readonly string[]])[] = [
    ...read
      .flatMap(clauses)
      .flatMap((clause) => clause.filter(([name]) => asked.has(name) || outcomes.has(name))),
    ...[...outcomes].map(
      ([id, all]) => [id, all.filter((outcome) => endsAt.includes(outcome))] as const,
    ),
    ...levels.map((level) => ['level', [level]] as const),
    ...[...asked.keys()].flatMap((name) =>
      name in last.spec.questions
        ? answersApart(last, name).map((answers) => [name, answers] as const)
        : [],
    ),
  ];
  const each = new Map(
    lists.map(([name, list]) => [`${name} ${[...list].sort().join()}`, { [name]: list }]),
  );
  return [...each].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, fact]) => fact);
}

const numbers = new WeakMap<Decision, number>();
let counted = 0;
const number = (decision: Decision): number => entryOf(numbers, decision, () => ++counted);

/**
 * The steps in order. A question that was told apart afterwards stands where it was asked, with the
 * answer it was told apart by.
 */
export function unroll(trail: Trail | undefined): { question: string; answer: Answer }[] {
  const steps: { question: string; answer: Answer }[] = [];
  const apart = new Map<string, Answer>();
  for (let step = trail; step; step = step.before)
    if (step.toldApart) apart.set(step.question, apart.get(step.question) ?? step.answer);
    else steps.push({ question: step.question, answer: apart.get(step.question) ?? step.answer });
  return steps.reverse();
}

export function describe(steps: readonly { question: string; answer: Answer }[]): string {
  return steps
    .map(
      ({ question, answer }) =>
        `${question}: ${typeof answer === 'string' ? answer : answer.join(' + ') || 'nothing'}`,
    )
    .join(' → ');
}

/**
 * Whether a fact is settled already, whatever is answered later. A level only rises; an action is
 * settled with what brings it.
 */
export function settled(
  fact: Fact,
  memory: Memory,
  actions: Journey['actions'],
  levels: readonly string[],
  isPast: (name: string) => boolean,
): Maybe {
  const part = (name: string, accepted: readonly string[]): Maybe => {
    if (name === 'actions')
      return any(
        accepted.map((action) =>
          settled(bringing(actions, action), memory, actions, levels, isPast),
        ),
      );
    const value = memory[name];
    if (value === undefined) return isPast(name) ? false : undefined;
    if (typeof value !== 'string' || name !== 'level' || isPast(name))
      return given(value, accepted);
    const reachable = levels.slice(levels.indexOf(value)).map((level) => accepted.includes(level));
    return reachable.includes(true) ? (reachable.includes(false) ? undefined : true) : false;
  };
  return any(
    clauses(fact).map((clause) => every(clause.map(([name, accepted]) => part(name, accepted)))),
  );
}

type Maybe = boolean | undefined;
const any = (parts: readonly Maybe[]): Maybe =>
  parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
const every = (parts: readonly Maybe[]): Maybe =>
  parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
