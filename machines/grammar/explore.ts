import { entryOf } from './known.ts';
import { clauses, given, type Fact, type Memory } from './fact.ts';
import { bringing, type Journey } from './journey.ts';
import { space, type Answer, type Place, type Space } from './space.ts';

/** The answers that led somewhere, last first. */
export interface Trail {
  readonly question: string;
  readonly answer: Answer;
  readonly before: Trail | undefined;
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
/** A place that is followed, with how many paths lead there, and one of them. */
interface Met {
  readonly place: Place;
  paths: bigint;
  readonly trail: Trail | undefined;
}
interface Asked {
  /**
   * Whether a place need not be followed further; told how many more paths lead there, each time
   * that some do.
   */
  readonly leave?: (place: Place, paths: bigint, within: Space) => boolean;
  /** Whether what was asked is answered already. */
  readonly enough?: () => boolean;
}

/**
 * Every place a journey can be, each visited once, forwards to every end in the order in which
 * questions are declared, with the number of answer paths that lead there.
 */
export function explore(
  journey: Journey,
  watched: readonly Fact[] = [],
  { leave, enough }: Asked = {},
): Explored {
  const within = space(journey, watched);
  const waiting = Array.from({ length: within.end + 1 }, (): Met[] => []);
  /** The same by the key of its place. */
  const met: Met[] = [];
  const stuck: string[] = [];
  const meet = (place: Place, paths: bigint, trail: () => Trail | undefined) => {
    const known = met[place.key];
    if (known) known.paths += paths;
    else if (place.at === within.end || !leave?.(place, paths, within))
      waiting[place.at]?.push((met[place.key] = { place, paths, trail: trail() }));
  };

  meet(within.begin(), 1n, () => undefined);
  for (const here of waiting.slice(0, within.end))
    for (const { place, paths, trail } of enough?.() ? [] : here) {
      const choices = within.choices(place);
      const question = within.question(place);
      if (choices.length === 0) stuck.push(question);
      for (const { answer, ways } of choices)
        meet(within.go(place, answer), ways === 1n ? paths : paths * ways, () => ({
          question,
          answer,
          before: trail,
        }));
    }
  return {
    ends: (waiting[within.end] ?? []).map(({ place, paths, trail }) => ({
      memory: within.finished(place.memory),
      paths,
      trail: unroll(trail),
    })),
    classes: waiting.flat().length,
    stuck,
  };
}

/** The steps in order, each as it was taken. */
export function stepsOf(trail: Trail | undefined): { question: string; answer: Answer }[] {
  const steps: { question: string; answer: Answer }[] = [];
  for (let step = trail; step; step = step.before)
    steps.push({ question: step.question, answer: step.answer });
  return steps.reverse();
}

/**
 * The same of one walk. What two decisions ask has one answer: the first, of which the second is
 * told only what it can tell apart.
 */
export function unroll(trail: Trail | undefined): { question: string; answer: Answer }[] {
  const first = new Map<string, Answer>();
  return stepsOf(trail).map(({ question, answer }) => ({
    question,
    answer: entryOf(first, question, () => answer),
  }));
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
