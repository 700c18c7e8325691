import { expect, test } from 'vitest';
import { inputOf, kinds, openable, opens, type Openable } from '../fuzz/openable.ts';

/* A sample of `npm run fuzz:open`, which opens 100,000 of each kind and weighs each. */

test.each(kinds)(
  '%s: a valid one opens, and none that is spoiled or made up throws, runs or changes what was there.',
  async (kind) => {
    const { valid, wrapped = (inside) => inside }: Openable = openable[kind];
    for (const one of valid)
      expect(await opens(kind, new Uint8Array(await wrapped(one)))).toBe(true);
    const faults: string[] = [];
    for (let seed = 1; seed <= 100; seed += 1)
      await inputOf(kind, seed)
        .then((input) => opens(kind, input))
        .catch((error: unknown) => faults.push(`seed ${seed}: ${String(error)}`));
    expect(faults).toEqual([]);
  },
);

test.each([7007, 47657])(
  'what is spoiled until it is deeper than JSON can be copied or written is a file all the same (%i).',
  async (seed) => {
    const text = new TextDecoder().decode(await inputOf('room results', seed));
    expect(text).toMatch(/^\[{20000}\]{20000}$/);
  },
);

test('what is spoiled is spoiled the same way again by its number, and other numbers spoil otherwise.', async () => {
  const made = await Promise.all(
    [1, 1, 2, 3, 4].map(async (seed) => Buffer.from(await inputOf('pack', seed)).toString()),
  );
  expect(made[0]).toBe(made[1]);
  expect(new Set(made).size).toBe(4);
});
