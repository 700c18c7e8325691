import { isTickList, routeOf, type Decision, type Route } from './decision.ts';
import { clauses, either, type Fact, type Memory } from './fact.ts';
import { ground, type Move, type Spot } from './ground.ts';
import { actionsOf, type Journey } from './journey.ts';
import { entryOf } from './known.ts';
import { ByAnswer, told, type Answer, type Read } from './reads.ts';

export type { Answer } from './reads.ts';

/**
 * Somewhere a journey can be: before a question, or at its end. There is one place for all answers
 * that nothing still to be read can tell apart, neither a route nor who watches.
 */
export class Place {
  constructor(
    /** Which of all places of its space. */
    readonly key: number,
    /** What routes can still tell. */
    readonly spot: Spot,
    /** What is known of what is watched. */
    readonly seen: Seen,
  ) {}
  get at(): number {
    return this.spot.at;
  }
  /** What is known of what is watched: the same object wherever it is the same. */
  get watched(): Memory {
    return this.seen.memory;
  }
  /** That, and what routes still read. */
  get memory(): Memory {
    return { ...this.spot.memory, ...this.seen.memory };
  }
}
/** What is known of what is watched. */
interface Seen {
  readonly memory: Memory;
  /** For each name that is watched, which of the answers that it tells apart; 0 where none is known. */
  readonly codes: readonly number[];
  /** What is known once one of them is another. */
  readonly after: Map<number, Seen>;
  /** The places at which that is known, by their spot. */
  readonly places: Map<number, Place>;
}

export interface Choice {
  readonly answer: Answer;
  /** How many different answers this one stands for. */
  readonly ways: bigint;
}
export type Space = ReturnType<typeof space>;

/** All that a journey can do, seen through what can still be read. */
export function space(journey: Journey, watched: readonly Fact[] = []) {
  const below = ground(journey);
  const { end, questions, asking } = below;
  const watching = watchedIn(watched.flatMap((fact) => expand(journey, fact)));
  const slots = new Map(watching.map(({ name }, slot) => [name, slot]));
  const slotAt = questions.map(({ question }) => slots.get(question));
  const levelSlot = slots.get('level');

  let places = 0;
  const allSeen = new Map<string, Seen>();
  const nothing: Seen = {
    memory: {},
    codes: watching.map(() => 0),
    after: new Map(),
    places: new Map(),
  };
  const placeAt = (spot: Spot, seen: Seen): Place => {
    const known = seen.places.get(spot.id);
    if (known) return known;
    const made = new Place(places++, spot, seen);
    seen.places.set(spot.id, made);
    return made;
  };

  /** What is known once a watched name has a value; the level exactly, while it may yet rise. */
  const see = (seen: Seen, slot: number, value: Answer, exactly = false): Seen => {
    const one = watching[slot];
    if (!one) throw new Error(`${journey.id}: nothing is watched at ${slot}`);
    const code = one.code(value, exactly);
    if (seen.codes[slot] === code) return seen;
    return entryOf(seen.after, slot * most + code, () => {
      const codes = seen.codes.with(slot, code);
      return entryOf(allSeen, codes.join(), () => ({
        memory: { ...seen.memory, [one.name]: value },
        codes,
        after: new Map(),
        places: new Map(),
      }));
    });
  };
  const follow = (seen: Seen, { to, outcomes, level }: Move, mayRise: boolean): Place => {
    let after = seen;
    for (const { decision, outcome } of outcomes) {
      const slot = slots.get(decision);
      if (slot !== undefined) after = see(after, slot, outcome);
    }
    if (levelSlot !== undefined && mayRise && level !== undefined)
      after = see(after, levelSlot, level, below.mayRise(to.at));
    return placeAt(to, after);
  };

  /** What can still be told of an answer given at a question, by routes and by who watches. */
  const tells = (at: number, answer: Answer) => {
    const slot = slotAt[at];
    const told = below.tells(at, answer);
    return slot === undefined ? told : `${told} ${watching[slot]?.code(answer, false)}`;
  };

  const unfolded = new Map<readonly string[], readonly Choice[]>();
  const grouped = new Map<readonly string[], readonly Choice[]>();
  /** Of what an earlier decision asked, one that stands for what was answered then. */
  const answers = ({ at, spot, seen }: Place): readonly Choice[] => {
    const can = below.offeredAt(spot);
    const before = below.answeredBefore(spot);
    if (before !== undefined) {
      const slot = slotAt[at];
      const isAlike = (one: Answer) =>
        below.tells(at, one) === below.tells(at, before) &&
        (slot === undefined || watching[slot]?.code(one, false) === seen.codes[slot]);
      return [{ answer: isAlike(before) ? before : (can.find(isAlike) ?? before), ways: 1n }];
    }
    return entryOf(unfolded, can, () =>
      isTickList(asking(at).asked)
        ? fold(can, (ticked) => tells(at, ticked))
        : can.map((answer) => ({ answer, ways: 1n })),
    );
  };

  return {
    end,
    /** The questions in the order they can be met, each with its decision. */
    questions,
    /** The question asked at a place before the end, with its decision. */
    asking,
    begin: (): Place => follow(nothing, below.begin(), true),
    question: ({ at }: Place) => asking(at).question,
    isTickListAt: ({ at }: Place) => isTickList(asking(at).asked),

    /**
     * The answers offered here, one by one; of a tick-list, one for each set that something can
     * tell from the others.
     */
    answers,
    /** Whether an answer, or every tick of one, is offered here. */
    offers: ({ spot }: Place, answer: Answer): boolean =>
      [answer].flat().every((one) => below.offeredAt(spot).includes(one)),
    /** The ticks offered here, one by one. */
    ticks: ({ spot }: Place): readonly string[] => below.offeredAt(spot),
    /**
     * Everything that an answer given here leaves to be told: what can still be read of it, and the
     * level it reaches.
     */
    tells: ({ at }: Place, answer: Answer) => tells(at, answer),

    /** The same, answers that nothing can tell apart counted together. */
    choices(place: Place): readonly Choice[] {
      const { at } = place;
      const { decision, question, asked } = asking(at);
      if (isTickList(asked) || below.isShared(at)) return answers(place);
      return entryOf(grouped, below.offeredAt(place.spot), () => {
        const together = new Map<Route, Map<string, Choice>>();
        for (const { answer, ways } of answers(place)) {
          const alike = entryOf(
            together,
            routeOf(decision.spec, question, answer),
            () => new Map(),
          );
          const key = tells(at, answer);
          alike.set(key, {
            answer: alike.get(key)?.answer ?? answer,
            ways: ways + (alike.get(key)?.ways ?? 0n),
          });
        }
        return [...together.values()].flatMap((alike) => [...alike.values()]);
      });
    },

    go({ spot, seen }: Place, answer: Answer): Place {
      const slot = slotAt[spot.at];
      const after =
        slot === undefined || below.answeredBefore(spot) !== undefined
          ? seen
          : see(seen, slot, answer);
      return follow(after, below.move(spot, answer), below.mayRise(spot.at));
    },

    /**
     * Whether a question can have had an answer on the way here: a place stands for many answers,
     * and a set of ticks for many sets, any of which may have been given.
     */
    mayHaveHad: ({ spot }: Place, question: string, answer: Answer): boolean =>
      typeof answer !== 'string' || below.mayHaveHad(spot, question, answer),

    /** Whether a question or an outcome can no longer come to be known. */
    isPast: ({ at }: Place, name: string) => below.isPast(at, name),

    /** What is known at the end: actions too, where they are watched. */
    finished: (memory: Memory): Memory =>
      slots.has('actions') ? { ...memory, actions: actionsOf(journey, memory) } : memory,
  };
}

/** More than there are answers to be told apart under one name. */
const most = 2 ** 16;

/** What is watched, by its name: each with a number for every answer that the lists tell apart. */
function watchedIn(facts: readonly Fact[]) {
  const lists = new Map<string, Map<string, readonly string[]>>();
  for (const [name, list] of facts.flatMap(clauses).flat())
    entryOf(lists, name, () => new Map()).set(list.join(), list);
  return [...lists].map(([name, all]) => {
    const read: Read = { lists: [...all.values()], exactly: false, known: new ByAnswer() };
    const codes = new Map<string, number>();
    const [loosely, exactly] = [new ByAnswer<number>(), new ByAnswer<number>()];
    return {
      name,
      code: (value: Answer, exact: boolean): number =>
        entryOf(exact ? exactly : loosely, value, () => {
          const key = exact ? `exactly ${String(value)}` : told(read, value);
          return entryOf(codes, key, () => codes.size + 1);
        }),
    };
  });
}

/**
 * The sets of ticks that can be told apart, one of each: exact, and never 2ⁿ. Ticks that are told
 * apart by nothing are one tick; they are then ticked one at a time, and sets merged as soon as
 * nothing can tell them apart.
 */
export function fold(ticks: readonly string[], tells: (ticked: Answer) => string): Choice[] {
  const alike = new Map<string, { tick: string; many: bigint }>();
  for (const tick of ticks) {
    const known = entryOf(alike, tells([tick]), () => ({ tick, many: 0n }));
    known.many++;
  }
  let sets: Choice[] = [{ answer: [], ways: 1n }];
  for (const { tick, many } of alike.values()) {
    const merged = new Map<string, Choice>();
    const add = (ticked: Answer, more: bigint) => {
      const key = tells(ticked);
      const before = merged.get(key);
      merged.set(key, { answer: before?.answer ?? ticked, ways: more + (before?.ways ?? 0n) });
    };
    for (const { answer, ways } of sets) {
      add(answer, ways);
      add([...answer, tick], ways * (2n ** many - 1n)); // any of them, or several
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
