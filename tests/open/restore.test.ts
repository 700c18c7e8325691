import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FromBackup } from '../../src/open/backup.ts';
import { restoreFrom } from '../../src/open/restore.ts';
import {
  append,
  begin,
  destroyed,
  hashesOf,
  sealed,
  type EntriesFile,
  type Signer,
} from '../../src/records/chain.ts';
import { decisionOf, type Entries } from '../../src/records/entry.ts';
import { Records } from '../../src/saved/records.svelte.ts';
import { receiptFor } from '../../src/records/receipt.ts';
import { faultsIn, witnessed } from '../../src/records/verify.ts';
import { VaultError } from '../../src/vault/vault.ts';
import { inMemory } from '../records/inMemory.ts';
import { device, followedThrough, kept, signer, verifies, written } from '../records/kept.ts';
import { recordOf } from '../records/made.ts';
import { readEntries } from '../../src/open/entries.ts';

const at = new Date('2026-12-05T10:00:00Z');
const said = (what: string) => ({
  kind: 'amendment' as const,
  title: 'Correction',
  fields: { what, why: 'Left out.' },
  shown: [['What', what]] as const,
  clocks: [],
});

/** Someone's own device, with some records on it. */
async function withRecords(all: readonly Entries[], by: Signer = signer) {
  const memory = inMemory();
  const records = new Records(memory.vault, Promise.resolve(by));
  await records.takeIn(new Map(all.map((entries) => [entries[0].record, entries])));
  const read = async () =>
    new Map(
      await Promise.all(
        [...memory.rows.keys()].map(async (id) => [id, await records.read(id)] as const),
      ),
    );
  /** Everything on it, read back as a backup would be by whoever opens it. */
  async function* backup(): AsyncIterable<FromBackup> {
    for (const entries of (await read()).values())
      yield {
        file: JSON.parse(JSON.stringify(await sealed(entries, { signer: by, at }))) as EntriesFile,
      };
  }
  return { memory, records, read, backup };
}
const ids = ['one', 'two', 'three'];
const begun = await Promise.all(
  ids.map((id) =>
    kept(followedThrough.slice(0, 1), { ...recordOf({ account: { reference: `LN-${id}` } }), id }),
  ),
);
const [mine, theirs] = [await device(), await device()];
const texts = (entries: Entries) =>
  entries.flatMap((entry) => ('fields' in entry ? [entry.fields['what'] ?? ''] : []));

describe('two devices that both go on from one backup', () => {
  /** What is added, on which device, to which record, by a clock that need not agree. */
  const additions = fc.array(
    fc.record({ mine: fc.boolean(), to: fc.constantFrom(...ids), minute: fc.nat(500) }),
    { maxLength: 12 },
  );

  test('hold, whichever restores from the other, everything that both wrote, in one order, and every chain verifies', async () => {
    await fc.assert(
      fc.asyncProperty(additions, fc.boolean(), async (added, mineFirst) => {
        const [here, there] = [await withRecords(begun, mine), await withRecords(begun, theirs)];
        for (const [i, { mine, to, minute }] of added.entries())
          await (mine ? here : there).records.append(
            to,
            said(`Said ${i}.`),
            'Sam Okafor',
            new Date(at.getTime() + minute * 60_000),
          );
        for (const [one, other] of mineFirst
          ? ([
              [here, there],
              [there, here],
            ] as const)
          : ([
              [there, here],
              [here, there],
            ] as const))
          expect((await restoreFrom(other.backup(), one.records)).reasons).toEqual([]);

        const [after, elsewhere] = [await here.read(), await there.read()];
        expect(after).toEqual(elsewhere);
        for (const [i, { to }] of added.entries())
          expect(texts(after.get(to)!)).toContain(`Said ${i}.`);
        for (const entries of after.values()) expect(await faultsIn(entries, verifies)).toEqual([]);
        // once more, either way, changes nothing
        const again = await restoreFrom(there.backup(), here.records);
        expect(again).toMatchObject({
          added: [],
          longer: [],
          both: [],
          beside: [],
          same: ids.length,
        });
        // and what is added next is written after all of it
        for (const to of ids) {
          const next = await here.records.append(to, said('Said last.'), 'Sam Okafor', at);
          expect(await faultsIn(next, verifies)).toEqual([]);
          const receipt = receiptFor((await hashesOf(next)).at(-1)!);
          expect(await witnessed(next, receipt)).toMatchObject({ upTo: next.length, apart: 0 });
        }
      }),
      { numRuns: 8, seed: 1989 },
    );
  });

  test('are told which records were changed in both places, which went on, and which were only there', async () => {
    const [here, there] = [
      await withRecords(begun.slice(0, 2), mine),
      await withRecords(begun, theirs),
    ];
    await here.records.append('one', said('Mine.'), 'Sam Okafor', at);
    await there.records.append('one', said('Theirs.'), 'Priya Nair', at);
    await there.records.append('two', said('Theirs too.'), 'Priya Nair', at);
    expect(await restoreFrom(there.backup(), here.records)).toEqual({
      added: [{ id: 'three', reference: 'LN-three' }],
      longer: [{ id: 'two', reference: 'LN-two' }],
      both: [{ id: 'one', reference: 'LN-one' }],
      beside: [],
      mended: [],
      elsewhere: [],
      same: 0,
      filesLeftOut: 0,
      skipped: 0,
      stopped: false,
      reasons: [],
    });
  });
});

describe('what was written in two places', () => {
  const base = begun[0]!;
  const writer = (by: Signer, minute: number) => ({
    signer: by,
    by: 'Sam',
    at: new Date(at.getTime() + minute * 60_000),
  });
  const fork = async () => {
    const a = await append(
      await append(base, said('A1'), writer(mine, 1)),
      said('A2'),
      writer(mine, 5),
    );
    const b = await append(base, said('B1'), writer(theirs, 3));
    const here = await withRecords([a], mine);
    await restoreFrom((await withRecords([b], theirs)).backup(), here.records);
    return { a, b, both: await here.records.read('one'), here };
  };

  test('stands by when it was written, and a receipt vouches only for what it was written after', async () => {
    const { a, both } = await fork();
    expect(texts(both).slice(1)).toEqual(['A1', 'B1', 'A2']);
    expect(
      await readEntries(JSON.parse(JSON.stringify(await sealed(both, { signer, at })))),
    ).toHaveProperty('file');
    const receipt = async (entries: Entries, i: number) =>
      receiptFor((await hashesOf(entries))[i]!);
    expect(await witnessed(both, await receipt(a, 2))).toMatchObject({ upTo: 3, apart: 0 });
    expect(await witnessed(both, await receipt(both, 4))).toMatchObject({ upTo: 5, apart: 1 });
  });

  test('cannot lose an end, or have one moved, doubled or changed, without that being found once more was added', async () => {
    const { both, here } = await fork();
    const next = await here.records.append('one', said('Last.'), 'Sam', at);
    expect(next.at(-1)).toHaveProperty('also');
    const without = (i: number) =>
      [...next.slice(0, i), ...next.slice(i + 1)] as unknown as Entries;
    for (let i = 1; i < next.length - 1; i += 1)
      expect(await faultsIn(without(i), verifies), `without ${i}`).not.toEqual([]);
    const [first, ...rest] = both;
    expect(await faultsIn([first, rest[0]!, rest[2]!, rest[1]!, rest[3]!], verifies)).not.toEqual(
      [],
    );
    expect(await faultsIn([...both, both.at(-1)!], verifies)).not.toEqual([]);
  });
});

describe('a restore drops nothing', () => {
  test('of two records that were begun differently under one id: theirs is kept beside, once', async () => {
    const [decision] = [decisionOf(begun[0]!)!];
    const other = await append(
      await begin(decision, { signer: theirs, by: 'Priya Nair', at }),
      said('Theirs.'),
      {
        signer: theirs,
        by: 'Priya',
        at,
      },
    );
    const here = await withRecords([begun[0]!], mine);
    const there = await withRecords([other], theirs);
    const { beside } = await restoreFrom(there.backup(), here.records);
    expect(beside).toEqual([
      { id: expect.stringMatching(/^one~[0-9a-f]{8}$/), reference: 'LN-one' },
    ]);
    expect(await here.records.read(beside[0]!.id)).toEqual(other);
    expect(here.records.summaries.map(({ id }) => id)).toContain(beside[0]!.id);
    expect(await restoreFrom(there.backup(), here.records)).toMatchObject({ beside: [], same: 1 });
    // and both go into a backup, and out of it again
    const third = await withRecords([], signer);
    await restoreFrom(here.backup(), third.records);
    expect([...(await third.read()).values()]).toEqual([begun[0], other]);
  });

  test('that was added elsewhere to a record destroyed here; and a backup destroys nothing', async () => {
    const gone = await destroyed(
      begun[0]!,
      { title: 'Destroyed', why: 'Line 12', authorisedBy: 'Ada Quill' },
      written(at.toISOString()),
    );
    const longer = await append(begun[0]!, said('A bruise.'), {
      signer: theirs,
      by: 'Priya Nair',
      at,
    });
    const here = await withRecords([gone], mine);
    const { beside } = await restoreFrom(
      (await withRecords([longer], theirs)).backup(),
      here.records,
    );
    expect(await here.records.read(beside[0]!.id)).toEqual(longer);
    expect(await here.records.read('one')).toEqual(gone);
    expect(
      await restoreFrom((await withRecords([begun[0]!], theirs)).backup(), here.records),
    ).toMatchObject({ beside: [], same: 1 });

    const still = await withRecords([longer], mine);
    expect(
      await restoreFrom((await withRecords([gone], theirs)).backup(), still.records),
    ).toMatchObject({
      elsewhere: [{ id: 'one', reference: 'LN-one' }],
    });
    expect(await still.records.read('one')).toEqual(longer);
  });

  test('that cannot be read here any more: it is put back from the backup, and the rest is restored', async () => {
    const here = await withRecords([begun[0]!], mine);
    const { read } = here.memory.vault;
    here.memory.vault.read = async (id) => {
      if (here.memory.broken.has(id)) throw new VaultError('damaged', 'it does not open');
      return read(id);
    };
    here.memory.broken.add('one');
    const restored = await restoreFrom((await withRecords(begun, theirs)).backup(), here.records);
    expect(restored).toMatchObject({
      mended: [{ id: 'one', reference: 'LN-one' }],
      added: [{ id: 'two' }, { id: 'three' }],
    });
    expect(await here.records.read('one')).toEqual(begun[0]);
  });
});
