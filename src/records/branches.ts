import { lastOf, type Entries, type Entry } from './entry.ts';
import { hashOf } from './rules.ts';

/*
 * A record may be added to on two devices at once. Brought together, it holds every entry of both,
 * each still signed and still naming the one that it was written after: its entries then branch,
 * and the next that is added names every end.
 */

/** The hashes of the entries that this one was written after: none for the first. */
export const writtenAfter = ({ previous, also = [] }: Entry): readonly string[] =>
  previous === '' ? [] : [previous, ...also];

/**
 * Whether every entry was written after the one that stands before it, as in a record that was only
 * ever added to in one place.
 */
export const isStraight = (entries: readonly Entry[]): boolean =>
  entries.every(({ n }, i) => n === i);

/** The entries that no other was written after, in their order. The last is always one of them. */
export async function endsOf(entries: Entries): Promise<readonly Entry[]> {
  if (isStraight(entries)) return [lastOf(entries)];
  const followed = new Set(entries.flatMap(writtenAfter));
  const ends = await Promise.all(
    entries.map(async (entry) => (followed.has(await hashOf(entry)) ? [] : [entry])),
  );
  return ends.flat();
}

/**
 * Entries in the one order that they have: each behind those that it was written after, and as far
 * as that leaves a choice, by when they were written. What follows on nothing that is here is left
 * out.
 */
export async function inOrder(entries: readonly Entry[]): Promise<readonly Entry[]> {
  const all = await Promise.all(
    entries.map(async (entry) => ({
      entry,
      hash: await hashOf(entry),
      after: writtenAfter(entry),
    })),
  );
  const placed = new Set<string>();
  const ordered: Entry[] = [];
  let waiting = all.toSorted((a, b) =>
    a.entry.at === b.entry.at ? (a.hash < b.hash ? -1 : 1) : a.entry.at < b.entry.at ? -1 : 1,
  );
  for (;;) {
    const next = waiting.find(({ after }) => after.every((hash) => placed.has(hash)));
    if (!next) return ordered;
    placed.add(next.hash);
    ordered.push(next.entry);
    waiting = waiting.filter((one) => one !== next);
  }
}

/** Every entry of both, once each, in order. Both begin with the same entry. */
export async function together(mine: Entries, theirs: Entries): Promise<Entries> {
  const hashes = new Set(await Promise.all(mine.map(hashOf)));
  const added = await Promise.all(
    theirs.map(async (entry) => (hashes.has(await hashOf(entry)) ? [] : [entry])),
  );
  const [first, ...others] = await inOrder([...mine, ...added.flat()]);
  if (!first) throw new Error(`no entry of the record ${mine[0].record} is its first`);
  return [first, ...others];
}

/** For each entry that was not written after the one before it: which one it was, by its place. */
export function apartIn(
  entries: readonly Entry[],
  hashes: readonly string[],
): ReadonlyMap<number, number> {
  if (isStraight(entries)) return new Map();
  return new Map(
    entries.flatMap((entry, i): [number, number][] => {
      const after = writtenAfter(entry).map((hash) => hashes.indexOf(hash));
      return i === 0 || after.includes(i - 1) ? [] : [[i, Math.max(...after)]];
    }),
  );
}

/**
 * The places of all the entries that one was written after, near or far, and its own: those that
 * its receipt vouches for.
 */
export function behind(
  entries: readonly Entry[],
  hashes: readonly string[],
  place: number,
): ReadonlySet<number> {
  const found = new Set([place]);
  for (const at of found)
    for (const hash of entries.slice(at, at + 1).flatMap(writtenAfter))
      if (hashes.includes(hash)) found.add(hashes.indexOf(hash));
  return found;
}
