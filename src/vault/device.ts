import { unshared } from './boxes.ts';
import { inOne, madeDatabase } from './database.ts';
import { inVaultWords } from './error.ts';
import { curve, scheme, toText } from './signature.ts';

/** Signs as this device. */
export interface Signer {
  /** the public key: 65 bytes, as base64url */
  readonly key: string;
  /** the signature of some bytes: 64 bytes, as base64url */
  sign(bytes: Uint8Array): Promise<string>;
}

/**
 * The device's own key, made when first asked for. It cannot be taken out of the browser, and needs
 * no open vault.
 */
export async function deviceSigner(): Promise<Signer> {
  const db = await madeDatabase();
  try {
    const pair = (await db.get('device', 'key')) ?? (await newPair());
    const kept = await inOne(db, ['device'], async (tx) => {
      const store = tx.objectStore('device');
      const there = await store.get('key');
      if (!there) await store.put(pair, 'key');
      return there ?? pair; // another tab may have been first
    });
    return {
      key: toText(new Uint8Array(await crypto.subtle.exportKey('raw', kept.publicKey))),
      sign: async (bytes) =>
        toText(new Uint8Array(await crypto.subtle.sign(scheme, kept.privateKey, unshared(bytes)))),
    };
  } catch (error) {
    throw inVaultWords(error);
  } finally {
    db.close();
  }
}

async function newPair(): Promise<CryptoKeyPair> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(curve, false, [
    'sign',
    'verify',
  ]);
  return { publicKey, privateKey };
}
