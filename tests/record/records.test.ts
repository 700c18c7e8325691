import { beforeEach, describe, expect, test } from 'vitest';
import { Records } from '../../src/record/records.svelte.ts';
import { faultsIn } from '../../src/record/verify.ts';
import type { Vault } from '../../src/vault/vault.ts';
import { signer, verifies } from './kept.ts';
import { recordOf, urgent } from './made.ts';

interface Row {
  readonly whole: Uint8Array;
  readonly summary: Uint8Array;
  readonly words: string;
}

/** A vault that keeps bytes in memory, newest first, in pages of two. */
function inMemory() {
  const rows = new Map<string, Row>();
  const hearers = new Set<(news: { id: string }) => void>();
  let settings: Uint8Array | undefined;
  const pages = <T>(of: (id: string, row: Row) => T) => {
    const all = [...rows].reverse().map(([id, row]) => of(id, row));
    return Array.from({ length: Math.ceil(all.length / 2) }, (_, i) => all.slice(2 * i, 2 * i + 2));
  };
  const vault = {
    damaged: { pages: [] },
    list: async function* () {
      yield* pages((id, { summary }) => ({ id, summary }));
    },
    words: async function* () {
      for (const page of pages((id, { words }) => [id, words] as const)) yield new Map(page);
    },
    read: async (id: string) => rows.get(id)?.whole,
    add: async (id: string, kept: Row) => void rows.set(id, kept),
    addAll: async (items: readonly { id: string; kept: Row }[]) => items.forEach(({ id, kept }) => rows.set(id, kept)),
    update: async (id: string, change: (whole: Uint8Array) => Promise<Row>) => void rows.set(id, await change(rows.get(id)!.whole)),
    shred: async (id: string, kept: Row) => void rows.set(id, kept),
    settings: async () => settings,
    keepSettings: async (bytes: Uint8Array) => void (settings = bytes),
    watch: (hear: (news: { id: string }) => void) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
  };
  return { rows, vault: vault as unknown as Vault, tell: (id: string) => hearers.forEach((hear) => hear({ id })) };
}

const ids = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b', '00000000-0000-4000-8000-00000000000c'];
const now = new Date('2026-11-24T15:00:00Z');
const by = 'Sam Okafor, designated safeguarding lead';
const amendment = {
  kind: 'amendment',
  title: 'Correction',
  fields: { what: 'A brother, Zoë said.', why: 'Left out.' },
  shown: [['What', 'A brother, Zoë said.']],
  clocks: [],
} as const;
let memory: ReturnType<typeof inMemory>;
let records: Records;
beforeEach(async () => {
  memory = inMemory();
  records = new Records(memory.vault, Promise.resolve(signer));
  for (const id of ids) await records.keep({ ...recordOf(), id }, by, now);
});

test('the newest stands first, here and when it is all read afresh', async () => {
  expect(records.summaries.map(({ id }) => id)).toEqual([...ids].reverse());
  const afresh = new Records(memory.vault, Promise.resolve(signer));
  await afresh.load();
  expect(afresh.summaries).toEqual(records.summaries);
  expect(afresh.all).toBe(true);
});

test('I45 a training record is never kept beside real ones', async () => {
  const training = recordOf({ answers: { ...urgent, mode: 'training' } });
  await expect(records.keep({ ...training, id: 'x' }, by, now)).rejects.toThrow('a training record cannot be kept among real ones');
  expect(memory.rows.has('x')).toBe(false);
});

test('what is added is signed, stands in its place in the list, and is found by its words', async () => {
  expect(await records.find('zoe')).toEqual(new Set());
  await records.append(ids[1]!, amendment, by, now);
  const entries = await records.read(ids[1]!);
  expect(entries.map(({ kind }) => kind)).toEqual(['decision', 'amendment']);
  expect(await faultsIn(entries, verifies)).toEqual([]);
  expect(records.summaries.map(({ id }) => id)).toEqual([...ids].reverse());
  expect(records.summaries[1]).toMatchObject({ id: ids[1], counts: { amendment: 1 } });
  expect(await records.find('  ZOË brother ')).toEqual(new Set([ids[1]]));
  expect(await records.find('frightened')).toEqual(new Set(ids));
});

test('what another tab saves is shown and found', async () => {
  const stop = records.hear();
  await records.find('zoe');
  const other = new Records(memory.vault, Promise.resolve(signer));
  await other.load();
  await other.append(ids[0]!, amendment, by, now);
  memory.tell(ids[0]!);
  await expect.poll(() => records.summaries.at(-1)).toMatchObject({ id: ids[0], counts: { amendment: 1 } });
  expect(await records.find('zoe')).toEqual(new Set([ids[0]]));
  stop();
});

test('a record that was destroyed leaves no word behind, in the list, in what is searched, or in what is kept', async () => {
  await records.find('frightened');
  await records.destroy(ids[2]!, { title: 'Record destroyed', why: 'Line 12', authorisedBy: 'Priya Nair' }, by, now);
  expect(records.summaries[0]).toMatchObject({ id: ids[2], state: 'destroyed', reference: '' });
  expect(await records.find('frightened')).toEqual(new Set(ids.slice(0, 2)));
  const { whole, summary, words } = memory.rows.get(ids[2]!)!;
  for (const text of [new TextDecoder().decode(whole), new TextDecoder().decode(summary), words])
    expect(text).not.toMatch(/LN-0417|frightened/);
});

describe('what cannot be read', () => {
  test('is passed over, told, and keeps none of the others back', async () => {
    memory.rows.set(ids[1]!, { ...memory.rows.get(ids[1]!)!, whole: new TextEncoder().encode('{') });
    const lost: string[] = [];
    const read: string[] = [];
    for await (const [first] of records.each(undefined, (id) => lost.push(id))) read.push(first.record);
    expect(lost).toEqual([ids[1]]);
    expect(read).toEqual([ids[2], ids[0]]);
  });
});

test('who writes, and when it locks, are kept; what was not said stays as it was', async () => {
  await records.set({ by });
  const again = new Records(memory.vault, Promise.resolve(signer));
  await again.load();
  expect(again.settings).toEqual({ by, minutes: 10 });
});
