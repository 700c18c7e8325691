import type { Block, Head, Reading } from './port.ts';

type Placed = { readonly block: Block; readonly depth: number };

/**
 * The blocks of one log, as they come: in any order, more than once. A block has its place once all
 * that it was written after have theirs. What is known depends on which blocks came, never on when.
 */
export class Log {
  readonly #placed = new Map<Head, Placed>();
  readonly #waiting = new Map<Head, Block>();
  /** for each block that is missing, those that wait for it */
  readonly #for = new Map<Head, Block[]>();
  readonly #heads = new Set<Head>();

  take(block: Block): void {
    if (this.#waiting.has(block.head)) return;
    const coming = [block];
    for (let next = coming.pop(); next; next = coming.pop()) {
      if (this.#placed.has(next.head)) continue;
      const missing = next.after.find((head) => !this.#placed.has(head));
      if (missing !== undefined) {
        this.#waiting.set(next.head, next);
        this.#for.set(missing, [...(this.#for.get(missing) ?? []), next]);
        continue;
      }
      this.#waiting.delete(next.head);
      this.#placed.set(next.head, { block: next, depth: this.#depthOf(next) });
      for (const head of next.after) this.#heads.delete(head);
      this.#heads.add(next.head);
      coming.push(...(this.#for.get(next.head) ?? []));
      this.#for.delete(next.head);
    }
  }

  /** What stands last, in the order of the alphabet. */
  get heads(): readonly Head[] {
    return [...this.#heads].sort();
  }

  has(head: Head): boolean {
    return this.#placed.has(head);
  }

  /** Whether a block is known of that is not whole here: it waits, or another waits for it. */
  awaits(head: Head): boolean {
    return [...this.#waiting.values()].some((one) => one.head === head || one.after.includes(head));
  }

  /** All that stands neither at some heads nor behind them, by how far in and then by head. */
  read(after: readonly Head[]): Reading {
    const seen = new Set(after);
    for (const head of seen)
      for (const before of this.#placed.get(head)?.block.after ?? []) seen.add(before);
    const blocks = [...this.#placed.values()]
      .filter(({ block }) => !seen.has(block.head))
      .sort((a, b) => a.depth - b.depth || (a.block.head < b.block.head ? -1 : 1))
      .map(({ block }) => block);
    return { blocks, heads: this.heads, waiting: this.#waiting.size };
  }

  #depthOf({ after }: Block): number {
    return 1 + Math.max(-1, ...after.map((head) => this.#placed.get(head)?.depth ?? -1));
  }
}
