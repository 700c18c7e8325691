import { argon2id } from '@noble/hashes/argon2.js';

/** Argon2id: `m` KiB of memory, `t` passes, `p` lanes. */
export interface Argon2id {
  readonly name: 'argon2id';
  readonly m: number;
  readonly t: number;
  readonly p: number;
}

/**
 * Argon2id in plain JavaScript: the policy of the page forbids WebAssembly. Takes most of a second,
 * so not on the page's own thread.
 */
export const argon2 = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  { m, t, p }: Argon2id,
): Uint8Array => argon2id(passphrase, salt, { m, t, p, dkLen: 32, maxmem: 2 ** 31 });
