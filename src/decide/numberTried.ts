import words from '../../content/pages/tried.yaml';
import type { Pack } from '../../content/schema.ts';
import type { Pair } from '../ui/text/Pairs.svelte';
import type { NumbersTried } from '../walk/numbersTried.ts';

interface OwnNumber {
  readonly whose: string;
  readonly number: string;
  /** Another that a page prints in its place. */
  readonly elsewhere?: string;
}

/**
 * Pure. The numbers of an area's own that can be right or wrong, each once: 101 is the police's,
 * and is right.
 */
export function numbersOf({
  frontDoor,
  outOfHours,
}: Pick<Pack, 'frontDoor' | 'outOfHours'>): readonly OwnNumber[] {
  const all = [frontDoor, outOfHours].flatMap(({ name, lines }) =>
    lines.map(({ for: whom, number, elsewhere }): OwnNumber => ({
      whose: `${name.value}. ${whom}`,
      number: number.value,
      ...(elsewhere ? { elsewhere: elsewhere.value } : {}),
    })),
  );
  return all.filter(
    ({ number }, i) =>
      number.startsWith('0') && all.findIndex((one) => one.number === number) === i,
  );
}

/**
 * Pure. What else to ring where a number was wrong: what another page prints in its place, the
 * area's others that were not wrong too, its website, and the police.
 */
export function insteadOf(
  wrong: string,
  pack: Pick<Pack, 'frontDoor' | 'outOfHours' | 'website'>,
  all: NumbersTried,
): readonly Pair[] {
  const own = numbersOf(pack);
  const elsewhere = own.find(({ number }) => number === wrong)?.elsewhere;
  const others = own.filter(
    ({ number }) => number !== wrong && number !== elsewhere && all.get(number)?.worked !== false,
  );
  return [
    ...(elsewhere ? [{ term: words.elsewhere, tel: elsewhere }] : []),
    ...others.map(({ whose, number }) => ({ term: whose, tel: number })),
    ...(pack.website
      ? [{ term: words.website, link: { href: pack.website.value, text: pack.website.value } }]
      : []),
    { term: words.police, tel: '101' },
  ];
}
