import { explore, describe, settled } from './explore.ts';
import { holds, type Fact } from '../core/fact.ts';
import type { Journey } from '../core/journey.ts';
import { upTo, type Place } from './space.ts';

/** One fact always brings another, or never does; or some path exists. Said in a sentence elsewhere. */
export type Promised =
  { readonly when: Fact; readonly then: Fact } | { readonly when: Fact; readonly never: Fact } | { readonly can: Fact };

/** Promises, by the sentence each keeps. */
export type Promises = Readonly<Record<string, Promised>>;

/** Proves a promise over every path of a journey, following only paths it still has something to say about. */
export function prove(
  whole: Journey,
  promised: Promised,
  levels: readonly string[],
  alongside: readonly Promised[] = [],
): { classes: number; paths: bigint; settledIn: string; broken?: string } {
  const { when, then } = partsOf(promised);
  const journey = upTo(whole, then ? [when, then] : [when]);
  const wanted = 'then' in promised;
  let met = 0n;

  const { ends, classes } = explore(journey, then ? [when, then] : [when], {
    leave,
    enough: () => then === undefined && met > 0n,
    alongside: journey.stages.length === whole.stages.length ? askedOfTheLastStage(whole, alongside) : [],
  });

  function leave({ memory }: Place, isPast: (name: string) => boolean, paths: bigint): boolean {
    const speaks = settled(when, memory, journey, levels, isPast);
    if (speaks === false) return true;
    if (speaks !== true || (then !== undefined && settled(then, memory, journey, levels, isPast) !== wanted)) return false;
    met += paths;
    return true;
  }

  let broken: string | undefined;
  for (const { memory, paths, trail } of ends) {
    if (!holds(when, memory)) continue;
    met += paths;
    if (then && holds(then, memory) !== wanted) broken ??= `${describe(trail)} ⇒ ${JSON.stringify(memory)}`;
  }
  if (met === 0n) broken = 'no path meets it';
  return { classes, paths: met, settledIn: journey.stages.at(-1)!.decision.spec.id, ...(broken ? { broken } : {}) };
}

function partsOf(promised: Promised): { when: Fact; then: Fact | undefined } {
  return {
    when: 'can' in promised ? promised.can : promised.when,
    then: 'then' in promised ? promised.then : 'never' in promised ? promised.never : undefined,
  };
}

const known = new WeakMap<Journey, WeakMap<readonly Promised[], readonly Fact[]>>();

/** The facts of all those promises that nothing settles before a journey's last stage. */
function askedOfTheLastStage(whole: Journey, promises: readonly Promised[]): readonly Fact[] {
  const of = known.get(whole) ?? known.set(whole, new WeakMap()).get(whole)!;
  let facts = of.get(promises);
  if (!facts) {
    facts = promises.flatMap((promised) => {
      const { when, then } = partsOf(promised);
      const both = then ? [when, then] : [when];
      return upTo(whole, both).stages.length === whole.stages.length ? both : [];
    });
    of.set(promises, facts);
  }
  return facts;
}
