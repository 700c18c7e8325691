import { inOrder, writtenAfter } from '../records/branches.ts';
import { bytesOf } from '../records/chain.ts';
import type { DestroyedEntry, Entry } from '../records/entry.ts';
import { hashOf } from '../records/rules.ts';
import type { Team } from './members.ts';
import type { Ring } from './ring.ts';
import type { Right } from './statement.ts';
import { StoreError, type Store } from './store/port.ts';

/** What makes a record the same here and in its team’s store. Nothing of either side is lost. */
export interface Plan {
  /** What only this device has, each behind those that it was written after: the record is its own outbox. */
  readonly send: readonly Entry[];
  /** What only the store has, the same way. */
  readonly take: readonly Entry[];
  /** How many entries follow on something that has not come yet. */
  readonly waiting: number;
  /** The hashes of what then stands last: more than one where two added at once, and both stand. */
  readonly ends: readonly string[];
  /**
   * Why nothing is sent or taken, where that is so: the two begin with different entries, or it was
   * destroyed there, which a person here has to follow themselves.
   */
  readonly held?: 'apart' | 'destroyed-there';
}

/**
 * Plans by what is there, and not by when it came. A record that was destroyed here sends that it
 * was, and takes nothing more.
 */
export async function planOf(mine: readonly Entry[], theirs: readonly Entry[]): Promise<Plan> {
  const [here, there] = await Promise.all([byHash(mine), byHash(theirs)]);
  const gone = mine.find(isDestroyed);
  if (gone) {
    const hash = await hashOf(gone);
    return { send: there.has(hash) ? [] : [gone], take: [], waiting: 0, ends: [hash] };
  }
  const all = new Map([...here, ...there]);
  const both = new Map<string, Entry>();
  for (const entry of await inOrder([...all.values()])) both.set(await hashOf(entry), entry);
  const followed = new Set([...both.values()].flatMap(writtenAfter));
  const plan = {
    send: [...both].flatMap(([hash, entry]) => (there.has(hash) ? [] : [entry])),
    take: [...both].flatMap(([hash, entry]) => (here.has(hash) ? [] : [entry])),
    waiting: all.size - both.size,
    ends: [...both.keys()].filter((hash) => !followed.has(hash)).sort(),
  };
  const held = theirs.some(isDestroyed)
    ? 'destroyed-there'
    : [...both.values()].filter((entry) => writtenAfter(entry).length === 0).length > 1
      ? 'apart'
      : undefined;
  return held ? { ...plan, send: [], take: [], held } : plan;
}

/** Where a record of a team stands: its log in a store, and what opens it here. */
export interface Shelf {
  readonly ring: Ring;
  readonly store: Store;
  readonly team: Team;
  readonly log: string;
}

/** A plan that was carried out as far as this device goes. */
interface Synced extends Plan {
  /** How many blocks do not open, hold no entry, or are by someone who might not write. */
  readonly closed: number;
  /**
   * How many came late from someone who had been removed: written before they knew, or as if so.
   * Nothing tells the two apart, so they stay in the store until a person decides.
   */
  readonly late: number;
  /**
   * By whom each countersignature is, by its hash, of those that are another person's: sealed by one
   * who might countersign then, and who is not the one who sealed the beginning of the record.
   */
  readonly countersigned: ReadonlyMap<string, string>;
}

/**
 * Brings a record here and in the store together as far as both can be reached now: sends what only
 * this device has, and gives what is to be taken. `read` checks what others wrote by its shape.
 */
export async function synced(
  { ring, store, team, log }: Shelf,
  mine: readonly Entry[],
  read: (content: Uint8Array) => Entry | undefined,
): Promise<Synced> {
  const opened = await ring.read(store, log, team).catch((error: unknown) => {
    const isNew = error instanceof StoreError && error.reason === 'not-there';
    if (!isNew) throw error;
    return { entries: [], closed: 0 };
  });
  const known = opened.entries.filter(
    ({ by, late }) => !late || team.mayAt(by, team.heads) !== undefined,
  );
  const found = known.flatMap((shared) => {
    const may = team.mayAt(shared.by, shared.seen);
    const entry = may === 'writes' || may === 'countersigns' ? read(shared.content) : undefined;
    return entry ? [{ entry, by: shared.by, may }] : [];
  });
  const theirs = found.map(({ entry }) => entry);
  const plan = await planOf(mine, theirs);
  for (const entry of plan.send) await ring.write(store, team, log, bytesOf(entry));
  const late = opened.entries.length - known.length;
  const closed = opened.closed + known.length - theirs.length;
  return { ...plan, closed, late, countersigned: await countersignedIn(found) };
}

/** Who first sealed each countersignature that counts: whoever only sends it on made none. */
async function countersignedIn(
  found: readonly { readonly entry: Entry; readonly by: string; readonly may: Right | undefined }[],
): Promise<ReadonlyMap<string, string>> {
  const begun = found.find(({ entry }) => writtenAfter(entry).length === 0)?.by;
  const first = new Map<string, (typeof found)[number]>();
  for (const one of found) {
    const hash = await hashOf(one.entry);
    if (!first.has(hash)) first.set(hash, one);
  }
  return new Map(
    [...first].flatMap(([hash, { entry, by, may }]) =>
      entry.kind === 'countersignature' && may === 'countersigns' && by !== begun
        ? [[hash, by] as const]
        : [],
    ),
  );
}

const isDestroyed = (entry: Entry): entry is DestroyedEntry => entry.kind === 'destroyed';

const byHash = async (entries: readonly Entry[]): Promise<ReadonlyMap<string, Entry>> =>
  new Map(await Promise.all(entries.map(async (entry) => [await hashOf(entry), entry] as const)));
