import type { AddedEntry } from '../records/entry.ts';
import type { DecisionRecord } from '../records/record.ts';

/** What every paper's page is given. */
export interface PaperProps {
  /**
   * What it is written from: the decision, or none where something was noted before one, and what
   * was added since. Without it, the paper is written alone.
   */
  from?: Source | undefined;
  /** Where it lies while it is unfinished. */
  slot: `paper.${string}`;
  back?: string | undefined;
  note?: string | undefined;
  /** A text without what must be kept back. */
  shared: (text: string) => string;
  /** Keeps it with the record that it is written from. */
  keep?: Keeping | undefined;
}
export interface Source {
  readonly record?: DecisionRecord | undefined;
  readonly added: readonly AddedEntry[];
}

/** A paper as it is taken away. */
export interface Taken {
  /** All of it as plain text. */
  readonly text: string;
  /** The same for Word, made when it is asked for. */
  readonly word: () => Promise<Blob>;
  /** What somebody will do by it, a line each: it joins what is to be ticked in the record. */
  readonly agreed?: readonly string[];
}
/** A paper that is kept, and who keeps it. */
export interface Kept extends Pick<Taken, 'text' | 'agreed'> {
  readonly by: string;
}
/** How a paper comes into its record. */
export interface Keeping {
  /** Who writes, by name and role, as far as the device knows. */
  readonly by: string;
  /** It is in the record when this resolves; rejects with a sentence that says why it is not. */
  readonly keep: (kept: Kept) => Promise<void>;
}
