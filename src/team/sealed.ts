import { hexToBytes, bytesToHex } from '@noble/hashes/utils.js';
import { bytesOf } from '../records/chain.ts';
import {
  bytesOf as utf8,
  deflate,
  inflate,
  joined,
  newKey,
  seal,
  unseal,
  unwrap,
  wrap,
  type Bytes,
} from '../vault/boxes.ts';
import { toBytes, toText } from '../vault/signature.ts';
import { sumOf } from './store/block.ts';
import { padded, unpadded } from './padding.ts';
import { agreed, isSignedBy, newSealing, signedAs, type Self } from './person.ts';

/*
 * What a store is handed, block by block. A box is the vault's: 12 bytes of IV, then what AES-GCM
 * made, good only under its label. Every label names the log, the key and the heads that the block
 * follows, so that no box is good anywhere else. All text is UTF-8, all keys are raw.
 *
 *   entry   'E' · key id, 16 · box
 *           the box, label “entry:LABEL”, holds, padded: how much, 4 · who wrote it, 32 · signature,
 *           64 · how many statements of the team they had seen last, 1 · those, 32 each · what they
 *           wrote, deflated. Signed is the canonical JSON of { format, log, seen, holds }, where
 *           holds is the SHA-256 of what they wrote.
 *   key     'K' · key id, 16 · parcels, 248 each, in eights: what is left over is chance
 *           a parcel: a fresh X25519 key, 32 · box of the key, label “key:LABEL”, 60 · box, label
 *           “by:LABEL”, 156, of who gave the key, 32 · its epoch, 32 · signature, 64
 *           both under HKDF-SHA-256 (“windscreen-team-key/1”) of what the fresh key and the member’s X25519 key agree on, with
 *           both public keys as its salt. Signed is { format, log, id, epoch, to, wrapped }.
 *   LABEL   log:key id:heads, in the order of the alphabet, with commas
 *
 * A store sees how many logs there are, how many blocks of about which size each has and when they
 * came, which of them share a key, and within eight how many people a key is for. It sees no name,
 * no text, no key, and not who wrote what.
 */

/** A key of one log, from one epoch on. */
export interface TeamKey {
  readonly id: string;
  readonly epoch: string;
  /** who gave it */
  readonly by: string;
  readonly key: CryptoKey;
}
/** Where a block stands: its log, and the heads that it follows. */
export interface Position {
  readonly log: string;
  readonly after: readonly string[];
}
/** What someone wrote, and the statements of their team that they had seen last. */
export interface Written {
  readonly by: string;
  readonly seen: readonly string[];
  readonly content: Bytes;
}

const [isEntry, isKey] = [0x45, 0x4b];
const parcelLength = 248;
const inParcels = 8;
const uses: KeyUsage[] = ['encrypt', 'decrypt'];

/** The id of the key that an entry is sealed with; nothing where a block is no entry. */
export const keyOfEntry = (block: Uint8Array): string | undefined =>
  block[0] === isEntry && block.length > 17 ? bytesToHex(block.subarray(1, 17)) : undefined;

export async function newTeamKey(self: Self, epoch: string): Promise<TeamKey> {
  const id = bytesToHex(crypto.getRandomValues(new Uint8Array(16)));
  return { id, epoch, by: self.person.sign, key: await newKey(uses) };
}

/** A block that hands a key to whoever holds these X25519 keys. */
export async function sealedKey(
  self: Self,
  key: TeamKey,
  at: Position,
  to: readonly string[],
): Promise<Bytes> {
  const parcels = await Promise.all(to.map((each) => parcelFor(self, key, at, each)));
  const spare = Math.ceil(parcels.length / inParcels) * inParcels - parcels.length;
  const chance = Array.from({ length: spare }, () => {
    const parcel = crypto.getRandomValues(new Uint8Array(parcelLength));
    parcel[31] = (parcel[31] ?? 0) & 0x7f; // as in every X25519 key
    return parcel;
  });
  const all = [...parcels, ...chance].sort((a, b) => (toText(a) < toText(b) ? -1 : 1));
  return joined([Uint8Array.of(isKey), hexToBytes(key.id), ...all]);
}

/** The key that a block hands to this person, or nothing where it hands them none. */
export async function openedKey(
  self: Self,
  at: Position,
  block: Bytes,
): Promise<TeamKey | undefined> {
  if (block[0] !== isKey) return undefined;
  const id = bytesToHex(block.subarray(1, 17));
  for (let from = 17; from + parcelLength <= block.length; from += parcelLength) {
    const found = await openedParcel(self, id, at, block.subarray(from, from + parcelLength));
    if (found) return found;
  }
  return undefined;
}

/** A block that holds what someone wrote, for whoever has the key. */
export async function sealedEntry(
  self: Self,
  { id, key }: TeamKey,
  at: Position,
  seen: readonly string[],
  content: Uint8Array,
): Promise<Bytes> {
  const signature = await signedAs(self, await signedOfEntry(at.log, seen, content));
  const whole = joined([
    raw(self.person.sign),
    raw(signature),
    Uint8Array.of(seen.length),
    ...seen.map((hash) => hexToBytes(hash)),
    await deflate(content),
  ]);
  const box = await seal(key, `entry:${labelOf(at, id)}`, padded(whole));
  return joined([Uint8Array.of(isEntry), hexToBytes(id), box]);
}

/**
 * What someone wrote. Rejects where the block was not sealed with this key, for this place in this
 * log, or not signed by whoever it says.
 */
export async function openedEntry(
  { id, key }: TeamKey,
  at: Position,
  block: Bytes,
): Promise<Written> {
  const whole = unpadded(await unseal(key, `entry:${labelOf(at, id)}`, block.subarray(17)));
  const by = toText(whole.subarray(0, 32));
  const count = whole[96] ?? 0;
  const seen = Array.from({ length: count }, (_, n) =>
    bytesToHex(whole.subarray(97 + n * 32, 97 + (n + 1) * 32)),
  );
  const content = await inflate(whole.subarray(97 + count * 32));
  const signed = await signedOfEntry(at.log, seen, content);
  if (!(await isSignedBy(by, toText(whole.subarray(32, 96)), signed)))
    throw new Error(`an entry of the log ${at.log} is not signed by ${by}, as it says`);
  return { by, seen, content };
}

const labelOf = ({ log, after }: Position, id: string) =>
  `${log}:${id}:${after.toSorted().join(',')}`;

const signedOfEntry = async (log: string, seen: readonly string[], content: Uint8Array) =>
  bytesOf({
    format: 'windscreen-team-entry/1',
    log,
    seen,
    holds: bytesToHex(await sumOf(content)),
  });

async function parcelFor(
  self: Self,
  { id, epoch, key }: TeamKey,
  at: Position,
  to: string,
): Promise<Bytes> {
  const fresh = await newSealing();
  const under = await sharedKey(fresh.opening, raw(to), raw(fresh.key), raw(to));
  const label = labelOf(at, id);
  const wrapped = await wrap(under, `key:${label}`, key);
  const signature = await signedAs(self, signedOfKey(at, { id, epoch, to, wrapped }));
  const given = joined([raw(self.person.sign), hexToBytes(epoch), raw(signature)]);
  return joined([raw(fresh.key), wrapped, await seal(under, `by:${label}`, given)]);
}

async function openedParcel(
  { opening, person: { seal: to } }: Self,
  id: string,
  at: Position,
  parcel: Bytes,
): Promise<TeamKey | undefined> {
  const [fresh, wrapped] = [parcel.subarray(0, 32), parcel.subarray(32, 92)];
  const label = labelOf(at, id);
  try {
    const under = await sharedKey(opening, fresh, fresh, raw(to));
    const given = await unseal(under, `by:${label}`, parcel.subarray(92));
    const [by, epoch] = [toText(given.subarray(0, 32)), bytesToHex(given.subarray(32, 64))];
    const signature = toText(given.subarray(64));
    if (!(await isSignedBy(by, signature, signedOfKey(at, { id, epoch, to, wrapped }))))
      return undefined;
    return { id, epoch, by, key: await unwrap(under, `key:${label}`, wrapped, uses, true) };
  } catch {
    return undefined; // it is for someone else, or chance
  }
}

const signedOfKey = (
  { log }: Position,
  { id, epoch, to, wrapped }: Pick<TeamKey, 'id' | 'epoch'> & { to: string; wrapped: Bytes },
) => bytesOf({ format: 'windscreen-team-key/1', log, id, epoch, to, wrapped: toText(wrapped) });

/** What one X25519 key and another agree on, as a key for boxes. */
async function sharedKey(
  opening: CryptoKey,
  other: Uint8Array,
  fresh: Uint8Array,
  to: Uint8Array,
): Promise<CryptoKey> {
  const bits = await crypto.subtle.importKey('raw', await agreed(opening, other), 'HKDF', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: joined([fresh, to]),
      info: utf8('windscreen-team-key/1'),
    },
    bits,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt', 'wrapKey', 'unwrapKey'],
  );
}

/** The bytes of a key or signature that was checked before. */
function raw(text: string): Bytes {
  const bytes = toBytes(text);
  if (!bytes) throw new Error(`"${text}" is no key and no signature`);
  return bytes;
}
