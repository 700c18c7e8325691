import { startWorker } from '../browser/workers.ts';
import { bytesOf, unshared, type Bytes } from './boxes.ts';
import type { Argon2id } from './argon2.ts';
import { VaultError } from './error.ts';

interface Pbkdf2 {
  readonly name: 'pbkdf2-sha256';
  readonly rounds: number;
}

/**
 * How a passphrase becomes a key. Kept with the vault, so that a later version can ask for more.
 */
export interface Kdf {
  readonly salt: Bytes;
  readonly cost: Argon2id | Pbkdf2;
}

/**
 * What a passphrase costs today: 2.4 times the least that OWASP names (19 MiB, 2 passes), and 0.7 s
 * on a slow laptop.
 */
export const today: Argon2id = { name: 'argon2id', m: 47_104, t: 2, p: 1 };

/**
 * The same where no worker is to be had, since a page that stands still for a second looks broken.
 * OWASP's least.
 */
const withoutWorker: Pbkdf2 = { name: 'pbkdf2-sha256', rounds: 600_000 };

/** Longer than any phone takes. */
const longest = 60_000;

/**
 * Any Argon2id is stronger than any PBKDF2, since memory is what a thief's hardware has least of.
 */
const strength = ({ cost }: Pick<Kdf, 'cost'>) =>
  cost.name === 'argon2id' ? cost.m * cost.t : cost.rounds / 1e9;
export const weaker = (one: Pick<Kdf, 'cost'>, other: Pick<Kdf, 'cost'>) =>
  strength(one) < strength(other);

/**
 * What is typed, in the one form in which it is a passphrase: the same letters from any keyboard,
 * no space about them.
 */
export const normalised = (passphrase: string): string => passphrase.normalize('NFKC').trim();

/** A key-encryption key by today's cost, with a fresh salt. */
export async function deriveAnew(passphrase: string): Promise<{ kdf: Kdf; key: CryptoKey }> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const typed = bytesOf(normalised(passphrase));
  try {
    return { kdf: { salt, cost: today }, key: await importKek(await inWorker(typed, salt, today)) };
  } catch {
    const kdf = { salt, cost: withoutWorker };
    return { kdf, key: await pbkdf2(typed, salt, withoutWorker) };
  }
}

/** The key-encryption key as it was derived before. */
export async function derive(passphrase: string, kdf: Kdf): Promise<CryptoKey> {
  const { salt, cost } = withinBounds(kdf);
  const typed = bytesOf(normalised(passphrase));
  if (cost.name === 'pbkdf2-sha256') return pbkdf2(typed, salt, cost);
  return importKek(await inWorker(typed, salt, cost).catch(() => onPage(typed, salt, cost)));
}

/** The numbers of each way to derive a key, and how large each may be. */
const numbers = new Map<string, readonly (readonly [name: string, least: number, most: number])[]>([
  [
    'argon2id',
    [
      ['m', 8, 1024 * 1024],
      ['t', 1, 20],
      ['p', 1, 16],
    ],
  ],
  ['pbkdf2-sha256', [['rounds', 1, 100_000_000]]],
]);

/**
 * What is stored is data: a number that would hold the browser up for an hour is refused by name.
 */
export function withinBounds(kdf: Kdf): Kdf {
  const fault = (what: string) =>
    new VaultError('damaged', `about.passphrase.kdf: ${what}; restore the vault from a backup.`);
  if (!(kdf.salt instanceof Uint8Array) || kdf.salt.length < 16 || kdf.salt.length > 64)
    throw fault('the salt is not 16 to 64 bytes');
  const named = numbers.get(kdf.cost.name);
  if (!named) throw fault(`no way to derive a key is called “${String(kdf.cost.name)}”`);
  for (const [name, least, most] of named) {
    const value: unknown = Reflect.get(kdf.cost, name);
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw fault(
        `${name} is ${String(value)}, which is not a whole number from ${least} to ${most}`,
      );
  }
  return kdf;
}

function inWorker(passphrase: Bytes, salt: Bytes, cost: Argon2id): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('kdf');
    const end = (settle: () => void) => {
      clearTimeout(timer);
      worker.terminate(); // and its memory goes with it
      settle();
    };
    const fail = () =>
      end(() => reject(new Error('the worker that derives keys could not be run')));
    const timer = setTimeout(fail, longest);
    worker.addEventListener('error', fail);
    worker.addEventListener('message', ({ data }: MessageEvent<Bytes>) => end(() => resolve(data)));
    worker.postMessage({ passphrase, salt, cost });
  });
}

/** Better a page that stands still than a vault that does not open. */
async function onPage(passphrase: Bytes, salt: Bytes, cost: Argon2id): Promise<Bytes> {
  const { argon2 } = await import('./argon2.ts').catch((error: unknown) => {
    throw new VaultError(
      'not-loaded',
      'the part that makes a key of the passphrase did not load; try again.',
      error,
    );
  });
  try {
    return unshared(argon2(passphrase, salt, cost));
  } catch (error) {
    throw new VaultError(
      'refused',
      `the browser has not the ${Math.ceil(cost.m / 1024)} MiB that the passphrase takes; close tabs.`,
      error,
    );
  }
}

const kekUses: KeyUsage[] = ['wrapKey', 'unwrapKey'];

async function importKek(raw: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, kekUses);
  raw.fill(0);
  return key;
}

async function pbkdf2(passphrase: Bytes, salt: Bytes, { rounds }: Pbkdf2): Promise<CryptoKey> {
  const from = await crypto.subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    from,
    { name: 'AES-GCM', length: 256 },
    false,
    kekUses,
  );
}
