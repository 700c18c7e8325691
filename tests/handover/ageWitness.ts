import { createCipheriv, createDecipheriv, createHmac, hkdfSync, scryptSync } from 'node:crypto';
import { expect } from 'vitest';

/* A witness apart from the library: the format as age-encryption.org/v1 publishes it, by node alone. */
export const base64 = (text: string) => Buffer.from(text, 'base64');
export const unpadded = (bytes: Uint8Array) =>
  Buffer.from(bytes).toString('base64').replace(/=+$/, '');
export const hkdf = (secret: Uint8Array, salt: Uint8Array, info: string) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, 32));
export const chunk = 64 * 1024;
export const nonceOf = (n: number, isLast: boolean) => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(n, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
};
function decrypted(key: Uint8Array, nonce: Uint8Array, box: Buffer): Buffer {
  const decipher = createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  decipher.setAuthTag(box.subarray(-16));
  return Buffer.concat([decipher.update(box.subarray(0, -16)), decipher.final()]);
}
export function encrypted(key: Uint8Array, nonce: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}
export const scryptKey = (passphrase: string, salt: Uint8Array, work: number) =>
  scryptSync(passphrase, Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt]), 32, {
    N: 2 ** work,
    r: 8,
    p: 1,
    maxmem: 2 ** 30,
  });

/** What is in a file, where `wrapKey` makes the key that its one stanza is wrapped with. */
export function witness(
  file: Buffer,
  wrapKey: (args: string[]) => Buffer,
): { bytes: Buffer; args: string[] } {
  const header = /^age-encryption\.org\/v1\n-> ([^\n]+)\n([^\n]+)\n--- ([^\n]+)\n/.exec(
    file.toString('latin1'),
  )!;
  const [whole, stanza, body, mac] = header as unknown as [string, string, string, string];
  const args = stanza.split(' ');
  const fileKey = decrypted(wrapKey(args), Buffer.alloc(12), base64(body));
  const signed = whole.slice(0, whole.lastIndexOf('---') + 3);
  expect(
    unpadded(
      createHmac('sha256', hkdf(fileKey, Buffer.alloc(0), 'header'))
        .update(signed)
        .digest(),
    ),
  ).toBe(mac);
  const nonce = file.subarray(whole.length, whole.length + 16);
  const payload = file.subarray(whole.length + 16);
  const key = hkdf(fileKey, nonce, 'payload');
  const parts: Buffer[] = [];
  for (let n = 0, at = 0; n === 0 || at < payload.length; n++, at += chunk + 16)
    parts.push(
      decrypted(
        key,
        nonceOf(n, at + chunk + 16 >= payload.length),
        payload.subarray(at, at + chunk + 16),
      ),
    );
  return { bytes: Buffer.concat(parts), args };
}
export const byPassphrase =
  (passphrase: string) =>
  ([type, salt, work]: string[]) => {
    expect(type).toBe('scrypt');
    return scryptKey(passphrase, base64(salt!), Number(work));
  };
