import {
  arms,
  events,
  factOf,
  isTickList,
  questionOf,
  type Decision,
  type Question,
  type Route,
} from './decision.ts';
import { clauses, given, type Fact } from './fact.ts';
import type { Journey } from './journey.ts';
import { entryOf } from './known.ts';

export type Answer = string | readonly string[];

/** Something for each answer. A set of ticks that nobody else holds any more is forgotten. */
export class ByAnswer<V> {
  readonly #ones = new Map<string, V>();
  readonly #sets = new WeakMap<readonly string[], V>();
  get(answer: Answer): V | undefined {
    return typeof answer === 'string' ? this.#ones.get(answer) : this.#sets.get(answer);
  }
  set(answer: Answer, value: V): void {
    if (typeof answer === 'string') this.#ones.set(answer, value);
    else this.#sets.set(answer, value);
  }
}

/**
 * The lists that are still read of one answer, or `exactly` where that is the level, which any
 * answer may yet raise.
 */
export interface Read {
  readonly lists: readonly (readonly string[])[];
  readonly exactly: boolean;
  readonly known: ByAnswer<string>;
}

/**
 * The answers to a question as far as it tells them apart itself: by where each leads, and what it
 * raises.
 */
function answersApart({ spec }: Decision, question: string): readonly (readonly string[])[] {
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
export function told({ lists, exactly, known }: Read, answer: Answer): string {
  if (exactly) return typeof answer === 'string' ? answer : answer.join();
  return entryOf(known, answer, () => lists.map((list) => (given(answer, list) ? 1 : 0)).join(''));
}

/**
 * For every place, what may still be read from there on: by a route, by a tick offered, or by a
 * stage entered.
 */
export function readsFrom(
  journey: Journey,
  questions: readonly { stage: number; decision: Decision; question: string; asked: Question }[],
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
      current.set(name, { lists, exactly: exactly && name === 'level', known: new ByAnswer() });
    }
    changed.clear();
    return new Map(current);
  };

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
