import { beforeAll, describe, expect, test } from 'vitest';
import { curve, scheme, toBytes, toText, verifies } from '../../src/vault/signature.ts';

const bytes = new TextEncoder().encode('finished at ten');
let key = '';
let signature = '';

beforeAll(async () => {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify']);
  key = toText(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  signature = toText(new Uint8Array(await crypto.subtle.sign(scheme, pair.privateKey, bytes)));
});

const turned = (text: string) => {
  const bytes = toBytes(text)!;
  bytes[40]! ^= 1;
  return toText(bytes);
};

describe('a signature', () => {
  test('is good for the bytes that were signed, and for no others', async () => {
    expect(await verifies(key, signature, bytes)).toBe(true);
    expect(await verifies(key, signature, bytes.slice(1))).toBe(false);
  });

  test('is good neither with a bit turned in it, nor for another key', async () => {
    expect(await verifies(key, turned(signature), bytes)).toBe(false);
    expect(await verifies(turned(key), signature, bytes)).toBe(false); // hardly any other point is on the curve
  });

  test('and its key count only as they are written: no padding, no other alphabet, no spare bit, no other length', async () => {
    const spare = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const last = signature.at(-1)!; // the last of 86 characters carries four spare bits
    const other = signature.slice(0, -1) + spare[spare.indexOf(last) + 1];
    expect(Buffer.from(other, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    const wrong = [
      other,
      `${signature}==`,
      ` ${signature}`,
      signature.slice(0, -2),
      `${signature}AA`,
      '',
      `${signature.slice(0, -1)}é`,
    ];
    for (const one of wrong) expect(await verifies(key, one, bytes), one).toBe(false);
    for (const one of [`${key}=`, key.slice(0, -4), '', 'A'.repeat(87)])
      expect(await verifies(one, signature, bytes), one).toBe(false);
  });
});

test('base64url goes there and back for every length', () => {
  for (let length = 0; length < 9; length += 1) {
    const some = Uint8Array.from({ length }, (_, at) => 255 - at);
    expect(toBytes(toText(some))).toEqual(some);
    expect(toText(some)).toBe(Buffer.from(some).toString('base64url'));
  }
});
