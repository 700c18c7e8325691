import { readAloud } from '../records/receipt.ts';

/** Crockford's base 32: no I, L, O or U, so that it can be read out and typed back. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16; // 80 bits, each guess of which costs a second

/** A passphrase to read out by telephone: random, in groups of four. It is kept nowhere. */
export const newTold = (): string =>
  inGroups(
    [...crypto.getRandomValues(new Uint8Array(length))]
      .map((byte) => alphabet.charAt(byte & 31))
      .join(''),
  );

/**
 * A passphrase of that kind as it was made, however it was heard and typed: in either case, with
 * any marks between, O for 0, and I or L for 1. Undefined where it is of another kind.
 */
export function asTold(typed: string): string | undefined {
  const heard = readAloud(typed.normalize('NFKC'));
  return heard.length === length && [...heard].every((one) => alphabet.includes(one))
    ? inGroups(heard)
    : undefined;
}

const inGroups = (text: string) => text.replace(/.{4}(?=.)/g, '$&-');
