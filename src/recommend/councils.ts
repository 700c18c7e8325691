import type { CouncilsText } from '../../content/schema.ts';

/** A council as it is looked for. */
export interface Council {
  readonly id: string;
  readonly name: string;
  /** Its own full name. */
  readonly council: string;
  readonly region: string;
}

/** As it is compared: “St. Helens”, “st helens” and “St Helens” are one, and so are “&” and “and”. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}|[’'.]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** How well a name fits what was typed: 0 where it begins with it, 1 where a word of it does; undefined where neither. */
const fit = (name: string, typed: string): number | undefined =>
  name.startsWith(typed) ? 0 : ` ${name}`.includes(` ${typed}`) ? 1 : undefined;

const named = (councils: CouncilsText): readonly Council[] =>
  Object.entries(councils).map(([id, { name, council, region }]) => ({ id, name, council, region }));

/** The councils that have a name beginning with what was typed, or a word of one that does: those known by such a name first. */
export function findCouncils(councils: CouncilsText, typed: string): readonly Council[] {
  const sought = plain(typed);
  if (!sought) return [];
  const best = ({ id, name, council }: Council) => {
    const known = fit(plain(name), sought);
    const other = [council, ...(councils[id]?.also ?? [])].map((one) => fit(plain(one), sought)).find((one) => one !== undefined);
    return known ?? (other === undefined ? undefined : 2 + other);
  };
  return named(councils)
    .flatMap((council) => {
      const rank = best(council);
      return rank === undefined ? [] : [{ council, rank }];
    })
    .sort((a, b) => a.rank - b.rank || a.council.name.localeCompare(b.council.name, 'en'))
    .map(({ council }) => council);
}

/** The councils of each region, both in the order of the alphabet. */
export function byRegion(councils: CouncilsText): readonly (readonly [region: string, councils: readonly Council[]])[] {
  const all = [...named(councils)].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return [...new Set(all.map(({ region }) => region))].sort().map((region) => [region, all.filter((one) => one.region === region)]);
}

/** The council that goes by a name, whole: its own, its full one, or one that people call it by. */
export function councilNamed(councils: CouncilsText, name: string): string | undefined {
  const sought = plain(name);
  const found = Object.entries(councils).find(([, one]) =>
    [one.name, one.council, ...(one.also ?? [])].some((known) => plain(known) === sought),
  );
  return found?.[0];
}
