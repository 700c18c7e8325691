import { describe, expect, test } from 'vitest';
import { newCode, typed, written } from '../../src/vault/recoveryCode.ts';
import { VaultError } from '../../src/vault/error.ts';

const bytes = Uint8Array.from({ length: 20 }, (_, at) => (at * 37 + 201) % 256);
const code = written(bytes);
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a recovery code', () => {
  test('is 160 bits and two check characters, in groups of four, and no two are alike', () => {
    expect(newCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}$/);
    expect(newCode()).not.toBe(newCode());
  });

  test('comes back as the bytes it was written from, at either end of the range too', () => {
    for (const one of [bytes, new Uint8Array(20), new Uint8Array(20).fill(255)])
      expect(typed(written(one))).toEqual(one);
  });

  test('may be typed in small letters, with any spaces or dashes, with O for 0 and I or L for 1', () => {
    const withBoth = written(new Uint8Array(20).fill(8)); // 01081G81…
    expect(withBoth).toMatch(/0.*1/);
    const loosely = withBoth
      .toLowerCase()
      .replaceAll('-', ' – ')
      .replaceAll('0', 'o')
      .replace('1', 'l')
      .replaceAll('1', 'I');
    expect(typed(` ${loosely}\n`)).toEqual(typed(withBoth));
  });

  test('with any one character mistyped, or any two neighbours swapped, is refused as mistyped', () => {
    const plain = code.replaceAll('-', '');
    const slips = Array.from(plain).flatMap((was, at) =>
      Array.from(alphabet)
        .filter((char) => char !== was)
        .map((char) => plain.slice(0, at) + char + plain.slice(at + 1)),
    );
    const swaps = Array.from(
      plain.slice(1),
      (char, at) => plain.slice(0, at) + char + plain[at] + plain.slice(at + 2),
    ).filter((swapped) => swapped !== plain);
    expect(slips.length + swaps.length).toBeGreaterThan(1000);
    for (const wrong of [...slips, ...swaps])
      expect(() => typed(wrong), wrong).toThrow('mistyped, or two were swapped');
  });

  test.each([
    ['', 'it has 0 characters'],
    [code.slice(0, -1), 'it has 33 characters'],
    [`${code}0`, 'it has 35 characters'],
    [`U${code.slice(1)}`, '“U” is in no code'],
    [`${code.slice(0, -1)}é`, '“É” is in no code'],
  ])('"%s" is refused, and the error says why', (wrong, why) => {
    expect(() => typed(wrong)).toThrow(why);
    expect(() => typed(wrong)).toThrow(VaultError);
  });
});
