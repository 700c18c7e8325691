import { beforeEach, describe, expect, test } from 'vitest';
import { Records } from '../../src/saved/records.svelte.ts';
import { faultsIn } from '../../src/records/verify.ts';
import { inMemory } from './inMemory.ts';
import { signer, verifies } from './kept.ts';
import { explained, recordOf, urgent } from './made.ts';

const ids = [
  '00000000-0000-4000-8000-00000000000a',
  '00000000-0000-4000-8000-00000000000b',
  '00000000-0000-4000-8000-00000000000c',
];
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
  await expect(records.keep({ ...training, id: 'x' }, by, now)).rejects.toThrow(
    'a training record cannot be kept among real ones',
  );
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
  await expect
    .poll(() => records.summaries.at(-1))
    .toMatchObject({ id: ids[0], counts: { amendment: 1 } });
  expect(await records.find('zoe')).toEqual(new Set([ids[0]]));
  stop();
});

/** A worry that was explained, with nothing left open. */
const settled = {
  ...recordOf({ answers: explained, account: { reviewOn: '' } }),
  id: '00000000-0000-4000-8000-00000000000d',
};
const gone = {
  title: 'Record destroyed',
  why: 'Line 12',
  authorisedBy: 'Priya Nair, head teacher',
};
const ada = 'Ada Quill, records officer';

test('a record that was destroyed leaves no word behind, in the list, in what is searched, or in what is kept', async () => {
  await records.keep(settled, by, now);
  await records.find('frightened');
  await records.destroy(settled.id, gone, ada, now);
  expect(records.summaries[0]).toMatchObject({ id: settled.id, state: 'destroyed', reference: '' });
  expect(await records.find('frightened')).toEqual(new Set(ids));
  const { whole, summary, words } = memory.rows.get(settled.id)!;
  for (const text of [new TextDecoder().decode(whole), new TextDecoder().decode(summary), words])
    expect(text).not.toMatch(/LN-0417|frightened/);
});

test('a record that was destroyed says in the list why, who authorised it and who did it, however much was written', async () => {
  await records.keep(settled, by, now);
  await records.destroy(settled.id, { ...gone, why: `\u0001${'“\u2028'.repeat(500)}` }, ada, now);
  expect(records.summaries[0]!.gone).toMatchObject({
    authorisedBy: 'Priya Nair, head teacher',
    by: ada,
  });
  expect(memory.rows.get(settled.id)!.summary.length).toBeLessThan(2048);
});

test('a record with something open is not destroyed, and nothing in it is changed', async () => {
  const before = memory.rows.get(ids[0]!);
  await expect(records.destroy(ids[0]!, gone, ada, now)).rejects.toThrow('was not destroyed: open');
  await expect(
    records.append(ids[0]!, { ...amendment, kind: 'closed', fields: { why: 'x' } }, by, now),
  ).rejects.toThrow('was not closed: refer is still open in it');
  expect(memory.rows.get(ids[0]!)).toBe(before);
});

test('a record is not destroyed by one person, be it the one who wrote it or the one who destroys it', async () => {
  await records.keep(settled, by, now);
  const before = memory.rows.get(settled.id);
  for (const [authorisedBy, who, why] of [
    ['SAM OKAFOR', ada, 'wrote-it'],
    ['Ada Quill', ada, 'destroys-it'],
    ['Priya', ada, 'not-full-name'],
  ] as const)
    await expect(records.destroy(settled.id, { ...gone, authorisedBy }, who, now)).rejects.toThrow(
      `was not destroyed: ${why}`,
    );
  expect(memory.rows.get(settled.id)).toBe(before);
});

test('what another tab adds while a record is being destroyed keeps it from being destroyed', async () => {
  await records.keep(settled, by, now);
  const other = new Records(memory.vault, Promise.resolve(signer));
  const review = { on: '2026-11-24', found: 'A bruise.', harm: 'yes' };
  await other.append(settled.id, { ...amendment, kind: 'review-held', fields: review }, by, now);
  await expect(records.destroy(settled.id, gone, ada, now)).rejects.toThrow(
    'was not destroyed: open',
  );
});

describe('what cannot be read', () => {
  test('is passed over, told, and keeps none of the others back', async () => {
    memory.rows.set(ids[1]!, {
      ...memory.rows.get(ids[1]!)!,
      whole: new TextEncoder().encode('{'),
    });
    const lost: string[] = [];
    const read: string[] = [];
    for await (const [first] of records.each(undefined, (id) => lost.push(id)))
      read.push(first.record);
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

test('what is left unfinished is no record: it is listed apart, in no backup, and goes when it is carried on with', async () => {
  await records.leave({ begunAt: '2026-11-24T14:00:00Z', draft: '{"a":1}' });
  await records.leave({ begunAt: '2026-11-24T15:00:00Z', draft: '{"b":2}' });
  const afresh = new Records(memory.vault, Promise.resolve(signer));
  await afresh.load();
  expect(afresh.unfinished.map(({ draft }) => draft)).toEqual(['{"b":2}', '{"a":1}']);
  expect(afresh.summaries).toHaveLength(3);
  expect(await afresh.ids(), 'a backup goes by these').toEqual(ids);
  await afresh.dropUnfinished(afresh.unfinished[0]!.id);
  expect(afresh.unfinished.map(({ draft }) => draft)).toEqual(['{"a":1}']);
});
