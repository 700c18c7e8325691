import { statementIn } from '../../src/open/team.ts';
import { bytesOf } from '../../src/records/chain.ts';
import { teamOf, type Team } from '../../src/team/members.ts';
import type { Self } from '../../src/team/person.ts';
import { Ring } from '../../src/team/ring.ts';
import { stated, statementHash, type Right, type Said } from '../../src/team/statement.ts';
import { MemoryFiles, memoryStore } from '../../src/team/store/memory.ts';
import type { Store } from '../../src/team/store/port.ts';
import { log } from './selves.ts';

const at = new Date('2026-12-01T09:00:00Z');

/** A team that works on one store, each with a ring of their own. */
export class Office {
  readonly files = new MemoryFiles();
  readonly store: Store;
  readonly rings = new Map<Self, Ring>();
  #founding = '';

  constructor(store?: Store) {
    this.store = store ?? memoryStore(this.files);
  }

  ringOf(self: Self): Ring {
    const ring = this.rings.get(self) ?? new Ring(self);
    this.rings.set(self, ring);
    return ring;
  }

  /** The team as someone knows it from its log, and whoever founds it from what they are about to say. */
  async teamOf(self: Self, store = this.store): Promise<Team> {
    const { entries } = await this.ringOf(self).read(store, log);
    const all = entries.flatMap(({ content }) => statementIn(content) ?? []);
    return (await teamOf(all, this.#founding))!;
  }

  async found(self: Self): Promise<void> {
    const said: Said = { kind: 'founded', person: self.person };
    const statement = await stated(self, said, { team: log, after: [], at });
    this.#founding = await statementHash(statement);
    const team = (await teamOf([statement], this.#founding))!;
    await this.ringOf(self).write(this.store, team, log, bytesOf(statement));
  }

  async say(self: Self, said: Said): Promise<Team> {
    const before = await this.teamOf(self);
    const statement = await stated(self, said, { team: log, after: before.heads, at });
    const { entries } = await this.ringOf(self).read(this.store, log);
    const all = entries.flatMap(({ content }) => statementIn(content) ?? []);
    // new keys are for those who are in once they are begun
    const team = said.kind === 'epoch' ? await teamOf([...all, statement], this.#founding) : before;
    await this.ringOf(self).write(this.store, team!, log, bytesOf(statement));
    return this.teamOf(self);
  }

  async letIn(by: Self, self: Self, may: Right): Promise<void> {
    const team = await this.say(by, { kind: 'invited', person: self.person, may });
    await this.ringOf(by).share(this.store, team, log);
    await this.say(self, { kind: 'joined' });
  }

  async remove(by: Self, self: Self): Promise<void> {
    await this.say(by, { kind: 'removed', who: self.person.sign });
    const team = await this.say(by, { kind: 'epoch' });
    await this.ringOf(by).renew(this.store, team);
  }

  async write(self: Self, record: string, text: string, store = this.store): Promise<void> {
    const team = await this.teamOf(self, store);
    await this.ringOf(self).write(store, team, record, new TextEncoder().encode(text));
  }

  /** What someone reads in a record: each text, and how many entries stay closed to them. */
  async reads(self: Self, record: string, store = this.store) {
    const { entries, closed } = await this.ringOf(self).read(
      store,
      record,
      await this.teamOf(self),
    );
    return [...entries.map(({ content }) => new TextDecoder().decode(content)), closed];
  }
}
