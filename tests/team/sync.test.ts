import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { endsOf, inOrder, together, writtenAfter } from '../../src/records/branches.ts';
import { append, begin, bytesOf, destroyed } from '../../src/records/chain.ts';
import type { Entries, Entry } from '../../src/records/entry.ts';
import { hashOf } from '../../src/records/rules.ts';
import { faultsIn } from '../../src/records/verify.ts';
import type { Self } from '../../src/team/person.ts';
import { folderStore } from '../../src/team/store/folder.ts';
import { planOf, synced } from '../../src/team/sync.ts';
import { kept, verifies, written } from '../records/kept.ts';
import { recordOf } from '../records/made.ts';
import { times } from '../settings/count.ts';
import { folderOnDisk } from './folderOnDisk.ts';
import { Office } from './office.ts';
import { selves } from './selves.ts';
import { seeded, SyncClient } from './syncClient.ts';

let first: Entries;
beforeAll(async () => {
  first = await kept();
});

const hashes = (entries: readonly Entry[]) => Promise.all(entries.map(hashOf));
/** One entry more, said at this minute. */
const more = (entries: Entries, said: string, minute: number): Promise<Entries> =>
  append(
    entries,
    { kind: 'amendment', title: said, fields: { what: said, why: said }, shown: [], clocks: [] },
    written(new Date(Date.UTC(2026, 10, 25, 9, minute)).toISOString()),
  );
const taken = async (mine: Entries, take: readonly Entry[]): Promise<Entries> =>
  (await inOrder([...mine, ...take])) as unknown as Entries;

/** Three devices and what their store holds, each added to or brought together now and then. */
const step = fc.record({
  device: fc.nat(2),
  does: fc.constantFrom('adds', 'adds', 'syncs'),
  minute: fc.nat(50),
});
const run = { numRuns: times * 30 };

describe('a plan', () => {
  test('brings every device to the same entries in the same order, however they added, and loses none', async () => {
    let forks = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
        const devices: Entries[] = [first, first, first];
        const store: Entry[] = [];
        const all = new Set(await hashes(first));
        const sync = async (device: number) => {
          const mine = devices[device]!;
          const plan = await planOf(mine, store);
          expect(plan.held).toBeUndefined();
          const sent = new Set(await hashes(store));
          for (const entry of plan.send) {
            const missing = writtenAfter(entry).filter((hash) => !sent.has(hash));
            expect(missing, 'each stands behind those that it was written after').toEqual([]);
            sent.add(await hashOf(entry));
          }
          store.push(...plan.send);
          devices[device] = await taken(mine, plan.take);
          const ends = await hashes(await endsOf(devices[device]));
          expect(plan.ends).toEqual(ends.toSorted());
          if (ends.length > 1) forks += 1;
          const again = await planOf(devices[device], store);
          expect([again.send, again.take]).toEqual([[], []]);
        };
        for (const [n, { device, does, minute }] of steps.entries()) {
          if (does === 'syncs') await sync(device);
          else {
            devices[device] = await more(devices[device]!, `entry ${n}`, minute);
            all.add(await hashOf(devices[device].at(-1)));
          }
        }
        for (const device of [0, 1, 2, 0, 1, 2]) await sync(device);
        expect(new Set(await hashes(devices[0]!))).toEqual(all);
        for (const each of devices) {
          expect(each).toEqual(devices[0]);
          expect(await faultsIn(each, verifies)).toEqual([]);
        }
      }),
      run,
    );
    expect(forks).toBeGreaterThan(0);
  });

  test('of two who added at once keeps both, with both ends, and the next names both', async () => {
    const [mine, theirs] = await Promise.all([more(first, 'mine', 1), more(first, 'theirs', 2)]);
    const plan = await planOf(mine, theirs);
    expect([plan.send, plan.take]).toEqual([[mine.at(-1)], [theirs.at(-1)]]);
    expect(plan.ends).toEqual((await hashes([mine.at(-1)!, theirs.at(-1)!])).toSorted());
    const both = await more(await together(mine, theirs), 'after both', 3);
    expect((await planOf(both, theirs)).ends).toEqual(await hashes([both.at(-1)!]));
    expect(writtenAfter(both.at(-1)!).toSorted()).toEqual(plan.ends);
  });

  test('takes what has come in part only as far as it is whole, and the rest once it has come', async () => {
    const theirs = await more(await more(first, 'one', 1), 'two', 2);
    const part = theirs.filter((_, n) => n !== 1);
    const plan = await planOf(first, part);
    expect([plan.take, plan.waiting]).toEqual([[], 1]);
    expect((await planOf(first, theirs)).take).toEqual(theirs.slice(1));
  });

  test('brings together nothing that began with another entry', async () => {
    const other = await begin(recordOf(), written('2026-11-25T10:00:00Z'));
    expect(await planOf(first, other)).toMatchObject({ held: 'apart', send: [], take: [] });
  });

  test('destroys nothing here that was destroyed there, and brings nothing back that was destroyed here', async () => {
    const [gone] = await destroyed(
      first,
      { title: 'Destroyed', why: 'Kept long enough.', authorisedBy: 'Sam Okafor' },
      written('2026-11-26T09:00:00Z'),
    );
    const longer = await more(first, 'meanwhile', 1);
    expect(await planOf(longer, [...first, gone])).toMatchObject({
      held: 'destroyed-there',
      send: [],
      take: [],
    });
    expect(await planOf([gone], longer)).toMatchObject({ send: [gone], take: [] });
    expect(await planOf([gone], [...longer, gone])).toMatchObject({ send: [], take: [] });
  });

  test('takes all of a record that is not here yet, and sends all of one that is not there', async () => {
    const record = await more(first, 'one', 1);
    expect((await planOf([], record)).take).toEqual(record);
    expect((await planOf(record, [])).send).toEqual(record);
  });
});

test('what is no entry, or was written by one who only reads, is counted and taken by nobody', async () => {
  const [amina, ben] = await selves();
  const office = new Office();
  await office.found(amina!);
  await office.letIn(amina!, ben!, 'writes');
  const log = 'd'.repeat(32);
  const team = await office.teamOf(ben!);
  const read = (content: Uint8Array): Entry | undefined => {
    const text = new TextDecoder().decode(content);
    return text.startsWith('{') ? (JSON.parse(text) as Entry) : undefined;
  };
  await synced({ ring: office.ringOf(ben!), store: office.store, team, log }, first, read);
  await office.write(ben!, log, 'no entry');
  const now = await office.say(amina!, { kind: 'changed', who: ben!.person.sign, may: 'reads' });
  const late = bytesOf((await more(first, 'late', 1)).at(-1));
  const thinksThatTheyMay = { ...now, mayAt: () => 'writes' as const };
  await office.ringOf(ben!).write(office.store, thinksThatTheyMay, log, late);
  const shelf = { ring: office.ringOf(amina!), store: office.store, team: now, log };
  const { take, closed } = await synced(shelf, [], read);
  expect([take, closed]).toEqual([first, 2]);
});

test('what comes late from someone who was removed is told and left in the store, and what they wrote before is taken', async () => {
  const [amina, ben] = await selves();
  const office = new Office();
  await office.found(amina!);
  await office.letIn(amina!, ben!, 'writes');
  const log = 'd'.repeat(32);
  const read = (content: Uint8Array) => JSON.parse(new TextDecoder().decode(content)) as Entry;
  const team = await office.teamOf(ben!);
  const shelf = { ring: office.ringOf(ben!), store: office.store, team, log };
  await synced(shelf, first, read);
  await office.remove(amina!, ben!);
  await synced(shelf, await more(first, 'late', 1), read);
  const now = await office.teamOf(amina!);
  const hers = { ring: office.ringOf(amina!), store: office.store, team: now, log };
  expect(await synced(hers, [], read)).toMatchObject({ take: first, late: 1, closed: 0 });
});

test('a countersignature counts where another person sealed it who might countersign, and is theirs however it is sent on', async () => {
  const [amina, ben, cass] = await selves();
  const office = new Office();
  await office.found(amina!);
  await office.letIn(amina!, ben!, 'countersigns');
  await office.letIn(amina!, cass!, 'writes');
  const log = 'd'.repeat(32);
  const read = (content: Uint8Array) => JSON.parse(new TextDecoder().decode(content)) as Entry;
  const shelfOf = async (self: Self) => ({
    ring: office.ringOf(self),
    store: office.store,
    team: await office.teamOf(self),
    log,
  });
  let record = first;
  const signed: string[] = [];
  await synced(await shelfOf(amina!), record, read); // she began it
  for (const [minute, self] of [amina!, cass!, ben!].entries()) {
    const added = { title: 'seen', fields: { view: 'agree' }, shown: [], clocks: [] };
    const at = written(`2026-11-25T09:0${minute}:00Z`, self.person.name);
    record = await append(record, { kind: 'countersignature', ...added }, at);
    signed.push(await hashOf(record.at(-1)));
    await synced(await shelfOf(self), record, read);
  }
  const sentOn = bytesOf(record[2]);
  await office.ringOf(ben!).write(office.store, await office.teamOf(ben!), log, sentOn);
  const { countersigned, take } = await synced(await shelfOf(amina!), record, read);
  expect(take).toEqual([]);
  expect([...countersigned]).toEqual([[signed[2], ben!.person.sign]]);
});

test('three devices write on for days on folders that a sync client misuses, and end with one record, sealed throughout', async () => {
  const top = mkdtempSync(join(tmpdir(), 'windscreen-team-'));
  try {
    const [amina, ben, cass] = await selves();
    const office = new Office();
    await office.found(amina!);
    await office.letIn(amina!, ben!, 'countersigns');
    await office.letIn(amina!, cass!, 'writes');
    const folders = ['amina', 'ben', 'cass'].map((name) => join(top, name));
    for (const folder of folders) mkdirSync(folder);
    const random = seeded(11);
    const client = new SyncClient(folders, random);
    const log = 'd'.repeat(32);
    const devices = await Promise.all(
      [amina!, ben!, cass!].map(async (self, n) => ({
        shelf: {
          ring: office.ringOf(self),
          store: folderStore(folderOnDisk(folders[n]!)),
          team: await office.teamOf(self),
          log,
        },
        record: n === 0 ? first : undefined,
      })),
    );
    const read = (content: Uint8Array) => JSON.parse(new TextDecoder().decode(content)) as Entry;
    const sync = async (device: (typeof devices)[number]) => {
      const mine = device.record ?? [];
      const plan = await synced(device.shelf, mine, read).catch((error: { reason?: string }) => {
        if (error.reason !== 'not-whole') throw error; // it has begun to come
        return { take: [], held: undefined };
      });
      expect(plan.held).toBeUndefined();
      if (mine.length + plan.take.length > 0)
        device.record = await taken(mine as unknown as Entries, plan.take);
    };
    let said = 1;
    for (let at = 0; at < 60; at += 1) {
      const device = devices[random(3)]!;
      if (device.record && random(2) === 0)
        device.record = await more(device.record, `entry ${(said += 1)}`, at);
      else await sync(device);
      for (let steps = random(4); steps > 0; steps -= 1) client.step();
    }
    for (let round = 0; round < 3; round += 1)
      for (const device of devices) {
        client.finish();
        await sync(device);
      }
    expect(devices[0]!.record?.length).toBe(said);
    expect(said).toBeGreaterThan(10);
    for (const { record } of devices) {
      expect(record).toEqual(devices[0]!.record);
      expect(await faultsIn(record!, verifies)).toEqual([]);
    }
  } finally {
    rmSync(top, { recursive: true });
  }
});
