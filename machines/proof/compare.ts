import { isTickList } from '../grammar/decision.ts';
import { clauses, type Fact, type Memory } from '../grammar/fact.ts';
import { describe, stepsOf, type Trail } from '../grammar/explore.ts';
import { lastStage, type Journey } from '../grammar/journey.ts';
import { entryOf } from '../grammar/known.ts';
import type { Difference } from '../order.ts';
import { space, upTo, type Answer, type Place, type Space } from '../grammar/space.ts';

interface Pair {
  readonly one: Place;
  /** Where the same answers lead once the one answer differs. */
  readonly other: Place | undefined;
  readonly trail: Trail | undefined;
}

/**
 * Walks a journey twice at once, over every set of answers, with a single answer different, and
 * returns the first path on which the two ends do not compare. The two walks part and meet again;
 * once they meet they can differ no more and are let go, so the proof is over all answers and costs
 * about as much as one exploration.
 */
function compareOne(
  whole: Journey,
  { question, from, to }: Difference,
  watched: readonly Fact[],
  compares: (one: Memory, other: Memory) => boolean,
) {
  const { journey, within } = seen(whole, watched);
  const settledIn = lastStage(journey).decision.spec.id;
  const waiting = new Map<number, Map<Place, Map<Place | undefined, Pair>>>();
  const waitingAt = (at: number) => entryOf(waiting, at, () => new Map());
  /** Those that wait at a question, or at the end. */
  function* pairsAt(at: number) {
    for (const others of waitingAt(at).values()) yield* others.values();
  }
  let pairs = 0;

  const meet = (one: Place, other: Place | undefined, trail: Trail | undefined) => {
    if (one === other) return;
    const here = waitingAt(Math.min(one.at, other?.at ?? one.at));
    entryOf(
      entryOf(here, one, () => new Map()),
      other,
      () => ({ one, other, trail }),
    );
  };
  const both = ({ one, other, trail }: Pair, asked: string, a: Answer, b: Answer) =>
    meet(within.go(one, a), other && within.go(other, b), {
      question: asked,
      answer: a,
      before: trail,
    });

  meet(within.begin(), undefined, undefined);
  for (let at = 0; at < within.end; at++)
    for (const pair of pairsAt(at)) {
      pairs++;
      const { one, other, trail } = pair;
      const asked = within.question(other && other.at < one.at ? other : one);
      const ahead = other && one.at > other.at ? other : one;
      const choices = (
        other || asked === question ? within.answers(ahead) : within.choices(ahead)
      ).map(({ answer }) => answer);

      if (!other) {
        if (asked !== question) for (const answer of choices) both(pair, asked, answer, answer);
        else if (within.isTickListAt(one))
          for (const ticks of choices) fork(one, ticks, [ticks, to].flat(), trail);
        else if (choices.includes(from) && choices.includes(to)) fork(one, from, to, trail);
      } else if (one.at === other.at) {
        const others = within.answers(other).map(({ answer }) => answer);
        const common = choices.filter((answer) => others.includes(answer));
        for (const answer of common) both(pair, asked, answer, answer);
        // an answer offered to one alone is set beside every one offered to the other alone
        for (const a of choices)
          if (!others.includes(a))
            for (const b of others) if (!common.includes(b)) both(pair, asked, a, b);
      } else {
        const further = ahead === one ? other : one;
        for (const answer of choices) {
          if (!within.mayHaveHad(further, asked, answer)) continue;
          const next = within.go(ahead, answer);
          meet(ahead === one ? next : one, ahead === one ? other : next, {
            question: asked,
            answer,
            before: trail,
          });
        }
      }
    }

  for (const { one, other, trail } of pairsAt(within.end))
    if (other && !compares(within.finished(one.memory), within.finished(other.memory)))
      return {
        classes: pairs,
        settledIn,
        broken: `${describe(stepsOf(trail))} ⇒ ${ends(within.finished(one.memory))} becomes ${ends(within.finished(other.memory))}`,
      };
  return { classes: pairs, settledIn };

  function fork(place: Place, a: Answer, b: Answer, trail: Trail | undefined) {
    meet(within.go(place, a), within.go(place, b), { question, answer: b, before: trail });
  }
}

type Compared = ReturnType<typeof compareOne>;
const compared = new WeakMap<Journey, Map<string, Compared>>();

/**
 * The same, ticks that no route, floor or watcher can tell apart compared once for all: what holds
 * of one holds of the others, with their names exchanged.
 */
export function compare(
  whole: Journey,
  difference: Difference,
  watched: readonly Fact[],
  compares: (one: Memory, other: Memory) => boolean,
): Compared {
  const specs = whole.stages.map(({ decision }) => decision.spec);
  const asked = specs
    .map(({ questions }) => questions[difference.question])
    .find((question) => question !== undefined);
  if (!asked || !isTickList(asked)) return compareOne(whole, difference, watched, compares);
  const read = whole.stages.flatMap(({ decision, when }) => [
    ...Object.values(decision.spec.facts ?? {}),
    ...(when ? [when] : []),
  ]);
  const lists = [...watched, ...read].flatMap(clauses).flat();
  const alike = [
    compares.name,
    difference.question,
    difference.from,
    asked.only?.[difference.to],
    ...specs.map(({ scale }) => scale?.floors[difference.question]?.[difference.to]),
    ...lists.map(([name, list]) => name === difference.question && list.includes(difference.to)),
  ].join();
  const verdicts = entryOf(compared, whole, () => new Map());
  return entryOf(verdicts, alike, () => compareOne(whole, difference, watched, compares));
}

const known = new WeakMap<Journey, WeakMap<readonly Fact[], { journey: Journey; within: Space }>>();

/** All comparisons of a journey that watch the same share one view of it. */
function seen(whole: Journey, watched: readonly Fact[]) {
  const views = entryOf(known, whole, () => new WeakMap());
  return entryOf(views, watched, () => {
    const journey = upTo(whole, watched);
    return { journey, within: space(journey, watched) };
  });
}

const ends = ({ level, consent }: Memory) => `${level}, ${consent}`;
