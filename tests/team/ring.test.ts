import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { padded, paddedLength, unpadded } from '../../src/team/padding.ts';
import type { Self } from '../../src/team/person.ts';
import { Ring } from '../../src/team/ring.ts';
import { newTeamKey, sealedKey } from '../../src/team/sealed.ts';
import { MemoryFiles, memoryStore } from '../../src/team/store/memory.ts';
import { toBytes } from '../../src/vault/signature.ts';
import { times } from '../settings/count.ts';
import { Office } from './office.ts';
import { selves } from './selves.ts';

const record = 'd'.repeat(32);
const other = 'f'.repeat(32);
let amina: Self;
let ben: Self;
let cass: Self;
let dil: Self;
beforeAll(async () => {
  [amina, ben, cass, dil] = (await selves()) as [Self, Self, Self, Self];
});

let office: Office;
beforeEach(async () => {
  office = new Office();
  await office.found(amina);
  await office.letIn(amina, ben, 'countersigns');
  await office.letIn(ben, cass, 'writes');
});

describe('what a team writes', () => {
  test('is read by all of it in one order, with who wrote it', async () => {
    await office.write(amina, record, 'Leah was asked.');
    await office.write(cass, record, 'Her teacher was told.');
    await office.write(ben, record, 'Countersigned.');
    for (const self of [amina, ben, cass])
      expect(await office.reads(self, record)).toEqual([
        'Leah was asked.',
        'Her teacher was told.',
        'Countersigned.',
        0,
      ]);
    const { entries } = await office.ringOf(amina).read(office.store, record);
    expect(entries.map(({ by }) => by)).toEqual([amina, cass, ben].map((one) => one.person.sign));
    const team = await office.teamOf(amina);
    expect(entries.map(({ by, seen }) => team.mayAt(by, seen))).toEqual([
      'countersigns',
      'writes',
      'countersigns',
    ]);
  });

  test('is read by whoever joins later, once it was shared with them', async () => {
    await office.write(amina, record, 'Leah was asked.');
    await office.letIn(amina, dil, 'reads');
    expect(await office.reads(dil, record)).toEqual([1]);
    await office.ringOf(ben).share(office.store, await office.teamOf(ben), record);
    expect(await office.reads(dil, record)).toEqual(['Leah was asked.', 0]);
  });

  test('is written by nobody who only reads', async () => {
    await office.letIn(amina, dil, 'reads');
    await expect(office.write(dil, record, 'Seen.')).rejects.toMatchObject({ reason: 'may-not' });
  });

  test('stands on both sides where two wrote at once on stores that had not met', async () => {
    await office.write(amina, record, 'Leah was asked.');
    const away = new MemoryFiles();
    for (const [place, file] of office.files.files) away.files.set(place, file);
    const there = memoryStore(away);
    await office.write(cass, record, 'Written away.', there);
    await office.write(ben, record, 'Written here.');
    for (const [place, file] of away.files) office.files.files.set(place, file);
    const said = await office.reads(amina, record);
    expect(said.toSorted()).toEqual([0, 'Leah was asked.', 'Written away.', 'Written here.']);
    const { heads } = await office.ringOf(amina).read(office.store, record);
    expect(heads.length).toBe(2);
  });
});

describe('the store', () => {
  test('holds nothing that can be read: no word, no name, no key of a person, in its files or their names', async () => {
    await office.write(amina, record, 'Leah Planted was seen with a bruise.');
    await office.write(cass, record, 'Leah Planted said that it hurt.');
    const all = [...office.files.files].map(([place, file]) => [place, Buffer.from(file)] as const);
    expect(all.length).toBeGreaterThan(8);
    const keys = [amina, ben, cass].flatMap(({ person }) => [person.sign, person.seal]);
    const words = ['Leah', 'Planted', 'bruise', 'Invented', 'deputy', 'joined', 'windscreen'];
    for (const [place, file] of all) {
      expect(place).toMatch(/^[0-9a-f]{32}\/[0-9a-f]{32}$/);
      for (const word of [...words, ...keys]) expect(file.includes(word), word).toBe(false);
      for (const key of keys) expect(file.includes(Buffer.from(toBytes(key)!)), key).toBe(false);
    }
  });

  test('sees neither how long something is, nor just how many it is for', async () => {
    await office.write(amina, record, 'x');
    const key = [...office.files.files.values()].at(-2)!.length;
    const short = [...office.files.files.values()].at(-1)!.length;
    await office.write(amina, record, 'A much longer note about what was seen. '.repeat(4));
    const long = [...office.files.files.values()].at(-1)!.length;
    expect(long).toBe(short);
    await office.letIn(amina, dil, 'writes');
    await office.write(dil, other, 'x');
    expect([...office.files.files.values()].at(-2)!.length).toBe(key);
  });

  test('gains nothing by moving a block to another log or place', async () => {
    await office.write(amina, record, 'Leah was asked.');
    await office.write(amina, record, 'And again.');
    const { blocks, heads } = await office.store.read(record, []);
    let last = heads;
    for (const { bytes } of blocks) last = [await office.store.append(record, last, bytes)];
    let before: readonly string[] = [];
    for (const { bytes } of blocks) before = [await office.store.append(other, before, bytes)];
    const said = await office.reads(ben, record);
    expect(said.filter((one) => typeof one === 'string')).toEqual([
      'Leah was asked.',
      'And again.',
    ]);
    expect(await office.reads(ben, other)).toEqual([2]);
  });

  test('may put anything in a log: nothing of it is read, and what was written goes on opening', async () => {
    await office.write(amina, record, 'Leah was asked.');
    const { blocks } = await office.store.read(record, []);
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 700 }),
      fc
        .tuple(fc.constantFrom(0x45, 0x4b), fc.uint8Array({ maxLength: 700 }))
        .map(([mark, rest]) => Uint8Array.of(mark, ...rest)),
      fc
        .tuple(fc.constantFrom(...blocks), fc.nat(), fc.integer({ min: 1, max: 255 }))
        .map(([{ bytes }, at, by]) => bytes.map((b, n) => (n === at % bytes.length ? b ^ by : b))),
    );
    await fc.assert(
      fc.asyncProperty(some, async (bytes) => {
        const { heads } = await office.store.read(record, []);
        await office.store.append(record, heads, bytes);
        const { entries } = await office.ringOf(ben).read(office.store, record);
        expect(entries.map(({ by }) => by)).toEqual([amina.person.sign]);
      }),
      { numRuns: times * 40 },
    );
    await office.write(ben, record, 'And seen.');
    const said = await office.reads(cass, record);
    expect(said.slice(0, 2)).toEqual(['Leah was asked.', 'And seen.']);
  });

  test('cannot have a key of its own written with, even where it has the address of everyone', async () => {
    const eve = new Ring(dil);
    const { epoch } = await office.teamOf(amina);
    const key = await newTeamKey(dil, epoch);
    const to = [amina, ben, cass, dil].map(({ person }) => person.seal);
    const block = await sealedKey(dil, key, { log: record, after: [] }, to);
    await office.store.append(record, [], block);
    await office.write(ben, record, 'Leah was asked.');
    expect(await office.reads(amina, record)).toEqual(['Leah was asked.', 0]);
    expect((await eve.read(office.store, record)).closed).toBe(1);
  });
});

describe('whoever was removed', () => {
  test('keeps what they could read, and opens nothing that is written from then on', async () => {
    await office.write(amina, record, 'Begun.');
    await office.write(cass, record, 'Before.');
    expect(await office.reads(cass, record)).toEqual(['Begun.', 'Before.', 0]);
    await office.remove(amina, cass);
    await office.write(ben, record, 'After.');
    await office.write(amina, other, 'A new record.');
    expect((await office.ringOf(cass).read(office.store, record)).closed).toBe(1);
    expect((await office.ringOf(cass).read(office.store, other)).closed).toBe(1);
    const fresh = new Ring(cass); // with all bytes of the store, and only their own keys
    const opened = await fresh.read(office.store, record);
    expect(opened.entries.map(({ content }) => new TextDecoder().decode(content))).toEqual([
      'Begun.',
      'Before.',
    ]);
    for (const self of [amina, ben])
      expect(await office.reads(self, record)).toEqual(['Begun.', 'Before.', 'After.', 0]);
  });

  test('holds up every writing until new keys are begun', async () => {
    await office.say(amina, { kind: 'removed', who: cass.person.sign });
    await expect(office.write(ben, record, 'After.')).rejects.toMatchObject({ reason: 'keys-due' });
    await office.say(ben, { kind: 'epoch' });
    await office.write(ben, record, 'After.');
    expect(await office.reads(amina, record)).toEqual(['After.', 0]);
  });

  test('and writes on with a key of before is read as late, in a record that nobody wrote in since too', async () => {
    await office.write(cass, record, 'Before.');
    await office.write(cass, other, 'Before.');
    const known = await office.teamOf(cass);
    await office.remove(amina, cass);
    await office.write(ben, record, 'After.');
    const late = new TextEncoder().encode('Late.');
    const team = await office.teamOf(amina);
    for (const log of [record, other]) {
      await office.ringOf(cass).write(office.store, known, log, late);
      const { entries } = await office.ringOf(amina).read(office.store, log, team);
      expect(
        entries.map(({ content, late }) => [new TextDecoder().decode(content), late] as const),
      ).toEqual([
        ['Before.', false],
        ...(log === record ? [['After.', false]] : []),
        ['Late.', true],
      ]);
    }
  });
});

describe('a record whose key is destroyed', () => {
  test('opens for nobody once each has let it go, with every byte of the store; all others open', async () => {
    await office.write(amina, record, 'To be destroyed.');
    await office.write(ben, other, 'To be kept.');
    for (const self of [amina, ben]) {
      const seal = await office.ringOf(self).letGo(office.store, record);
      await office.say(self, { kind: 'renewed', seal });
      expect(await office.reads(self, record)).toEqual([1]);
      expect(await office.reads(self, other)).toEqual(['To be kept.', 0]);
      expect(await office.reads(cass, record)).toEqual(['To be destroyed.', 0]);
    }
    await office.ringOf(cass).letGo(office.store, record);
    for (const self of [amina, ben, cass]) {
      expect(await office.reads(self, record)).toEqual([1]);
      expect(await office.reads(self, other)).toEqual(['To be kept.', 0]);
    }
  });

  test('is written to by nobody who let it go, and what is new is sealed to their new key', async () => {
    await office.write(amina, record, 'To be destroyed.');
    const seal = await office.ringOf(ben).letGo(office.store, record);
    await expect(office.write(ben, record, 'More.')).rejects.toMatchObject({ reason: 'let-go' });
    await office.say(ben, { kind: 'renewed', seal });
    await office.write(amina, other, 'New.');
    expect(await office.reads(ben, other)).toEqual(['New.', 0]);
    const stolen = new Ring(ben); // the key of before opens nothing that came since
    expect((await stolen.read(office.store, other)).closed).toBe(1);
  });
});

describe('padding', () => {
  test('gives back what it was given, is never much longer, and says no more than which step', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5_000 }), (bytes) => {
        const whole = padded(bytes);
        expect(unpadded(whole)).toEqual(new Uint8Array(bytes));
        expect(whole.length).toBe(paddedLength(bytes.length + 4));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 48 * 1024 * 1024 }), (length) => {
        const long = paddedLength(length);
        expect(long).toBeGreaterThanOrEqual(Math.max(length, 1024));
        expect(long).toBeLessThanOrEqual(Math.max(1024, length * 1.125));
        expect(paddedLength(long)).toBe(long);
      }),
    );
    expect(() => unpadded(new Uint8Array([0, 0, 0, 9, 1]))).toThrow('are said to hold');
  });
});
