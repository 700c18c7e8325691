import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Summary } from '../../src/records/summary.ts';
import type { Work } from '../../src/records/work.ts';
import { inOrder, listCsv, sorts } from '../../src/saved/recordsList.ts';
import { anySummary } from './anySummary.ts';
import { rowsIn } from './csvRows.ts';

const of = (id: string, reference: string): Summary => ({
  ...fc.sample(anySummary, { numRuns: 1, seed: 1989 })[0]!,
  id,
  reference,
});
const due = (id: string) => ({ id }) as Work;

test('the list is sorted by reference, as people count, and by what is due, and is otherwise newest first', () => {
  const newest = [of('a', 'LN-10'), of('b', ''), of('c', 'LN-9'), of('d', 'ln-9')];
  const ids = (...order: Parameters<typeof inOrder>) => inOrder(...order).map(({ id }) => id);
  expect(ids(newest, 'newest', [due('c')])).toEqual(['a', 'b', 'c', 'd']);
  expect(ids(newest, 'reference', [])).toEqual(['d', 'c', 'a', 'b']);
  expect(ids(newest, 'due', [due('d'), due('b'), due('d')])).toEqual(['d', 'b', 'a', 'c']);
});

test('no order loses a record or shows one twice', () => {
  const some = fc.uniqueArray(anySummary, { selector: ({ id }) => id, maxLength: 20 });
  fc.assert(
    fc.property(some, fc.constantFrom(...sorts), fc.nat(5), (records, sort, n) => {
      const work = records.slice(0, n).map(({ id }) => due(id));
      expect(new Set(inOrder(records, sort, work))).toEqual(new Set(records));
      expect(inOrder(records, sort, work)).toHaveLength(records.length);
    }),
    { seed: 1989 },
  );
});

test('the list is saved in the words of the page, and no reference is run as a formula', () => {
  const row = {
    id: 'a',
    href: '#',
    reference: '=1+1',
    decided: 'Tuesday 24 November 2026',
    level: 5,
    levelName: 'Significant harm',
    what: 'Ring now, and write',
    next: '',
    state: 'open' as const,
  };
  expect(rowsIn(listCsv([row]))).toEqual([
    ['Reference', 'When', 'Level decided', 'What was done', 'Next', 'Open or closed'],
    ["'=1+1", row.decided, row.levelName, row.what, '', 'Open'],
  ]);
});
