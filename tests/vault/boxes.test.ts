import { describe, expect, test } from 'vitest';
import {
  bytesOf,
  deflate,
  inflate,
  newKey,
  seal,
  textOf,
  unseal,
  unwrap,
  wrap,
} from '../../src/vault/boxes.ts';

const key = () => newKey(['encrypt', 'decrypt', 'wrapKey', 'unwrapKey']);

describe('a box', () => {
  test('opens under its own key and label', async () => {
    const own = await key();
    expect(textOf(await unseal(own, 'item:a', await seal(own, 'item:a', bytesOf('seen'))))).toBe(
      'seen',
    );
  });

  test('opens under no other key, under no other label, and with no bit turned', async () => {
    const own = await key();
    const box = await seal(own, 'item:a', bytesOf('seen'));
    await expect(unseal(await key(), 'item:a', box)).rejects.toThrow();
    await expect(unseal(own, 'item:b', box)).rejects.toThrow();
    for (let at = 0; at < box.length; at += 1) {
      const turned = box.slice();
      turned[at]! ^= 1;
      await expect(unseal(own, 'item:a', turned), `byte ${at}`).rejects.toThrow();
    }
  });

  test('is never made twice alike', async () => {
    const own = await key();
    const boxes = await Promise.all([1, 2].map(() => seal(own, 'item:a', bytesOf('seen'))));
    expect(boxes[0]).not.toEqual(boxes[1]);
  });

  test('holds a key that cannot be taken out again, unless it is asked for so', async () => {
    const [under, inner] = await Promise.all([key(), key()]);
    const box = await wrap(under, 'key:a', inner);
    expect((await unwrap(under, 'key:a', box, ['decrypt'])).extractable).toBe(false);
    expect((await unwrap(under, 'key:a', box, ['decrypt'], true)).extractable).toBe(true);
    await expect(unwrap(under, 'key:b', box, ['decrypt'])).rejects.toThrow();
  });
});

describe('what is deflated', () => {
  test('inflates to what it was, empty or large', async () => {
    for (const bytes of [new Uint8Array(), bytesOf('seen '.repeat(2_000))])
      expect(await inflate(await deflate(bytes))).toEqual(bytes);
  });

  test('and inflates to more than it may is refused, however small it is', async () => {
    const bomb = await deflate(new Uint8Array(1_000_001));
    expect(bomb.length).toBeLessThan(2_000);
    await expect(inflate(bomb, 1_000_000)).rejects.toMatchObject({ reason: 'damaged' });
    expect((await inflate(bomb, 1_000_001)).length).toBe(1_000_001);
  });

  test('and cut short, or no such thing at all, is refused', async () => {
    const whole = await deflate(bytesOf('seen '.repeat(100)));
    await expect(inflate(whole.slice(0, -3))).rejects.toThrow();
    await expect(inflate(bytesOf('no such thing'))).rejects.toThrow();
  });
});
