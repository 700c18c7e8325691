import { keyIn, withoutArmour } from './ageText.ts';
import { entriesName } from './file.ts';
import { receive, send } from './port.ts';
import type { EntriesFile } from '../records/chain.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { unshared } from '../vault/boxes.ts';
import { normalised } from '../vault/kdf.ts';
import { startWorker } from '../browser/workers.ts';
import { asTold } from './told.ts';

/**
 * What one worker is asked to do with one file. More than one passphrase is tried, one after the
 * other.
 */
export type AgeJob =
  | { readonly seal: { readonly passphrase: string } | { readonly recipient: string } }
  | { readonly open: readonly string[] };

/** Why a file could not be encrypted or opened. The screen has words for each. */
export type AgeFault = (typeof faults)[number];
const faults = [
  'recipient',
  'recipients',
  'ssh-key',
  'secret-key',
  'no-passphrase',
  'passphrase',
  'for-a-key',
  'too-costly',
  'not-backup',
  'not-age',
  'damaged',
  'no-worker',
] as const;

export class AgeError extends Error {
  override readonly name = 'AgeError';
  readonly fault: AgeFault;
  constructor(fault: AgeFault) {
    super(`age: ${fault}`);
    this.fault = fault;
  }
}

/**
 * How many bytes have been taken in so far. Nothing is told while the key is made, about a second.
 */
export type Progress = (bytes: number) => void;
type Content = Uint8Array | ReadableStream<Uint8Array>;

/** An age file that the passphrase opens: here, or with `age -d` and nothing of Windscreen’s. */
export async function sealForPassphrase(
  content: Content,
  passphrase: string,
  progress?: Progress,
): Promise<Blob> {
  const typed = normalised(passphrase);
  if (!typed) throw new AgeError('no-passphrase');
  return blobOf(run({ seal: { passphrase: typed } }, content, progress));
}

/** An age file that only the holder of this key opens; not even whoever made it. */
export async function sealFor(
  content: Content,
  recipient: string,
  progress?: Progress,
): Promise<Blob> {
  const found = keyIn(recipient);
  if ('fault' in found) throw new AgeError(found.fault);
  return blobOf(run({ seal: { recipient: found.key } }, content, progress));
}

/**
 * What is in an age file that a passphrase opens, as it is decrypted. Resolves once the passphrase
 * fits; what comes after may still prove damaged, and then the stream stops with that error:
 * nothing that it gave before was changed by anyone.
 */
export async function openWithPassphrase(
  file: Blob,
  passphrase: string,
  progress?: Progress,
): Promise<ReadableStream<Uint8Array>> {
  const typed = normalised(passphrase);
  if (!typed) throw new AgeError('no-passphrase');
  const bytes = await withoutArmour(file);
  if (!bytes) throw new AgeError('damaged');
  if ((await bytes.slice(0, firstLine.length).text()) !== firstLine) throw new AgeError('not-age');
  const reader = run(
    { open: [...new Set([typed, passphrase, asTold(passphrase) ?? typed])] },
    bytes.stream(),
    progress,
  ).getReader();
  let next: Promise<ReadableStreamReadResult<Uint8Array>> | undefined = Promise.resolve(
    await reader.read(),
  );
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await (next ?? reader.read());
      next = undefined;
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
const firstLine = 'age-encryption.org/v1\n';

/**
 * One record, whole, for one person: the file of its entries, which they open with age and then
 * check or open here.
 */
export async function recordFor(
  file: EntriesFile,
  to: { readonly recipient: string } | { readonly passphrase: string },
): Promise<{ name: string; blob: Blob }> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
  const blob = await ('recipient' in to
    ? sealFor(bytes, to.recipient)
    : sealForPassphrase(bytes, to.passphrase));
  return { name: `${entriesName(file.entries, 'json')}.age`, blob };
}

/** Runs a job in a worker of its own, which ends with the stream. */
function run(job: AgeJob, content: Content, progress?: Progress): ReadableStream<Uint8Array> {
  const worker = started();
  const end = () => worker.terminate();
  send(worker, content instanceof ReadableStream ? content : streamOf(content), progress);
  const stopped = new Promise<never>((_, stop) =>
    worker.addEventListener('error', () => stop(new AgeError('no-worker'))),
  );
  stopped.catch(() => {}); // heard by whoever reads
  const reader = receive(worker, end).getReader();
  worker.postMessage({ job });
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await Promise.race([reader.read(), stopped]);
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (fault) {
        controller.error(errorOf(fault, job));
      }
      end();
    },
    cancel: end,
  });
}

function started(): Worker {
  try {
    return startWorker('age');
  } catch {
    throw new AgeError('no-worker');
  }
}

/**
 * A fault by its name; while opening, whatever else went wrong is the file’s; while encrypting, it
 * is of what was to be encrypted.
 */
function errorOf(fault: unknown, job: AgeJob): unknown {
  if (fault instanceof AgeError) return fault;
  if (isOneOf(faults, fault)) return new AgeError(fault);
  return 'open' in job ? new AgeError('damaged') : fault;
}

async function blobOf(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const parts: BlobPart[] = [];
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read())
    parts.push(unshared(part.value));
  return new Blob(parts, { type: 'application/octet-stream' });
}

/** In parts, so that how far it is can be told. */
function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, (at += 1024 * 1024)));
    },
  });
}
