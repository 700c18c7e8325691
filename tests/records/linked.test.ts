import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entries } from '../../src/records/entry.ts';
import { linkedWith, linksIn } from '../../src/records/linked.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { kept, type Next } from './kept.ts';
import { recordOf } from './made.ts';

const link = (child: string, how = 'sibling', minute = 0): Next => [
  new Date(Date.parse('2026-11-25T10:00:00Z') + minute * 60_000).toISOString(),
  'linked-child',
  { child, how },
];
const recordFor = (reference: string, next: readonly Next[] = []): Promise<Entries> =>
  kept(next, { ...recordOf({ account: { reference } }), id: `record of ${reference}` });
const summaries = (all: readonly Entries[]) => all.map((entries) => summaryOf(entries));

test('a link shows in the records of both children, with a record of the other where one is here', async () => {
  const all = summaries([
    await recordFor('LN-1', [link('ln 2')]),
    await recordFor('LN-2'),
    await recordFor('LN-3', [link('LN-1', 'household')]),
  ]);
  expect(linkedWith('LN-1', all)).toEqual([
    { reference: 'ln 2', how: 'sibling', id: 'record of LN-2' },
    { reference: 'LN-3', how: 'household', id: 'record of LN-3' },
  ]);
  expect(linkedWith('LN-2', all)).toEqual([
    { reference: 'LN-1', how: 'sibling', id: 'record of LN-1' },
  ]);
  expect(linkedWith('LN-4', all)).toEqual([]);
  expect(linkedWith('', all)).toEqual([]);
});

test('of a child whose record is elsewhere the reference stands alone', async () => {
  const all = summaries([await recordFor('LN-1', [link('LN-9')])]);
  expect(linkedWith('LN-1', all)).toEqual([{ reference: 'LN-9', how: 'sibling' }]);
});

test('what was said last of two children stands, whichever record says it', async () => {
  const wrong = summaries([
    await recordFor('LN-1', [link('LN-2', 'sibling', 1)]),
    await recordFor('LN-2', [link('LN-1', 'not-linked', 2)]),
  ]);
  expect(linkedWith('LN-1', wrong)).toEqual([]);
  expect(linkedWith('LN-2', wrong)).toEqual([]);
  const again = await recordFor('LN-1', [link('LN-2', 'not-linked', 1), link('LN-2', 'other', 3)]);
  expect(linksIn(again).map(([child, how]) => [child, how])).toEqual([['LN-2', 'other']]);
});

test('two children are linked to each other or not at all', async () => {
  const links = fc.array(
    fc.tuple(
      fc.constantFrom('LN-1', 'LN-2', 'LN-3'),
      fc.constantFrom('LN-1', 'LN-2', 'LN-3'),
      fc.constantFrom('sibling', 'household', 'other', 'not-linked'),
    ),
    { maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(links, async (links) => {
      const said = links.filter(([one, other]) => one !== other);
      const all = summaries(
        await Promise.all(
          ['LN-1', 'LN-2', 'LN-3'].map((own) =>
            recordFor(
              own,
              said.flatMap(([from, to, how], minute) =>
                from === own ? [link(to, how, minute)] : [],
              ),
            ),
          ),
        ),
      );
      for (const { reference } of all)
        for (const other of linkedWith(reference, all))
          expect(linkedWith(other.reference, all)).toContainEqual(
            expect.objectContaining({ reference, how: other.how }),
          );
    }),
    { numRuns: 30 },
  );
});

test('a record with many links has a summary that the vault takes', async () => {
  const many = Array.from({ length: 12 }, (_, i) => link(`${'Ł'.repeat(190)}${i}`, 'sibling', i));
  const summary = JSON.stringify(summaryOf(await recordFor('LN-1', many)));
  expect(new TextEncoder().encode(summary).length).toBeLessThan(4096);
});
