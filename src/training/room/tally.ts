import { isCount, unchecked } from '../library/view.ts';

/** How people in a room answer: a phone’s code, a hand that is counted, a paper that is counted. */
export const ways = ['phones', 'hands', 'paper'] as const;
export type Way = (typeof ways)[number];
/** How many people gave each answer, by its id. */
type Counts = Readonly<Record<string, number>>;
/** The same, by how they gave it. Nobody is in it but as one of a number. */
export type Tally = Readonly<Record<Way, Counts>>;

export const noTally: Tally = { phones: {}, hands: {}, paper: {} };
/** More than fit into a room. */
export const mostCounted = 999;

/** A tally in which so many gave an answer in one way. */
export const counted = (tally: Tally, way: Way, answer: string, people: number): Tally => ({
  ...tally,
  [way]: { ...tally[way], [answer]: Math.min(Math.max(0, Math.trunc(people)), mostCounted) },
});

/** A tally with one more, or with one taken out again; never with less than nobody. */
export const oneMore = (tally: Tally, way: Way, answer: string, by: 1 | -1 = 1): Tally =>
  counted(tally, way, answer, (tally[way][answer] ?? 0) + by);

/** How many gave an answer, in whatever way. */
export const givenIn = (tally: Tally, answer: string): number =>
  ways.reduce((sum, way) => sum + (tally[way][answer] ?? 0), 0);

/** How many answered in all. */
export const answeredIn = (tally: Tally): number =>
  ways.reduce((sum, way) => sum + Object.values(tally[way]).reduce((all, n) => all + n, 0), 0);

const isCounts = (value: unknown): value is Counts =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= 20 &&
  Object.values(value).every((n) => isCount(n) && n <= mostCounted);
/** Whether a value has the shape of a tally. */
export function isTally(value: unknown): value is Tally {
  const tally = unchecked<Tally>(value);
  return ways.every((way) => isCounts(tally[way]));
}
