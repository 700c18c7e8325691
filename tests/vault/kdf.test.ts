import { describe, expect, test } from 'vitest';
import { argon2 } from '../../src/vault/argon2.ts';
import { normalised, today, weaker, withinBounds, type Kdf } from '../../src/vault/kdf.ts';

const salt = new Uint8Array(16);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test('Argon2id gives what its reference implementation gives', () => {
  const made = argon2(Buffer.from('password'), Buffer.from('somesalt'), {
    name: 'argon2id',
    m: 65_536,
    t: 2,
    p: 1,
  });
  expect(hex(made)).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7');
});

test('a passphrase is the same from any keyboard, with spaces about it or none; spaces inside count', () => {
  expect(normalised('  cafe\u0301 ﬁve\n')).toBe('café five');
  expect(normalised('two  words')).not.toBe(normalised('two words'));
});

test('today’s cost is at least what OWASP names', () => {
  expect(today).toMatchObject({ name: 'argon2id', p: 1 });
  expect(today.m).toBeGreaterThanOrEqual(19_456);
  expect(today.t).toBeGreaterThanOrEqual(2);
});

test('less memory, fewer passes, or PBKDF2 is weaker than today; more is not', () => {
  for (const cost of [
    { ...today, m: 19_456 },
    { ...today, t: 1 },
    { name: 'pbkdf2-sha256', rounds: 100_000_000 } as const,
  ])
    expect(weaker({ cost }, { cost: today }), JSON.stringify(cost)).toBe(true);
  for (const cost of [today, { ...today, m: 65_536 }, { ...today, t: 3 }])
    expect(weaker({ cost }, { cost: today })).toBe(false);
  expect(
    weaker(
      { cost: { name: 'pbkdf2-sha256', rounds: 1000 } },
      { cost: { name: 'pbkdf2-sha256', rounds: 600_000 } },
    ),
  ).toBe(true);
});

describe('parameters that were stored are data', () => {
  test('and today’s are within bounds', () => {
    expect(withinBounds({ salt, cost: today })).toEqual({ salt, cost: today });
  });

  const argon = (change: object) => ({ salt, cost: { ...today, ...change } });
  test.each<[string, unknown]>([
    ['m is 1048577', argon({ m: 1024 * 1024 + 1 })],
    ['m is 47104.5', argon({ m: 47_104.5 })],
    ['t is 21', argon({ t: 21 })],
    ['t is 0', argon({ t: 0 })],
    ['p is 17', argon({ p: 17 })],
    ['p is undefined', argon({ p: undefined })],
    ['rounds is 100000001', { salt, cost: { name: 'pbkdf2-sha256', rounds: 100_000_001 } }],
    ['called “scrypt”', argon({ name: 'scrypt' })],
    ['called “constructor”', argon({ name: 'constructor' })],
    ['the salt is not', { salt: new Uint8Array(15), cost: today }],
    ['not 16 to 64 bytes', { salt: 'salt', cost: today }],
  ])('so they are refused where %s', (why, kdf) => {
    expect(() => withinBounds(kdf as Kdf)).toThrow(why);
    expect(() => withinBounds(kdf as Kdf)).toThrow(expect.objectContaining({ reason: 'damaged' }));
  });
});
