import type { EntriesFile } from '../records/chain.ts';
import type { ChildFile } from '../records/childFile.ts';

/** What was opened from a file and is to be kept: the records, and whose file they came in. */
export interface SentHere {
  readonly files: readonly EntriesFile[];
  readonly child?: ChildFile;
}

let waiting: SentHere | undefined;
const letGo = () => (waiting = undefined);

/**
 * Holds what was opened until the records are unlocked: in this page’s memory and nowhere else, so
 * that leaving or reloading the page lets it go.
 */
export function holdSent(sent: SentHere): void {
  waiting = sent;
  addEventListener('pagehide', letGo, { once: true });
}
export const sentHere = (): SentHere | undefined => waiting;
export const letSentGo = (): void => void letGo();
