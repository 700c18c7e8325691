import { beforeAll, describe, expect, test } from 'vitest';
import type { Self } from '../../src/team/person.ts';
import {
  keyOfEntry,
  newTeamKey,
  openedEntry,
  openedKey,
  sealedEntry,
  sealedKey,
  type TeamKey,
} from '../../src/team/sealed.ts';
import { log, selves } from './selves.ts';

const epoch = 'a'.repeat(64);
const at = { log, after: ['b'.repeat(64), 'c'.repeat(64)] };
const elsewhere = [
  { ...at, log: 'f'.repeat(32) },
  { ...at, after: at.after.slice(1) },
  { ...at, after: [] },
];
const content = new TextEncoder().encode('Leah was asked. '.repeat(200));
let amina: Self;
let ben: Self;
let key: TeamKey;
/** Ben, as if he were Amina. */
let asAmina: Self;
beforeAll(async () => {
  [amina, ben] = (await selves()) as [Self, Self];
  key = await newTeamKey(amina, epoch);
  asAmina = { ...ben, person: { ...ben.person, sign: amina.person.sign } };
});

describe('an entry', () => {
  test('opens under its key as it was written, with who wrote it and what they had seen', async () => {
    for (const seen of [[], [epoch], at.after]) {
      const block = await sealedEntry(ben, key, at, seen, content);
      expect(keyOfEntry(block)).toBe(key.id);
      const turned = { ...at, after: at.after.toReversed() };
      expect(await openedEntry(key, turned, block)).toEqual({ by: ben.person.sign, seen, content });
    }
  });

  test('opens under no other key, in no other log and at no other place: its box is not good there', async () => {
    const block = await sealedEntry(ben, key, at, [], content);
    const other = { ...(await newTeamKey(amina, epoch)), id: key.id };
    const wrong = { name: 'OperationError' };
    await expect(openedEntry(other, at, block)).rejects.toMatchObject(wrong);
    for (const place of elsewhere)
      await expect(openedEntry(key, place, block)).rejects.toMatchObject(wrong);
    const turned = block.slice();
    turned[400]! ^= 1;
    await expect(openedEntry(key, at, turned)).rejects.toMatchObject(wrong);
  });

  test('in the name of another is refused, though whoever made it has the key', async () => {
    const block = await sealedEntry(asAmina, key, at, [], content);
    await expect(openedEntry(key, at, block)).rejects.toThrow('is not signed by');
  });

  test('is never made twice alike', async () => {
    const [one, two] = [1, 2].map(() => sealedEntry(ben, key, at, [], content));
    expect(await one).not.toEqual(await two);
  });
});

describe('a key', () => {
  test('is opened by each whom it is for, and by nobody else', async () => {
    const block = await sealedKey(amina, key, at, [amina.person.seal, ben.person.seal]);
    for (const self of [amina, ben]) {
      const opened = (await openedKey(self, at, block))!;
      expect({ ...opened, key: 0 }).toEqual({ ...key, key: 0 });
      const entry = await sealedEntry(self, opened, at, [], content);
      expect((await openedEntry(key, at, entry)).content).toEqual(content);
    }
    const [, , cass] = await selves();
    expect(await openedKey(cass!, at, block)).toBeUndefined();
  });

  test('is opened in no other log and at no other place, and is no entry', async () => {
    const block = await sealedKey(amina, key, at, [ben.person.seal]);
    for (const place of elsewhere) expect(await openedKey(ben, place, block)).toBeUndefined();
    expect(keyOfEntry(block)).toBeUndefined();
    expect(await openedKey(ben, at, block.slice(0, 60))).toBeUndefined();
  });

  test('that is given in the name of another is taken by nobody', async () => {
    const block = await sealedKey(asAmina, key, at, [amina.person.seal]);
    expect(await openedKey(amina, at, block)).toBeUndefined();
  });

  test('stands among as many parcels for two as for eight, in no order that says whose is whose', async () => {
    const [two, eight, nine] = await Promise.all(
      [2, 8, 9].map(async (count) => {
        const to = Array.from({ length: count }, () => ben.person.seal);
        return (await sealedKey(amina, key, at, to)).length;
      }),
    );
    expect([two, nine! > eight!]).toEqual([eight, true]);
  });
});
