import type { Bytes } from './boxes.ts';
import { VaultError } from './error.ts';

/**
 * Crockford's base 32: no I, L, O or U, so that what is copied by hand from paper is read one way.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeBytes = 20; // 160 bits

/**
 * The largest prime that two characters hold: no single slip, and no two neighbours swapped, leaves
 * the remainder as it was.
 */
const checkPrime = 1021n;

/**
 * A fresh code: 160 random bits and two check characters, in groups of four. It is kept nowhere.
 */
export const newCode = (): string => written(crypto.getRandomValues(new Uint8Array(codeBytes)));

/** A code as it is printed. */
export function written(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return (digits(number, (codeBytes * 8) / 5) + digits(number % checkPrime, 2)).replace(
    /.{4}(?=.)/g,
    '$&-',
  );
}

/**
 * The bytes of a code that someone typed: in either case, with any spaces or dashes, O for 0, and I
 * or L for 1.
 */
export function typed(code: string): Bytes {
  const text = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const values = Array.from(text, (char) => alphabet.indexOf(char));
  if (values.length !== (codeBytes * 8) / 5 + 2)
    throw wrong(`it has ${values.length} characters; a code has 34`);
  if (values.includes(-1)) throw wrong(`“${text[values.indexOf(-1)]}” is in no code`);
  const number = values.slice(0, -2).reduce((sum, value) => (sum << 5n) | BigInt(value), 0n);
  if (digits(number % checkPrime, 2) !== text.slice(-2))
    throw wrong('a character was mistyped, or two were swapped');
  return Uint8Array.from({ length: codeBytes }, (_, at) =>
    Number((number >> BigInt(8 * (codeBytes - 1 - at))) & 255n),
  );
}

const digits = (number: bigint, count: number) =>
  Array.from(
    { length: count },
    (_, at) => alphabet[Number((number >> BigInt(5 * (count - 1 - at))) & 31n)],
  ).join('');

const wrong = (what: string) =>
  new VaultError(
    'wrong-recovery-code',
    `the recovery code: ${what}. Type it as it stands on the sheet.`,
  );
