import { newSelf, type Self } from '../../src/team/person.ts';
import { stated, statementHash, type Said, type Statement } from '../../src/team/statement.ts';

/** The log that the teams of these tests are in. */
export const log = 'e'.repeat(32);
const at = new Date('2026-12-01T09:00:00Z');

export const names = ['Amina', 'Ben', 'Cass', 'Dil', 'Ed', 'Fay'] as const;
/** People of no team yet, each with keys of their own. */
export const selves = (): Promise<readonly Self[]> =>
  Promise.all(names.map((name) => newSelf(`${name} Invented`, 'deputy safeguarding lead')));

/** What is said in one team, statement by statement, with the hash of each. */
export class Sayings {
  readonly all: Statement[] = [];
  readonly hashes: string[] = [];
  /** Says something after these statements, by their places. Without any, after the one before. */
  async say(self: Self, said: Said, after?: readonly number[]): Promise<string> {
    const places = after ?? (this.all.length === 0 ? [] : [this.all.length - 1]);
    const hashes = places.map((place) => this.hashes[place]!);
    return this.add(await stated(self, said, { team: log, after: hashes, at }));
  }
  async add(statement: Statement): Promise<string> {
    const hash = await statementHash(statement);
    this.all.push(statement);
    this.hashes.push(hash);
    return hash;
  }
}
