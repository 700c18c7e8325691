import { hashOf } from '../records/rules.ts';
import { receiptFor } from '../records/receipt.ts';
import { unshared, type Bytes } from '../vault/boxes.ts';
import { toBytes, toText } from '../vault/signature.ts';

/** A person on one device, as the others know them: whoever has two devices is in the team twice. */
export interface Person {
  readonly name: string;
  /** What they are, in their own words, such as deputy safeguarding lead. */
  readonly job: string;
  /** Their Ed25519 key, 32 bytes as base64url. It is what they are told apart by. */
  readonly sign: string;
  /** Their X25519 key, the same way: what is sealed for them is sealed to it. */
  readonly seal: string;
}

/** A person on their own device. Neither private key can be taken out of the browser. */
export interface Self {
  readonly person: Person;
  readonly signing: CryptoKey;
  readonly opening: CryptoKey;
}

const ed25519 = 'Ed25519';
const x25519 = 'X25519';

export async function newSelf(name: string, job: string): Promise<Self> {
  const signing = await newPair(ed25519, ['sign', 'verify']);
  const sealing = await newSealing();
  const sign = await publicText(signing.publicKey);
  return {
    person: { name, job, sign, seal: sealing.key },
    signing: signing.privateKey,
    opening: sealing.opening,
  };
}

/** Another key for what is sealed to someone, so that the one before can be let go. */
export async function newSealing(): Promise<{ readonly key: string; readonly opening: CryptoKey }> {
  const pair = await newPair(x25519, ['deriveBits']);
  return { key: await publicText(pair.publicKey), opening: pair.privateKey };
}

/** The signature of some bytes: 64 bytes, as base64url, the way entries have theirs. */
export const signedAs = async ({ signing }: Self, bytes: Uint8Array): Promise<string> =>
  toText(new Uint8Array(await crypto.subtle.sign(ed25519, signing, unshared(bytes))));

/**
 * Whether the holder of a person's key signed these bytes. Never rejects: what is not a key or not a
 * signature has signed nothing.
 */
export async function isSignedBy(
  key: string,
  signature: string,
  bytes: Uint8Array,
): Promise<boolean> {
  const [raw, signed] = [toBytes(key), toBytes(signature)];
  if (raw?.length !== 32 || signed?.length !== 64) return false;
  try {
    const holder = await crypto.subtle.importKey('raw', raw, ed25519, false, ['verify']);
    return await crypto.subtle.verify(ed25519, holder, signed, unshared(bytes));
  } catch {
    return false; // no point of the curve
  }
}

/** The bytes that only the two holders of an X25519 key and of the other can make. */
export async function agreed(opening: CryptoKey, key: Uint8Array): Promise<Bytes> {
  const other = await crypto.subtle.importKey('raw', unshared(key), x25519, false, []);
  const how = { name: x25519, public: other };
  return new Uint8Array(await crypto.subtle.deriveBits(how, opening, 256));
}

/**
 * The short code that is spoken aloud before someone is let in: it is of the keys and the name, the
 * way a receipt is of an entry.
 */
export const fingerprintOf = async (person: Person): Promise<string> =>
  receiptFor(await hashOf({ format: 'windscreen-person/1', ...person }));

async function newPair(name: string, uses: KeyUsage[]): Promise<CryptoKeyPair> {
  const pair = await crypto.subtle.generateKey({ name }, false, uses);
  if (!('privateKey' in pair)) throw new Error(`${name} made one key, where it makes two`);
  return pair;
}

const publicText = async (key: CryptoKey): Promise<string> =>
  toText(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
