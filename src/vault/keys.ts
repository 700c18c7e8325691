import { bytesOf, joined, newKey, unwrap, wrap, type Bytes } from './boxes.ts';
import { VaultError, type VaultReason } from './error.ts';
import { derive, deriveAnew, type Kdf } from './kdf.ts';
import { newCode, typed } from './recoveryCode.ts';

/** The format that this version writes. A vault of a greater one is left alone. */
export const format = 1;

/**
 * The data key, wrapped by what one person knows. `sum` tells damage from a wrong passphrase, which
 * AES-GCM cannot.
 */
interface Wrapped {
  readonly wrapped: Bytes;
  readonly sum: Bytes;
}

/** What the vault keeps about itself. `rev` goes up by one with each change. */
export interface About {
  readonly format: number;
  readonly rev: number;
  readonly passphrase: Wrapped & { readonly kdf: Kdf };
  readonly recovery: Wrapped & { readonly salt: Bytes };
}

const labels = { passphrase: 'data key: passphrase', recovery: 'data key: recovery' };
const dataKeyUses: KeyUsage[] = ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'];

export const newDataKey = (): Promise<CryptoKey> => newKey(dataKeyUses);

/** Wraps a data key, taken out for the moment, by a passphrase at today's cost. */
export async function byPassphrase(
  dataKey: CryptoKey,
  passphrase: string,
): Promise<About['passphrase']> {
  const { kdf, key } = await deriveAnew(passphrase);
  const wrapped = await wrap(key, labels.passphrase, dataKey);
  return { kdf, wrapped, sum: await sumOf(kdf, wrapped) };
}

/** Wraps it by a fresh recovery code, which is random, so that HKDF is enough. */
export async function byRecovery(
  dataKey: CryptoKey,
): Promise<{ recovery: About['recovery']; code: string }> {
  const code = newCode();
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const wrapped = await wrap(await recoveryKey(typed(code), salt), labels.recovery, dataKey);
  return { recovery: { salt, wrapped, sum: await sumOf({ salt }, wrapped) }, code };
}

/**
 * The data key, by passphrase. It can be taken out again, to be wrapped anew, only where
 * `extractable`.
 */
export function withPassphrase(
  { passphrase: kept }: About,
  passphrase: string,
  extractable = false,
): Promise<CryptoKey> {
  return opened('wrong-passphrase', 'passphrase', kept, kept?.kdf, extractable, () =>
    derive(passphrase, kept.kdf),
  );
}

/** The data key, by recovery code. */
export function withRecovery(
  { recovery: kept }: About,
  code: string,
  extractable = false,
): Promise<CryptoKey> {
  const bytes = typed(code);
  return opened('wrong-recovery-code', 'recovery', kept, { salt: kept?.salt }, extractable, () =>
    recoveryKey(bytes, kept.salt),
  );
}

async function opened(
  wrong: VaultReason,
  part: 'passphrase' | 'recovery',
  kept: Wrapped,
  how: object,
  extractable: boolean,
  derived: () => Promise<CryptoKey>,
): Promise<CryptoKey> {
  const damaged = (cause?: unknown) =>
    new VaultError(
      'damaged',
      `about.${part} is not as it was written; open the vault the other way, or restore a backup.`,
      cause,
    );
  if (!kept || !how) throw damaged();
  let key: CryptoKey;
  try {
    key = await derived();
  } catch (error) {
    throw error instanceof VaultError ? error : damaged(error);
  }
  try {
    return await unwrap(key, labels[part], kept.wrapped, dataKeyUses, extractable);
  } catch (error) {
    const whole = await sumOf(how, kept.wrapped).then(
      (sum) => String(sum) === String(kept.sum),
      () => false,
    );
    throw whole
      ? new VaultError(
          wrong,
          `the ${part === 'recovery' ? 'recovery code' : part} is not the one of this vault.`,
        )
      : damaged(error);
  }
}

const recoveryKey = async (code: Bytes, salt: Bytes): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf('windscreen recovery') },
    await crypto.subtle.importKey('raw', code, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );

async function sumOf(how: object, wrapped: Bytes): Promise<Bytes> {
  const text = JSON.stringify(how, (_, value: unknown) =>
    value instanceof Uint8Array ? Array.from(value) : value,
  );
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined([bytesOf(text), wrapped])));
}
