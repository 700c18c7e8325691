import type { Concerned } from '../../machines/concerned.ts';
import type { Tellings } from '../../content/told.ts';

/**
 * The same words where someone is concerned: where the worry may be about the safeguarding lead, or the family are not to
 * be told, each sentence that would send the person to them is replaced by its other words, or left out of its list.
 */
export const retold = <T>(words: T, tellings: Tellings, concerned: readonly Concerned[]): T =>
  concerned.length === 0 ? words : (retoldPart(words, tellings, concerned) as T);

function retoldPart(part: unknown, tellings: Tellings, concerned: readonly Concerned[]): unknown {
  const [, here] = tellings.find(([place]) => place.length === 0) ?? [];
  if (here) {
    const other = concerned.flatMap((one) => here[one] ?? [])[0] ?? 'same';
    return other === 'same' ? part : other === 'nothing' ? undefined : other;
  }
  const below = (key: string | number) => tellings.flatMap(([[first, ...rest], other]) => (first === key ? [[rest, other] as const] : []));
  const one = (held: unknown, key: string | number) => {
    const there = below(key);
    return there.length > 0 ? retoldPart(held, there, concerned) : held;
  };
  if (Array.isArray(part)) return part.map(one).filter((said) => said !== undefined);
  return Object.fromEntries(Object.entries(part as object).map(([key, held]) => [key, one(held, key)]));
}
