import { base64Of, type Attached } from '../records/attached.ts';
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

/** A file of a record, which follows that record in a backup. */
export interface FileLine {
  readonly format: 'windscreen-file/1';
  readonly record: string;
  readonly id: string;
  /** As base64. */
  readonly bytes: string;
}

/** The line of a file, or nothing where it is not here or not as it was attached. */
export async function fileLine(
  record: string,
  { id }: Attached,
  read: () => Promise<Uint8Array | undefined>,
): Promise<FileLine | undefined> {
  const bytes = await read().catch(() => undefined);
  return bytes && { format: 'windscreen-file/1', record, id, bytes: base64Of(bytes) };
}

/**
 * A backup as lines of JSON: one that says what it is, and then one for each record, whole and
 * sealed, with one for each of its files behind it. One record is read at a time, when there is room for it, so that any number of them fits
 * in memory.
 */
export function backupLines(
  records: AsyncIterable<EntriesFile | FileLine>,
  { at, count }: { readonly at: Date; readonly count?: number },
): ReadableStream<Bytes> {
  const lineOf = (value: BackupHead | EntriesFile | FileLine) =>
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
        if ('entries' in next.value && decisionOf(next.value.entries)?.mode === 'training')
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
  records: AsyncIterable<EntriesFile | FileLine>,
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
