import type { CouncilNamesText, CouncilsText } from '../../content/schema.ts';

/** A council as it is looked for. */
export interface Council {
  readonly id: string;
  readonly name: string;
  /** Its own full name. */
  readonly council: string;
  readonly region: string;
  /**
   * The name that led to it, where that is not its own: a place in it, what it is called, or what
   * it is part of.
   */
  readonly by?: { readonly as: 'partOf' | 'called' | 'within'; readonly name: string };
}

/**
 * As it is compared: “St. Helens”, “st helens” and “St Helens” are one, and so are “&” and “and”.
 */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}|[’'.]/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/**
 * How well a name fits what was typed: 0 where it begins with it, 1 where a word of it does;
 * undefined where neither.
 */
const fit = (name: string, typed: string): number | undefined =>
  name.startsWith(typed) ? 0 : ` ${name}`.includes(` ${typed}`) ? 1 : undefined;

const named = (councils: CouncilsText): readonly Council[] =>
  Object.entries(councils).map(([id, { name, council, region }]) => ({
    id,
    name,
    council,
    region,
  }));

type Named = NonNullable<Council['by']>;
const noNames: CouncilNamesText = { shared: [], within: {}, councils: {} };

/** Names that lead to a council without being its own. */
function namesFor(id: string, { within, councils }: CouncilNamesText): readonly Named[] {
  const { called = [], districts = [], before = [], places = [] } = councils[id] ?? {};
  return [
    ...called.map((name): Named => ({ as: 'called', name })),
    ...[...districts, ...before, ...places].map((name): Named => ({ as: 'partOf', name })),
    ...Object.entries(within).flatMap(([name, parts]): Named[] =>
      parts.includes(id) ? [{ as: 'within', name }] : [],
    ),
  ];
}

/**
 * How well a name that is not its own fits: 1 where it is all that was typed, 5 where it begins
 * with that, 6 where a word of it does.
 */
const fitOfOther = (name: string, typed: string): number | undefined => {
  const known = fit(name, typed);
  return name === typed ? 1 : known === undefined ? undefined : 5 + known;
};

/**
 * The councils that have a name beginning with what was typed, or a word of one that does: those
 * known by such a name first. A name that is not a council’s own stands beside it where it led
 * there.
 */
export function findCouncils(
  councils: CouncilsText,
  typed: string,
  names = noNames,
): readonly Council[] {
  const sought = plain(typed);
  if (!sought) return [];
  const ownFit = ({ id, name, council }: Council) => {
    const known = fit(plain(name), sought);
    const other = [council, ...(councils[id]?.also ?? [])]
      .map((one) => fit(plain(one), sought))
      .find((one) => one !== undefined);
    return known !== undefined ? 2 * known : other === undefined ? undefined : 3 + other;
  };
  const best = (council: Council) => {
    const own = ownFit(council);
    const others = namesFor(council.id, names).flatMap((by) => {
      const rank = fitOfOther(plain(by.name), sought);
      return rank === undefined || (own !== undefined && own <= rank)
        ? []
        : [{ council: { ...council, by }, rank }];
    });
    const [other] = others.sort((a, b) => a.rank - b.rank);
    return other ?? (own === undefined ? undefined : { council, rank: own });
  };
  return named(councils)
    .flatMap((council) => best(council) ?? [])
    .sort((a, b) => a.rank - b.rank || a.council.name.localeCompare(b.council.name, 'en'))
    .map(({ council }) => council);
}

/** The councils of each region, both in the order of the alphabet. */
export function byRegion(
  councils: CouncilsText,
): readonly (readonly [region: string, councils: readonly Council[]])[] {
  const all = [...named(councils)].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return [...new Set(all.map(({ region }) => region))]
    .sort()
    .map((region) => [region, all.filter((one) => one.region === region)]);
}

/** The council that goes by a name, whole: its own, its full one, or one that people call it by. */
export function councilNamed(councils: CouncilsText, name: string): string | undefined {
  const sought = plain(name);
  const found = Object.entries(councils).find(([, one]) =>
    [one.name, one.council, ...(one.also ?? [])].some((known) => plain(known) === sought),
  );
  return found?.[0];
}
