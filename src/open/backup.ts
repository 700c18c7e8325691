import type { BackupHead, FileLine } from '../handover/backup.ts';
import { bytesOfBase64, largestFileText } from '../records/attached.ts';
import { together } from '../records/branches.ts';
import { hashesOf, type EntriesFile } from '../records/chain.ts';
import type { DestroyedEntry, Entries } from '../records/entry.ts';
import { short, type Place, type Wrong } from '../records/fault.ts';
import { hashOf } from '../records/rules.ts';
import { joined, unshared, type Bytes } from '../vault/boxes.ts';
import type { ReadEntries } from './entries.ts';
import { saysTwice, structureFault, withoutFiles } from './structure.ts';
import { refusedFor, type Refused } from './refused.ts';

/**
 * The most that is read of a backup: bytes of one record or one file, and of all, inflated; how many
 * records; how many lines that cannot be read.
 */
export interface BackupLimits {
  readonly line: number;
  /** Of a line, besides a file in it. */
  readonly written: number;
  readonly total: number;
  readonly records: number;
  readonly refused: number;
}
export const backupLimits: BackupLimits = {
  line: 5_000_000 + largestFileText,
  written: 5_000_000,
  total: 20_000_000_000,
  records: 200_000,
  refused: 100,
};

/** The bytes of a file that a record holds, and which record says so. */
interface FileOf {
  readonly record: string;
  readonly id: string;
  readonly bytes: Bytes;
}
/** What of a backup could not be read, and why: a line of it, by its number, or something of all. */
export interface LeftOut extends Refused {
  readonly place: Place;
}
/** A record that a backup holds, a file of the one before it, or why one of its lines is neither. */
export type FromBackup =
  { readonly file: EntriesFile } | { readonly attached: FileOf } | { readonly leftOut: LeftOut };

const backupFormat: BackupHead['format'] = 'windscreen-backup/1';
const fileLineFormat: FileLine['format'] = 'windscreen-file/1';

/**
 * The records in a backup that nobody has vouched for, compressed or not, one after the other, so
 * that no length of it can fill the memory. A line that is no record is refused by its number, and
 * those after it are read all the same. Never throws; letting go of it lets go of the stream.
 */
export async function* readBackup(
  backup: ReadableStream<Uint8Array> | Uint8Array,
  {
    read,
    limits = backupLimits,
  }: { readonly read: (json: unknown) => Promise<ReadEntries>; readonly limits?: BackupLimits },
): AsyncGenerator<FromBackup, void, void> {
  let records = 0;
  let refused = 0;
  let says: number | undefined;
  let n = 0;
  try {
    for await (const line of linesIn(inflated(backup), limits)) {
      n++;
      const found = 'fault' in line ? line : await jsonIn(line.bytes, limits);
      if (n === 1) {
        const head = 'fault' in found ? found : headIn(found.json);
        if ('fault' in head) return yield leftOut(head.fault, 1);
        says = head.records;
        continue;
      }
      const attached = 'json' in found ? fileIn(found.json) : undefined;
      if (attached) {
        yield 'id' in attached ? { attached } : leftOut(attached.fault, n);
        continue;
      }
      if (++records > limits.records)
        return yield leftOut({ says: 'too-many-records', parts: { most: `${limits.records}` } });
      const checked =
        'fault' in found
          ? refusedFor(found.fault)
          : await read(found.json).catch(() => notUnderstood);
      if ('file' in checked) yield { file: checked.file };
      else {
        yield { leftOut: { place: [{ in: 'line', n }], faults: checked.faults.slice(0, 3) } };
        if (++refused >= limits.refused)
          return yield leftOut({ says: 'too-many-refused', parts: { n: `${refused}` } });
      }
    }
    if (n === 0) yield leftOut({ says: 'backup-empty' });
    else if (says !== undefined && says !== records)
      yield leftOut({
        says: says === 1 ? 'one-record' : 'other-records',
        parts: { made: `${says}`, has: `${records}` },
      });
  } catch (fault) {
    yield leftOut(
      fault instanceof TooMuch ? fault.wrong : { says: 'backup-breaks-off', parts: { n: `${n}` } },
    );
  }
}

const leftOut = (wrong: Wrong, line?: number): { readonly leftOut: LeftOut } => ({
  leftOut: { place: line === undefined ? [] : [{ in: 'line', n: line }], ...refusedFor(wrong) },
});
/** A line so many times as long as a record may be was made to take long: nothing after it is read. */
const farTooLong = 4;
const tooLong = (most: number): Wrong => ({ says: 'record-too-large', parts: { most: `${most}` } });
/** More than is read: what is wrong. */
class TooMuch extends Error {
  readonly wrong: Wrong;
  constructor(wrong: Wrong) {
    super(wrong.says);
    this.wrong = wrong;
  }
}
const notUnderstood = refusedFor({ says: 'never-understood' });

type Line = { readonly bytes: Uint8Array } | { readonly fault: Wrong };

/** Each line, without its end. Of one that is too long no more is kept than that it was. */
async function* linesIn(
  parts: AsyncIterable<Uint8Array>,
  { line, total }: BackupLimits,
): AsyncGenerator<Line, void, void> {
  let kept: Uint8Array[] = [];
  let length = 0;
  let all = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length > farTooLong * line)
      throw new TooMuch({ says: 'record-far-too-large', parts: { most: `${line}` } });
    if (length > line) kept = [];
    else kept.push(part);
  };
  const taken = (): Line => {
    const one = length > line ? { fault: tooLong(line) } : { bytes: joined(kept, length) };
    [kept, length] = [[], 0];
    return one;
  };
  for await (const part of parts) {
    all += part.length;
    if (all > total) throw new TooMuch({ says: 'backup-too-large', parts: { most: `${total}` } });
    let from = 0;
    for (let end = part.indexOf(10); end >= 0; end = part.indexOf(10, from)) {
      keep(part.subarray(from, end));
      from = end + 1;
      yield taken();
    }
    keep(part.slice(from));
  }
  if (length > 0) yield taken();
}

async function jsonIn(
  bytes: Uint8Array,
  limits: BackupLimits,
): Promise<{ readonly json: unknown } | { readonly fault: Wrong }> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const written = withoutFiles(text);
    if (written.length > limits.written) return { fault: tooLong(limits.written) };
    const json: unknown = JSON.parse(text);
    const fault: Wrong | undefined =
      structureFault(json) ?? (saysTwice(written, json) ? { says: 'named-twice' } : undefined);
    return fault ? { fault } : { json };
  } catch {
    return { fault: { says: 'never-a-record' } };
  }
}

function headIn(json: unknown): { readonly records?: number } | { readonly fault: Wrong } {
  const { format, records }: { format?: unknown; records?: unknown } =
    typeof json === 'object' && json !== null ? json : {};
  if (format !== backupFormat)
    return {
      fault:
        typeof format === 'string'
          ? { says: 'other-kind', parts: { found: short(format), format: backupFormat } }
          : { says: 'no-backup', parts: { format: backupFormat } },
    };
  return typeof records === 'number' && Number.isSafeInteger(records) ? { records } : {};
}

/** The file that a line holds; nothing where it is no line of one. */
function fileIn(json: unknown): FileOf | { readonly fault: Wrong } | undefined {
  const { format, record, id, bytes }: Partial<Record<keyof FileLine, unknown>> =
    typeof json === 'object' && json !== null ? json : {};
  if (format !== fileLineFormat) return undefined;
  if (typeof record !== 'string' || typeof id !== 'string' || typeof bytes !== 'string')
    return { fault: { says: 'file-of-none' } };
  try {
    return { record, id, bytes: bytesOfBase64(bytes) };
  } catch {
    return { fault: { says: 'file-not-base64' } };
  }
}

/** The parts of a stream, inflated where it is compressed. */
async function* inflated(
  backup: ReadableStream<Uint8Array> | Uint8Array,
): AsyncGenerator<Uint8Array, void, void> {
  const reader = (
    backup instanceof ReadableStream ? backup : new Blob([unshared(backup)]).stream()
  ).getReader();
  const first: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    first.push(next.value);
    if ((length += next.value.length) >= 2) break;
  }
  const start = joined(first, length);
  let begun = false;
  const whole = new ReadableStream<Bytes>({
    async pull(controller) {
      if (!begun) {
        begun = true;
        if (start.length > 0) return controller.enqueue(start);
      }
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(unshared(value));
    },
    cancel: (reason) => reader.cancel(reason),
  });
  const isCompressed = start[0] === 0x1f && start[1] === 0x8b;
  const out = isCompressed ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
  const parts = out.getReader();
  try {
    for (let next = await parts.read(); !next.done; next = await parts.read()) yield next.value;
  } finally {
    // not every browser hands on from one end of the compression to the other that nobody reads any
    // more
    await Promise.allSettled([parts.cancel(), reader.cancel()]);
  }
}

/**
 * What to keep of a record that is both here and in a backup, and why. `beside` is theirs, to be
 * kept beside the one that is here: they cannot be one record.
 */
export type Merged =
  | {
      readonly keep: Entries;
      readonly why:
        'new' | 'same' | 'longer' | 'mine-longer' | 'both' | 'destroyed-here' | 'destroyed-there';
    }
  | { readonly beside: Entries };

/**
 * Brings together one record as it is here and as it is in a backup. What either side wrote is
 * kept: in one record where both begin with the same entry, and otherwise beside each other. What
 * was destroyed here stays so, unless the backup holds something that was not here to be destroyed;
 * and a backup destroys nothing.
 */
export async function merge(mine: Entries | undefined, theirs: Entries): Promise<Merged> {
  if (!mine) return { keep: theirs, why: 'new' };
  if (mine[0].record !== theirs[0].record)
    throw new Error(
      `the record ${theirs[0].record} cannot be merged into ${mine[0].record}: compare a record with itself only`,
    );
  const [here, there] = await Promise.all([pastOf(mine), pastOf(theirs)]);
  if (!here.destroyed && there.destroyed) return { keep: mine, why: 'destroyed-there' };

  const inMine = there.hashes.every((hash) => here.hashes.includes(hash));
  const inTheirs = here.hashes.every((hash) => there.hashes.includes(hash));
  if (here.destroyed && !there.destroyed)
    return inMine ? { keep: mine, why: 'destroyed-here' } : { beside: theirs };
  if (inMine && inTheirs)
    // destroyed on two devices: the same one is kept on both, whichever meets the other
    return {
      keep:
        here.destroyed && there.destroyed && isBefore(there.destroyed, here.destroyed)
          ? theirs
          : mine,
      why: 'same',
    };
  if (inMine) return { keep: mine, why: 'mine-longer' };
  if (inTheirs) return { keep: theirs, why: 'longer' };
  if (here.destroyed || here.hashes[0] !== there.hashes[0]) return { beside: theirs };
  return { keep: await together(mine, theirs), why: 'both' };
}

/** What a record that is kept beside another of the same id goes by here. */
export const besideId = async ([first]: Entries): Promise<string> =>
  `${first.record}~${(await hashOf(first)).slice(0, 8)}`;

interface Past {
  /** Of each entry, also of those that were destroyed. */
  readonly hashes: readonly string[];
  readonly destroyed?: DestroyedEntry;
}
async function pastOf(entries: Entries): Promise<Past> {
  const [first] = entries;
  return first.kind === 'destroyed'
    ? { hashes: first.hashes, destroyed: first }
    : { hashes: await hashesOf(entries) };
}
const isBefore = (one: DestroyedEntry, other: DestroyedEntry) =>
  `${one.at} ${one.signature}` < `${other.at} ${other.signature}`;
