import { TeamError } from './error.ts';
import { rights } from './statement.ts';
import type { Team } from './members.ts';
import { newSealing, type Person, type Self } from './person.ts';
import {
  keyOfEntry,
  newTeamKey,
  openedEntry,
  openedKey,
  sealedEntry,
  sealedKey,
  type TeamKey,
  type Written,
} from './sealed.ts';
import { StoreError, type Block, type Head, type Reading, type Store } from './store/port.ts';

/** An entry as it stands in a log. */
interface Shared extends Written {
  readonly head: Head;
  readonly after: readonly Head[];
  /** whether it was sealed with a key of before, by someone who had not seen that there are new ones */
  readonly late: boolean;
}
/** What of a log opens here. */
export interface Opened {
  readonly entries: readonly Shared[];
  /** how many entries are there that do not: their key was never given, or let go */
  readonly closed: number;
  readonly heads: readonly Head[];
}

/** More than as many others would add in the moment of one append. */
const mostTries = 16;

/**
 * The keys that one device was given, and all that it does with them. They are given once: from
 * then on the device has them, whoever leaves the team.
 */
export class Ring {
  #self: Self;
  /** by log, and in it by id */
  readonly #keys = new Map<string, Map<string, TeamKey>>();
  /** what each block that hands over a key gave here, so that none is tried twice */
  readonly #tried = new Map<Head, TeamKey | undefined>();
  /** logs whose keys were let go, and are not taken again */
  readonly #gone = new Set<string>();

  constructor(self: Self) {
    this.#self = self;
  }

  /** Who this is, with the key that is sealed to now. */
  get person(): Person {
    return this.#self.person;
  }

  /** Takes the keys of a log that are for this device, and opens what they open. */
  async read(store: Store, log: string, team?: Team): Promise<Opened> {
    const { blocks, heads } = await store.read(log, []);
    const keys = await this.#keysIn(log, blocks);
    const newest = blocks.find(({ bytes, head }) => {
      return keys.at(head)?.epoch === team?.epoch && keyOfEntry(bytes) === undefined;
    });
    const before = newest && behind(blocks, newest);
    const entries: Shared[] = [];
    let closed = 0;
    for (const { head, after, bytes } of blocks) {
      const id = keyOfEntry(bytes);
      if (id === undefined) continue;
      const key = keys.of(id);
      const written = key && (await openedEntry(key, { log, after }, bytes).catch(() => undefined));
      if (!written) closed += 1;
      else {
        const late = before !== undefined && key.epoch !== team?.epoch && !before.has(head);
        entries.push({ ...written, head, after, late });
      }
    }
    return { entries, closed, heads };
  }

  /** Adds to a log after all that stands in it, under a key of the team's epoch. */
  async write(store: Store, team: Team, log: string, content: Uint8Array): Promise<Head> {
    if (log !== team.log) this.#mayWrite(team);
    const key = await this.#keyNow(store, team, log);
    return this.#added(store, log, (after) =>
      sealedEntry(this.#self, key, { log, after }, team.heads, content),
    );
  }

  /**
   * Begins the keys of the team's epoch in every log that opens here, so that whatever is still
   * written with a key of before is seen to be late.
   */
  async renew(store: Store, team: Team): Promise<void> {
    this.#mayWrite(team);
    for (const log of (await store.heads()).keys())
      if ((await this.#held(store, log)).length > 0) await this.#keyNow(store, team, log);
  }

  /** Hands every key of a log that is here to all who are in the team now. */
  async share(store: Store, team: Team, log: string): Promise<void> {
    for (const key of await this.#held(store, log)) await this.#hand(store, team, log, key);
  }

  /**
   * Lets the keys of a log go for good, and gives the X25519 key that others are to seal to from
   * here on: the one before, which its keys were sealed to, is let go too. Once everybody has done
   * so, nobody opens the log again, whatever they have of its store. The keys of all other logs are
   * taken first.
   */
  async letGo(store: Store, log: string): Promise<string> {
    for (const other of (await store.heads()).keys()) await this.#held(store, other);
    for (const [head, key] of this.#tried)
      if (key && this.#keys.get(log)?.has(key.id)) this.#tried.delete(head);
    this.#keys.delete(log);
    this.#gone.add(log);
    const { key, opening } = await newSealing();
    this.#self = { ...this.#self, opening, person: { ...this.#self.person, seal: key } };
    return key;
  }

  #mayWrite(team: Team): void {
    const may = team.mayAt(this.person.sign, team.heads);
    if (may === undefined || rights.indexOf(may) < rights.indexOf('writes'))
      throw new TeamError('may-not', `${this.person.sign} may not write in the team ${team.log}.`);
    if (team.keysDue)
      throw new TeamError('keys-due', 'someone was removed, and no new keys were begun since.');
  }

  /** The key to write with: the first of this epoch in the log, or a new one, handed to everybody. */
  async #keyNow(store: Store, team: Team, log: string): Promise<TeamKey> {
    const known = (await this.#held(store, log)).find(
      ({ epoch, by }) => epoch === team.epoch && isGiver(team, by, epoch),
    );
    if (known) return known;
    if (this.#gone.has(log))
      throw new TeamError('let-go', `the keys of the log ${log} were let go.`);
    const key = await newTeamKey(this.#self, team.epoch);
    await this.#hand(store, team, log, key);
    this.#keep(log, key);
    return key;
  }

  async #hand(store: Store, team: Team, log: string, key: TeamKey): Promise<void> {
    const people = team.members.filter(({ removed }) => removed === undefined);
    const to = log === team.log ? [...people, ...team.invited] : people;
    const seals = new Set([this.person.seal, ...to.map(({ person }) => person.seal)]);
    await this.#added(store, log, (after) =>
      sealedKey(this.#self, key, { log, after }, [...seals]),
    );
  }

  /** Appends what is made for just the heads that stand, as often as those move meanwhile. */
  async #added(
    store: Store,
    log: string,
    made: (after: readonly Head[]) => Promise<Uint8Array>,
  ): Promise<Head> {
    for (let tries = 1; ; tries += 1) {
      const { heads } = await readOrNone(store, log);
      try {
        return await store.append(log, heads, await made(heads));
      } catch (error) {
        const isMoved = error instanceof StoreError && error.reason === 'moved';
        if (!isMoved || tries === mostTries) throw error;
      }
    }
  }

  async #held(store: Store, log: string): Promise<readonly TeamKey[]> {
    await this.#keysIn(log, (await readOrNone(store, log)).blocks);
    return [...(this.#keys.get(log)?.values() ?? [])];
  }

  #keep(log: string, key: TeamKey): void {
    this.#keys.set(log, (this.#keys.get(log) ?? new Map<string, TeamKey>()).set(key.id, key));
  }

  /** Takes what keys there are: `of` an id, and `at` the block that gave one to this device. */
  async #keysIn(log: string, blocks: readonly Block[]) {
    const at = new Map<Head, TeamKey>();
    if (!this.#gone.has(log))
      for (const { head, after, bytes } of blocks) {
        if (keyOfEntry(bytes) !== undefined) continue;
        if (!this.#tried.has(head))
          this.#tried.set(head, await openedKey(this.#self, { log, after }, bytes));
        const key = this.#tried.get(head);
        if (!key) continue;
        at.set(head, key);
        if (!this.#keys.get(log)?.has(key.id)) this.#keep(log, key);
      }
    return { of: (id: string) => this.#keys.get(log)?.get(id), at: (head: Head) => at.get(head) };
  }
}

/** Whether whoever gave a key could write when its epoch began, or began the epoch by it. */
const isGiver = (team: Team, by: string, epoch: string) => {
  const may = team.mayAt(by, [epoch, ...team.heads]);
  return may !== undefined && may !== 'reads';
};

const readOrNone = (store: Store, log: string): Promise<Reading> =>
  store.read(log, []).catch((error: unknown) => {
    const isNew = error instanceof StoreError && error.reason === 'not-there';
    if (!isNew) throw error;
    return { blocks: [], heads: [], waiting: 0 };
  });

/** The heads of all blocks that one was written after, near and far. */
function behind(blocks: readonly Block[], block: Block): ReadonlySet<Head> {
  const found = new Set(block.after);
  for (const { head, after } of blocks.toReversed())
    if (found.has(head)) for (const one of after) found.add(one);
  return found;
}
