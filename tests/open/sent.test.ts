import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepSent, standings } from '../../src/open/sent.ts';
import { append, sealed, type Signer } from '../../src/records/chain.ts';
import { decisionOf, type Entries } from '../../src/records/entry.ts';
import { faultsIn } from '../../src/records/verify.ts';
import { Records } from '../../src/saved/records.svelte.ts';
import { inMemory } from '../records/inMemory.ts';
import { device, followedThrough, kept, signer, verifies } from '../records/kept.ts';
import { explained, recordOf } from '../records/made.ts';
import { reasonsOf } from './inWords.ts';

const at = new Date('2026-12-07T10:00:00Z');
const named = (id: string, answers = explained) => ({
  ...recordOf({ answers, account: { reviewOn: '' } }),
  id,
});
const begun = await Promise.all(['one', 'two'].map((id) => kept([], named(id))));
const amendment = (what: string) => ({
  kind: 'amendment' as const,
  title: 'Correction',
  fields: { what, why: 'Left out.' },
  shown: [],
  clocks: [],
});
const filesOf = (all: readonly Entries[]) =>
  Promise.all(all.map((entries) => sealed(entries, { signer, at })));
const sent = await filesOf(begun);
const theirs = await device();

/** The next school’s own device, with some records on it. */
async function school(all: readonly Entries[] = [], by: Signer = theirs) {
  const memory = inMemory();
  const records = new Records(memory.vault, Promise.resolve(by));
  await records.takeIn(new Map(all.map((entries) => [entries[0].record, entries])));
  return { memory, records };
}
const saidIn = (entries: Entries) =>
  entries.flatMap((entry) => ('fields' in entry ? [entry.fields['what']] : []));
const asOf = async (files: typeof sent, { records }: Awaited<ReturnType<typeof school>>) =>
  (await standings(files, records)).map(({ as }) => as);

describe('records that another school sent', () => {
  test('are kept as they were, and go on there under that school’s own key', async () => {
    const next = await school();
    expect(await asOf(sent, next)).toEqual(['added', 'added']);
    expect((await keepSent(sent, next.records, false)).added).toHaveLength(2);
    const longer = await next.records.append('one', amendment('Seen today.'), 'Priya Nair', at);
    expect(longer.slice(0, 1)).toEqual(begun[0]);
    expect(longer.at(-1)?.key).toBe(theirs.key);
    expect(await faultsIn(longer, verifies)).toEqual([]);
  });

  test('add nothing when they come again', async () => {
    const next = await school();
    await keepSent(sent, next.records, false);
    const before = [...next.memory.rows.values()].map(({ whole }) => whole);
    expect(await asOf(sent, next)).toEqual(['same', 'same']);
    expect(await keepSent(sent, next.records, false)).toMatchObject({ added: [], same: 2 });
    expect([...next.memory.rows.values()].map(({ whole }) => whole)).toEqual(before);
  });

  test('hold what both schools wrote, whichever wrote when, and verify', async () => {
    const additions = fc.array(fc.record({ there: fc.boolean(), minute: fc.nat(500) }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(additions, async (all) => {
        const [from, to] = [await school(begun, signer), await school(begun)];
        for (const [i, { there, minute }] of all.entries())
          await (there ? to : from).records.append(
            'one',
            amendment(`Said ${i}.`),
            there ? 'Priya Nair' : 'Sam Okafor',
            new Date(at.getTime() + minute * 60_000),
          );
        const files = await filesOf([await from.records.read('one')]);
        await keepSent(files, to.records, false);
        const whole = await to.records.read('one');
        expect(saidIn(whole).toSorted()).toEqual(all.map((_, i) => `Said ${i}.`).toSorted());
        expect(await faultsIn(whole, verifies)).toEqual([]);
        expect(await keepSent(files, to.records, false)).toMatchObject({ same: 1 });
      }),
      { numRuns: 30 },
    );
  });

  test('that were destroyed here stay so, are said to be, and come back only beside what says so', async () => {
    const next = await school(begun);
    const why = { title: 'Destroyed', why: 'Line 12', authorisedBy: 'Dana Whitlock' };
    await next.records.destroy('one', why, 'Priya Nair', at);
    expect(await standings(sent, next.records)).toMatchObject([
      { as: 'destroyed', gone: { why: 'Line 12' } },
      { as: 'same' },
    ]);
    expect(await keepSent(sent, next.records, false)).toMatchObject({ added: [], same: 1 });
    expect(next.memory.rows.size).toBe(2);

    const back = await keepSent(sent, next.records, true);
    expect(back.added).toHaveLength(1);
    expect((await next.records.read('one'))[0].kind).toBe('destroyed');
    expect(decisionOf(await next.records.read(back.added[0]!.id))?.id).toBe('one');
    // and is then known, and goes on there
    expect(await asOf(sent, next)).toEqual(['same', 'same']);
    const longer = await filesOf([
      await append(begun[0]!, amendment('Later.'), { signer, by: 'Sam Okafor', at }),
    ]);
    expect(await asOf(longer, next)).toEqual(['longer']);
    expect(await keepSent(longer, next.records, false)).toMatchObject({
      longer: [{ id: back.added[0]!.id }],
    });
  });

  test('that began otherwise than those of the same id are kept beside them', async () => {
    const other = await kept(followedThrough.slice(0, 1), { ...recordOf(), id: 'one' });
    const next = await school([other]);
    expect(await asOf(sent.slice(0, 1), next)).toEqual(['beside']);
    await keepSent(sent.slice(0, 1), next.records, false);
    expect(await next.records.read('one')).toEqual(other);
    expect(next.memory.rows.size).toBe(2);
  });

  test('of an invented case are not kept', async () => {
    const training = await filesOf([
      await kept([], named('three', { ...explained, mode: 'training' })),
    ]);
    const next = await school();
    const { added, reasons } = await keepSent(training, next.records, false);
    expect(added).toEqual([]);
    expect(reasonsOf(reasons)).toEqual([expect.stringContaining('invented case')]);
    expect(next.memory.rows.size).toBe(0);
  });
});
