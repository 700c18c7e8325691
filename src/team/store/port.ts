import type { Bytes } from '../../vault/boxes.ts';

/** A block's own SHA-256, as 64 hexadecimal digits: what stands last in a log is its head. */
export type Head = string;

/** Bytes that were appended once. They never change, and their head vouches for all before them. */
export interface Block {
  readonly head: Head;
  /** the heads that whoever wrote it saw: none for the first, and more than one after a fork */
  readonly after: readonly Head[];
  readonly bytes: Bytes;
}

/** What of a log is whole: in one order, whatever the order in which it came. */
export interface Reading {
  /** each behind all that it was written after */
  readonly blocks: readonly Block[];
  /** what stands last: more than one where two wrote at once, since both stand */
  readonly heads: readonly Head[];
  /** how many blocks are there in part, or before what they were written after: they may still come */
  readonly waiting: number;
}

/**
 * Where a team keeps its logs: a folder, or later a cluster. It is handed opaque names and sealed
 * bytes, and can neither read them nor say who wrote them. Nothing in it is changed or taken away.
 */
export interface Store {
  /**
   * Adds a block to a log, after just these heads, and gives its own: `[]` begins a log. Once it
   * resolves, the bytes are there to be read. Rejects with `moved` where the heads are others.
   */
  append(log: string, expected: readonly Head[], bytes: Uint8Array): Promise<Head>;
  /** All that was written after some heads, near or far, or beside them: `[]` is all of it. */
  read(log: string, after: readonly Head[]): Promise<Reading>;
  /** The heads of every log that has a whole block. */
  heads(): Promise<ReadonlyMap<string, readonly Head[]>>;
}

/**
 * Why a store did not do what was asked. `moved`: someone added meanwhile, so read and try again.
 * `not-there`: no such log, or no such head in it. `not-whole`: it is there, but not all of its
 * bytes, so wait. `refused`: the place itself cannot be read or written now.
 */
export type StoreReason = 'moved' | 'not-there' | 'not-whole' | 'refused';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly reason: StoreReason;
  constructor(reason: StoreReason, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.reason = reason;
  }
}
