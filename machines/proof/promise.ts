import { explore, describe, settled } from '../grammar/explore.ts';
import { either, holds, type All, type Fact, type Memory } from '../grammar/fact.ts';
import { bringing, lastStage, type Journey } from '../grammar/journey.ts';
import { entryOf } from '../grammar/known.ts';
import type { Promised } from '../promises/promised.ts';
import { upTo, type Place, type Space } from '../grammar/space.ts';

/**
 * Proves a promise over every path of a journey, following only paths it still has something to say
 * about.
 */
export function prove(
  whole: Journey,
  promised: Promised,
  levels: readonly string[],
): { classes: number; paths: bigint; settledIn: string; broken?: string } {
  const { when, then, without } = partsOf(promised, whole);
  const journey = journeyOf(whole, promised);
  const wanted = 'then' in promised;
  let met = 0n;

  /** What is settled by what is known of it at a place, by then: many places know the same. */
  type Verdict = 'open' | 'says nothing' | 'kept';
  const verdicts = new Map<Memory, Verdict[]>();
  function leave(place: Place, paths: bigint, within: Space) {
    const here = entryOf(verdicts, place.watched, () => []);
    const verdict = (here[place.at] ??= settle(place, within));
    if (verdict === 'kept') met += paths;
    return verdict !== 'open';
  }
  function settle(place: Place, within: Space): Verdict {
    const isPast = (name: string) => within.isPast(place, name);
    const is = (fact: Fact) => settled(fact, place.watched, journey.actions, levels, isPast);
    const [speaks, left] = [is(when), without ? is(without) : false];
    if (speaks === false || left === true) return 'says nothing';
    if (speaks === undefined || left === undefined) return 'open';
    return then === undefined || is(then) === wanted ? 'kept' : 'open';
  }

  const { ends, classes } = explore(journey, factsOf(promised, whole), {
    leave,
    enough: () => then === undefined && met > 0n,
  });

  let broken: string | undefined;
  for (const { memory, paths, trail } of ends) {
    if (!holds(when, memory) || (without && holds(without, memory))) continue;
    met += paths;
    if (then && holds(then, memory) !== wanted)
      broken ??= `${describe(trail)} ⇒ ${JSON.stringify(memory)}`;
  }
  if (met === 0n) broken = 'no path meets it';
  return {
    classes,
    paths: met,
    settledIn: lastStage(journey).decision.spec.id,
    ...(broken ? { broken } : {}),
  };
}

/** The journey as far as the promise speaks of it. */
function journeyOf(whole: Journey, promised: Promised): Journey {
  if (!promised.by) return upTo(whole, factsOf(promised, whole));
  return {
    ...whole,
    stages: whole.stages.slice(
      0,
      whole.stages.findIndex(({ decision }) => decision.spec.id === promised.by) + 1,
    ),
  };
}

/**
 * What is asked of the paths. Where one fact brings the other by its own words, it is left to find
 * a path that meets it.
 */
function partsOf(
  promised: Promised,
  { actions }: Journey,
): { when: Fact; then?: Fact | undefined; without?: Fact | undefined } {
  if ('can' in promised) return { when: promised.can, without: promised.without };
  if ('never' in promised) return { when: promised.when, then: promised.never };
  return {
    when: promised.when,
    then: implies(promised.when, promised.then, actions) ? undefined : promised.then,
  };
}

/** All that it speaks of. */
function factsOf(promised: Promised, whole: Journey): readonly Fact[] {
  const { when, then, without } = partsOf(promised, whole);
  return [when, then, without].filter((fact) => fact !== undefined);
}

/**
 * Whether one fact holds wherever the other does, whatever was answered: each way for it to hold is
 * a narrower form of one of the other’s.
 */
function implies(when: Fact, then: Fact, actions: Journey['actions']): boolean {
  const narrower = (all: All, wide: All): boolean =>
    Object.entries(wide).every(([name, accepted]) =>
      name === 'actions'
        ? accepted.some((action) =>
            either(bringing(actions, action)).some((brings) => narrower(all, brings)),
          )
        : all[name] !== undefined && all[name].every((answer) => accepted.includes(answer)),
    );
  return either(when).every((all) => either(then).some((wide) => narrower(all, wide)));
}
