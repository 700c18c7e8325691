import type { Circumstance } from '../../machines/circumstances.ts';
import type { Tellings } from '../../content/told.ts';

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
  circumstances.length === 0 ? words : (retoldPart(words, tellings, circumstances) as T);

/**
 * To the lead themselves is said what is said where the lead is not to be asked, unless there are
 * words of its own.
 */
export const otherWords = (here: Tellings[number][1], one: Circumstance): string =>
  here[one] ?? (one === 'asLead' ? here.lead : undefined) ?? 'same';

function retoldPart(
  part: unknown,
  tellings: Tellings,
  circumstances: readonly Circumstance[],
): unknown {
  const [, here] = tellings.find(([place]) => place.length === 0) ?? [];
  if (here) {
    const other = circumstances
      .map((one) => otherWords(here, one))
      .find((words) => words !== 'same');
    return other === undefined ? part : other === 'nothing' ? undefined : other;
  }
  const below = (key: string | number) =>
    tellings.flatMap(([[first, ...rest], other]) =>
      first === key ? [[rest, other] as const] : [],
    );
  const one = (held: unknown, key: string | number) => {
    const there = below(key);
    return there.length > 0 ? retoldPart(held, there, circumstances) : held;
  };
  if (Array.isArray(part)) return part.map(one).filter((said) => said !== undefined);
  if (typeof part !== 'object' || part === null)
    throw new Error(
      `a sentence is told otherwise inside ${JSON.stringify(part)}, which holds none`,
    );
  return Object.fromEntries(Object.entries(part).map(([key, held]) => [key, one(held, key)]));
}
