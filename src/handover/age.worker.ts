import { Decrypter, Encrypter, type Identity } from 'age-encryption';
import type { AgeFault, AgeJob } from './age.ts';
import { receive, send, type Port } from './port.ts';

/**
 * Encrypts or decrypts one file away from the page, as it passes through: making the key takes a
 * second, and a backup is long.
 */
export function serve(port: Port): void {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  send(port, readable);
  port.addEventListener('message', ({ data }: MessageEvent<{ readonly job?: AgeJob }>) => {
    if (!data.job) return;
    through(data.job, receive(port)).then(
      (made) => made.pipeTo(writable).catch(() => {}), // what stopped it has gone through the port
      (fault: unknown) => writable.abort(fault),
    );
  });
}

async function through(
  job: AgeJob,
  file: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  if ('open' in job) return opened(file, job.open);
  const encrypter = new Encrypter();
  if ('passphrase' in job.seal) {
    encrypter.setPassphrase(job.seal.passphrase);
    return encrypter.encrypt(file);
  }
  try {
    encrypter.addRecipient(job.seal.recipient);
    return await encrypter.encrypt(file);
  } catch {
    throw 'recipient' satisfies AgeFault;
  }
}

/**
 * The most work that a passphrase may be made to cost, as a power of two: twice what our own files
 * ask, which is a second or two.
 */
const mostWork = 19;

async function opened(
  file: ReadableStream<Uint8Array>,
  passphrases: readonly string[],
): Promise<ReadableStream<Uint8Array>> {
  const header: { fault: AgeFault } = { fault: 'not-age' }; // it is put right from inside the reading of the header
  /**
   * Opens nothing: by the time that it is asked, the header has been read, and says what the file
   * was encrypted with.
   */
  const looks: Identity = {
    unwrapFileKey(stanzas) {
      const scrypt = stanzas.find(({ args }) => args[0] === 'scrypt');
      header.fault = !scrypt
        ? 'for-a-key'
        : Number(scrypt.args[2]) > mostWork
          ? 'too-costly'
          : 'passphrase';
      if (header.fault === 'too-costly') throw new Error('the file asks for too much work');
      return null;
    },
  };
  const decrypter = new Decrypter();
  decrypter.addIdentity(looks);
  for (const passphrase of passphrases) decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decrypt(file);
  } catch (error) {
    const { fault } = header;
    if (fault === 'too-costly') throw fault;
    if (
      error instanceof Error &&
      error.message === "no identity matched any of the file's recipients"
    )
      throw fault;
    throw (fault === 'not-age' ? fault : 'damaged') satisfies AgeFault;
  }
}

// the types are those of a page; in a worker its global is the port to the page that started it
if ('WorkerGlobalScope' in globalThis) serve(globalThis as unknown as Port);
