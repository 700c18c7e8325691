import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderStore } from '../../src/team/store/folder.ts';
import { StoreError, type Head, type Store } from '../../src/team/store/port.ts';
import { conformance } from './conformance.ts';
import { folderOnDisk } from './folderOnDisk.ts';
import { filesUnder, seeded, SyncClient } from './syncClient.ts';

const log = 'a'.repeat(32);
const bytes = (text: string) => new TextEncoder().encode(text);
const text = (of: Uint8Array) => new TextDecoder().decode(of);
const says = async (store: Store) =>
  (await store.read(log, [])).blocks.map((block) => text(block.bytes));

let top = '';
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'windscreen-team-'));
});
afterEach(() => rmSync(top, { recursive: true }));
const open = (folder = top) => folderStore(folderOnDisk(folder));

/** Appends after whatever stands last, as often as it has moved meanwhile. */
async function add(store: Store, said: string): Promise<Head> {
  for (;;) {
    const heads = await store.read(log, []).then(
      (reading) => reading.heads,
      (): readonly Head[] => [],
    );
    try {
      return await store.append(log, heads, bytes(said));
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'moved') throw error;
    }
  }
}

describe('a store in a folder', () => {
  test.each(conformance)('$title', async ({ run }) => {
    await run({
      open,
      halve: async () => {
        const written = filesUnder(top).map((file) => join(top, file));
        const last = written.toSorted(
          (a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs || (a < b ? -1 : 1),
        );
        const file = last.at(-1)!;
        const whole = readFileSync(file);
        writeFileSync(file, whole.subarray(0, whole.length / 2));
      },
    });
  });

  test('Two writers add 1,000 times between them, at once and in turn: nothing is lost, and both see the same.', async () => {
    let arrived: (() => void)[] = [];
    let together = false;
    const beforeWriting = () =>
      new Promise<void>((go) => {
        arrived.push(go);
        if (together && arrived.length < 2) return; // both have looked before either writes
        for (const each of arrived) each();
        arrived = [];
      });
    const writers = [0, 1].map(() => folderStore(folderOnDisk(top, '', beforeWriting)));
    const random = seeded(7);
    const left = [500, 500];
    const wanted: string[] = [];
    let forked = 0;
    while (left.some((count) => count > 0)) {
      together = random(3) === 0 && left.every((count) => count > 0);
      if (together) forked += 1;
      const turn = left[0] === 0 ? 1 : left[1] === 0 ? 0 : random(2);
      await Promise.all(
        writers.map(async (store, who) => {
          if (!together && who !== turn) return;
          left[who]! -= 1;
          const said = `${who}:${left[who]}`;
          wanted.push(said);
          await add(store, said);
        }),
      );
    }
    const [one, two] = await Promise.all(writers.map((store) => store.read(log, [])));
    expect(one!.blocks.map((block) => text(block.bytes)).toSorted()).toEqual(wanted.toSorted());
    expect(one).toEqual(two);
    expect(await open().read(log, [])).toEqual(one);
    const forks = new Map<string, number>();
    for (const { after } of one!.blocks)
      forks.set(String(after), (forks.get(String(after)) ?? 0) + 1);
    expect([...forks.values()].filter((count) => count > 1).length).toBe(forked);
    expect(forked).toBeGreaterThan(100);
    const names = filesUnder(top);
    expect(names.length).toBe(1_000);
    expect(new Set(names).size).toBe(1_000);
  });

  test('Two who wrote after the same head make a fork, shown as two heads, until one names both; all of it stands.', async () => {
    const [here, there] = [join(top, 'here'), join(top, 'there')];
    for (const folder of [here, there]) mkdirSync(folder);
    const first = await open(here).append(log, [], bytes('first'));
    const client = new SyncClient([here, there], seeded(1));
    client.finish();
    const mine = await open(here).append(log, [first], bytes('mine'));
    const theirs = await open(there).append(log, [first], bytes('theirs'));
    client.finish();
    for (const folder of [here, there]) {
      const { heads, blocks } = await open(folder).read(log, []);
      expect(heads).toEqual([mine, theirs].sort());
      expect(blocks.length).toBe(3);
    }
    await expect(open(here).append(log, [mine], bytes('one side'))).rejects.toMatchObject({
      reason: 'moved',
    });
    const both = await open(here).append(log, [mine, theirs], bytes('after both'));
    client.finish();
    const { heads, blocks } = await open(there).read(log, []);
    expect([heads, blocks.length]).toEqual([[both], 4]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'A sync client that delays, reorders, renames and copies in part loses nothing and shows nothing half, by seed %i.',
    async (seed) => {
      const random = seeded(seed);
      const folders = ['here', 'there', 'third'].map((name) => join(top, name));
      for (const folder of folders) mkdirSync(folder);
      const stores = folders.map(open);
      const client = new SyncClient(folders, random);
      const wanted: string[] = [];
      const seen = stores.map(() => new Set<string>());
      const look = async () => {
        for (const [who, store] of stores.entries()) {
          const said = await says(store).catch((error: unknown): readonly string[] => {
            if (error instanceof StoreError && error.reason !== 'refused') return [];
            throw error;
          });
          expect(said.filter((each) => !wanted.includes(each))).toEqual([]);
          expect([...seen[who]!].filter((each) => !said.includes(each))).toEqual([]);
          for (const each of said) seen[who]!.add(each);
        }
      };
      for (let at = 0; at < 40; at += 1) {
        const said = `entry ${at}, ${'of some length '.repeat(random(20))}`;
        wanted.push(said);
        await add(stores[random(stores.length)]!, said);
        for (let steps = random(6); steps > 0; steps -= 1) client.step();
        await look();
      }
      client.finish();
      await look();
      const [first, ...others] = await Promise.all(
        [...stores, ...folders.map(open)].map((store) => store.read(log, [])),
      );
      expect(first!.blocks.map((block) => text(block.bytes)).toSorted()).toEqual(wanted.toSorted());
      for (const other of others) expect(other).toEqual(first);
      expect(first!.waiting).toBe(0);
    },
  );

  test('One device that adds twice at once does not fork from itself, however long its disk takes.', async () => {
    const slow = async () => {
      for (let turns = 0; turns < 20; turns += 1) await new Promise((go) => setImmediate(go));
    };
    const store = folderStore(folderOnDisk(top, '', slow));
    const tries = ['one', 'two'].map((said) => store.append(log, [], bytes(said)));
    const [first, second] = await Promise.allSettled(tries);
    expect(first!.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { reason: 'moved' } });
  });

  test('Files of others are left alone and shown to nobody, and half a file is never deleted.', async () => {
    const first = await open().append(log, [], bytes('first'));
    writeFileSync(join(top, 'desktop.ini'), '[ViewState]');
    writeFileSync(join(top, log, 'Thumbs.db'), 'pictures of pictures');
    const [name] = filesUnder(join(top, log)).filter((file) => file.endsWith('.bin'));
    const whole = readFileSync(join(top, log, name!));
    writeFileSync(join(top, log, 'half.bin'), whole.subarray(0, 30));
    const before = filesUnder(top);
    const { heads, blocks, waiting } = await open().read(log, []);
    expect([heads, blocks.length, waiting]).toEqual([[first], 1, 1]);
    expect(filesUnder(top)).toEqual(before);
  });

  test('A block of one log that lies in the folder of another is taken for neither.', async () => {
    const other = 'b'.repeat(32);
    await open().append(log, [], bytes('first'));
    const [name] = filesUnder(join(top, log));
    mkdirSync(join(top, other));
    writeFileSync(join(top, other, 'some.bin'), readFileSync(join(top, log, name!)));
    expect([...(await open().heads()).keys()]).toEqual([log]);
  });

  test('A folder that is gone, or may not be read, is said to refuse, and nothing is taken for empty.', async () => {
    const store = open(join(top, 'gone'));
    await expect(store.heads()).rejects.toMatchObject({ reason: 'refused' });
    await expect(store.append(log, [], bytes('first'))).rejects.toMatchObject({
      reason: 'refused',
    });
  });
});
