import { describe, unroll, type Trail } from '../grammar/explore.ts';
import { either, type Fact, type Memory } from '../grammar/fact.ts';
import type { Journey } from '../grammar/journey.ts';
import { entryOf, isOneOf } from '../grammar/known.ts';
import { expand, space, upTo, type Place } from '../grammar/space.ts';
import { atLeast, levelIn, levels } from '../outcomes.ts';
import {
  actFirst,
  actsFirst,
  isKnownFirst,
  narrower,
  ringFirst,
  rowOf,
  telling,
  type Table,
} from '../settled.ts';

/** One thing that the act page says, and that no answer given after it may take back. */
export interface Settled {
  /** What is looked at. */
  readonly watched: readonly Fact[];
  /** What is known by then, and not asked again: the walk goes on for as long as that could be. */
  readonly known?: readonly Fact[];
  /** Whether one more answer leaves it as it was said. */
  readonly stands: (before: Memory, after: Memory) => boolean;
}

const rank = (memory: Memory) => levels.indexOf(levelIn(memory) ?? 'record-only');
/** The levels at which a page says to act. */
const acting = atLeast('advice-today');
const levelFacts: readonly Fact[] = [
  ...acting.map((level): Fact => ({ level: [level] })),
  ...actFirst,
];

/** The level never falls. */
export const levelStands: Settled = {
  watched: levelFacts,
  stands: (before, after) => rank(after) >= rank(before),
};

/** Of each row what it says at those levels: the act page stands nowhere else. */
const whereItActs = (table: Table): Table =>
  Object.fromEntries(
    Object.entries(table).map(([row, fact]) => [
      row,
      either(fact).filter(({ level }) => level?.some((one) => isOneOf(acting, one))),
    ]),
  );

/**
 * The table without the rows that only narrow the one after them by what is known before anybody is
 * told to act. The walk proves that this is not asked again, so whichever of them holds goes on
 * holding; with them it would be five times as long.
 */
const widest = (table: Table): Table =>
  Object.fromEntries(
    Object.entries(table).filter(([row]) => !narrower[row] || !isKnownFirst(narrower[row])),
  );

/** Somebody is named to ring first, and somebody else only where the level rises. */
export function ringStands(whole: Table = ringFirst): Settled {
  const table = whereItActs(widest(whole));
  return {
    watched: [...levelFacts, ...Object.values(table)],
    known: Object.values(narrower).filter(isKnownFirst),
    stands(before, after) {
      const first = rowOf(table, before);
      return first !== undefined && (first === rowOf(table, after) || rank(after) > rank(before));
    },
  };
}

/** *Never* stays never, and *tell* stays tell; *not yet*, which is no row, may become either. */
export const tellingStands = (table: Table = telling): Settled => ({
  watched: [...levelFacts, ...Object.values(table)],
  stands(before, after) {
    const told = rowOf(table, before);
    return told === undefined || told === rowOf(table, after);
  },
});

/**
 * Walks a journey over every set of answers, and holds each answer that can be given once the page
 * says to act against what that page said: what it waits for is not asked after it, and what it
 * says stands. What no single answer takes back, no completion does.
 */
export function settles(
  whole: Journey,
  { watched, known = [], stands }: Settled,
): { classes: number; settledIn: string; broken?: string } {
  const journey = upTo(whole, [...watched, ...known]);
  const within = space(journey, watched);
  const names = new Set(
    [...watched, ...known]
      .flatMap((fact) => expand(journey, fact))
      .flatMap(either)
      .flatMap(Object.keys),
  );
  const waiting = new Map<number, Map<Place, Trail | undefined>>();
  const waitingAt = (at: number) => entryOf(waiting, at, () => new Map());
  const settledIn = journey.stages.at(-1)?.decision.spec.id ?? '';
  const meet = (place: Place, trail?: Trail) => {
    if ([...names].every((name) => within.isPast(place, name))) return; // nothing can change it any more
    entryOf(waitingAt(place.at), place, () => trail);
  };
  let classes = 0;
  meet(within.begin());
  for (let at = 0; at < within.end; at++)
    for (const [place, trail] of waitingAt(at)) {
      classes++;
      const question = within.question(place);
      const acts = actsFirst(place.watched, question);
      for (const { answer } of within.choices(place)) {
        const next = within.go(place, answer);
        const further: Trail = { question, answer, before: trail };
        const later = next.at < within.end ? within.question(next) : undefined;
        if (
          acts &&
          (!stands(place.watched, next.watched) ||
            (later !== undefined && !actsFirst(next.watched, later)))
        )
          return {
            classes,
            settledIn,
            broken: `${describe(unroll(further))} ⇒ ${JSON.stringify(next.memory)}`,
          };
        meet(next, further);
      }
    }
  return { classes, settledIn };
}
