import { argon2id } from '@noble/hashes/argon2.js';
import type { Argon2id } from './kdf.ts';

/** Argon2id in plain JavaScript: the policy of the page forbids WebAssembly. Takes most of a second, so not on the page's own thread. */
export const argon2 = (passphrase: Uint8Array, salt: Uint8Array, { m, t, p }: Argon2id): Uint8Array =>
  argon2id(passphrase, salt, { m, t, p, dkLen: 32, maxmem: 2 ** 31 });
