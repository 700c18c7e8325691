import type { EntriesFile } from '../records/chain.ts';
import { decisionOf } from '../records/entry.ts';
import { isoDay } from '../recommend/dates.ts';
import type { Bytes } from '../vault/boxes.ts';
import { sealForPassphrase, type Progress } from './age.ts';

/** What the first line of a backup says. */
export interface BackupHead {
  readonly format: 'windscreen-backup/1';
  readonly at: string;
  /** How many records follow, where that was known when it was begun. */
  readonly records?: number;
}

/**
 * A backup as lines of JSON: one that says what it is, and then one for each record, whole and
 * sealed. One record is read at a time, when there is room for it, so that any number of them fits
 * in memory.
 */
export function backupLines(
  records: AsyncIterable<EntriesFile>,
  { at, count }: { readonly at: Date; readonly count?: number },
): ReadableStream<Bytes> {
  const lineOf = (value: BackupHead | EntriesFile) =>
    new TextEncoder().encode(`${JSON.stringify(value)}\n`);
  const all = records[Symbol.asyncIterator]();
  return new ReadableStream<Bytes>(
    {
      start: (controller) =>
        controller.enqueue(
          lineOf({
            format: 'windscreen-backup/1',
            at: at.toISOString(),
            ...(count === undefined ? {} : { records: count }),
          }),
        ),
      async pull(controller) {
        const next = await all.next();
        if (next.done) return controller.close();
        if (decisionOf(next.value.entries)?.mode === 'training')
          throw new Error(
            `the record ${next.value.id} is of an invented case, which has no place in a backup of real ones: leave it out`,
          );
        controller.enqueue(lineOf(next.value));
      },
      cancel: async () => void (await all.return?.()),
    },
    { highWaterMark: 0 },
  );
}

/** A whole backup, compressed and then encrypted with a passphrase, as a file to keep elsewhere. */
export async function backupFile(
  records: AsyncIterable<EntriesFile>,
  {
    passphrase,
    at,
    count,
    progress,
  }: {
    readonly passphrase: string;
    readonly at: Date;
    readonly count?: number;
    readonly progress?: Progress;
  },
): Promise<{ name: string; blob: Blob }> {
  const lines = backupLines(records, { at, ...(count === undefined ? {} : { count }) });
  const compressed = lines.pipeThrough(new CompressionStream('gzip'));
  return {
    name: `windscreen-backup-${isoDay(at)}.jsonl.gz.age`,
    blob: await sealForPassphrase(compressed, passphrase, progress),
  };
}
