import { isSigned, statementHash, type Statement } from './statement.ts';

/** A statement that its speaker signed, with all that they had seen. */
export interface Line {
  readonly hash: string;
  readonly said: Statement;
  /** how many statements stand behind it at most, one behind the other */
  readonly depth: number;
  /** the hashes of all that stand behind it, near and far */
  readonly past: ReadonlySet<string>;
}

/**
 * Signed statements in the one order that they have: by how far in they stand, and then by hash.
 * What follows on something that is not here waits, and is left out until that comes.
 */
export async function pastOf(statements: readonly Statement[]): Promise<readonly Line[]> {
  const known = new Map<string, Statement>();
  for (const said of statements)
    if (await isSigned(said)) known.set(await statementHash(said), said);
  const placed = new Map<string, Line>();
  let waiting = [...known];
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter(([hash, said]) => {
      const after = said.after.map((one) => placed.get(one));
      if (!after.every((line) => line !== undefined)) return true;
      const past = new Set(after.flatMap((line) => [line.hash, ...line.past]));
      const depth = 1 + Math.max(-1, ...after.map((line) => line.depth));
      placed.set(hash, { hash, said, depth, past });
      return false;
    });
  }
  return [...placed.values()].sort((a, b) => a.depth - b.depth || (a.hash < b.hash ? -1 : 1));
}
