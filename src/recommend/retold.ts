import type { Circumstance } from '../../machines/circumstances.ts';
import type { Tellings } from '../../content/told.ts';

/** What is told otherwise at a place, and below it: by the words' own keys. */
interface Place {
  readonly here?: Tellings[number][1];
  readonly below: ReadonlyMap<string | number, Place>;
}

/**
 * The same words in these circumstances: each sentence that would contradict one is replaced by its
 * other words, or left out of its list.
 */
export const retold = <T>(
  words: T,
  tellings: Tellings,
  circumstances: readonly Circumstance[],
): T =>
  // a sentence is only replaced by a sentence, or left out of a list or of where it need not stand
  circumstances.length === 0 ? words : (retoldPart(words, placesOf(tellings), circumstances) as T);

/**
 * To the lead themselves is said what is said where the lead is not to be asked, unless there are
 * words of its own.
 */
export const otherWords = (here: Tellings[number][1], one: Circumstance): string =>
  here[one] ?? (one === 'asLead' ? here.lead : undefined) ?? 'same';

/** The places of some words are arranged once, since every page tells its words anew. */
const arranged = new WeakMap<Tellings, Place>();
function placesOf(tellings: Tellings): Place {
  const place = arranged.get(tellings) ?? arrange(tellings);
  arranged.set(tellings, place);
  return place;
}
function arrange(tellings: Tellings): Place {
  const [, here] = tellings.find(([path]) => path.length === 0) ?? [];
  if (here) return { here, below: new Map() };
  const below = new Map<string | number, Tellings[number][]>();
  for (const [[key, ...rest], otherwise] of tellings)
    if (key !== undefined) below.set(key, [...(below.get(key) ?? []), [rest, otherwise]]);
  return { below: new Map([...below].map(([key, all]) => [key, arrange(all)])) };
}

function retoldPart(
  part: unknown,
  { here, below }: Place,
  circumstances: readonly Circumstance[],
): unknown {
  if (here) {
    const other = circumstances
      .map((one) => otherWords(here, one))
      .find((words) => words !== 'same');
    return other === undefined ? part : other === 'nothing' ? undefined : other;
  }
  const one = (held: unknown, key: string | number) => {
    const there = below.get(key);
    return there ? retoldPart(held, there, circumstances) : held;
  };
  if (Array.isArray(part)) return part.map(one).filter((said) => said !== undefined);
  if (typeof part !== 'object' || part === null)
    throw new Error(
      `a sentence is told otherwise inside ${JSON.stringify(part)}, which holds none`,
    );
  const told = Object.entries(part).flatMap(([key, held]) =>
    below.has(key) ? [[key, one(held, key)] as const] : [],
  );
  return { ...part, ...Object.fromEntries(told) };
}
