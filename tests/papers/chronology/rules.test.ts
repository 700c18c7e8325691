import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../../machines/grammar/known.ts';
import { inOrder, kinds, noRow, type Row } from '../../../src/papers/chronology/chronology.ts';
import { foundIn, rules } from '../../../src/papers/chronology/rules/all.ts';
import type { Written } from '../../../src/papers/chronology/rules/rule.ts';
import { figures } from '../../../src/records/chronology.ts';
import { good } from './good.ts';

const rulesOf = (written: Written) => [...new Set(foundIn(written).map(({ rule }) => rule))];
const says = (written: Written, rule: string) =>
  foundIn(written).flatMap((found) => (found.rule === rule ? [found.says] : []));

test('each rule of a chronology has a file of its own', () => {
  const files = readdirSync('src/papers/chronology/rules').filter(
    (name) => !['all.ts', 'rule.ts'].includes(name),
  );
  expect(files).toEqual(
    keysOf(rules)
      .map((rule) => `${rule}.ts`)
      .sort(),
  );
});

test('a good chronology draws nothing', () => {
  expect(foundIn(good)).toEqual([]);
});
test('nothing is said of one in which nothing is written', () => {
  expect(foundIn({ ...good, rows: [] })).toEqual([]);
});

describe.each(keysOf(rules).map((rule) => [rule, rules[rule]] as const))(
  'the rule %s',
  (rule, { passes, fails, words }) => {
    test('says nothing of its passing example', () => {
      expect(rulesOf(passes(good))).not.toContain(rule);
    });
    test('says something of its failing example, and points at rows that are there', () => {
      const written = fails(good);
      expect(rulesOf(written)).toContain(rule);
      for (const { rows } of foundIn(written))
        for (const place of rows) expect(written.rows[place]).toBeDefined();
    });
    test('says what is Windscreen’s own in it, with the figures that it goes by', () => {
      const numbers = (words.match(/\d+/g) ?? []).map(Number);
      const own: readonly number[] = Object.values(figures);
      expect(numbers.filter((n) => !own.includes(n))).toEqual([]);
      if (numbers.length > 0 || /half/.test(words)) expect(words).toMatch(/ours\.$/);
    });
  },
);

describe('a silence', () => {
  const between = (first: string, next: string, today = next) =>
    says({ today, rows: [first, next].map((on) => ({ ...noRow, on, what: 'Some' })) }, 'gap');

  test('is more than six months, by the day', () => {
    expect(between('2025-03-03', '2025-09-03')).toEqual([]);
    expect(between('2025-03-03', '2025-09-04')).toEqual([
      'Nothing is in it for 6 months, from 3 March 2025 to 4 September 2025. Is there a reason?',
    ]);
  });
  test('is counted only where it is sure: a month or a year may mean any of its days', () => {
    expect(between('2025-03', '2025-09', '2025-09-30')).toEqual([]);
    expect(between('2025-03', '2025-10', '2025-10-31')).toHaveLength(1);
    expect(between('2024', '2025', '2025-12-31')).toEqual([]);
  });
  test('that lasts to this day is said so', () => {
    expect(between('2025-03-03', '2025-03-04', '2026-03-04')).toEqual([
      'Nothing is in it for 12 months, since 4 March 2025. Is there a reason?',
    ]);
  });
});

test('the same kind again is three within a year, and not two, nor three over more than one', () => {
  const of = (...days: readonly string[]) =>
    says(
      {
        today: '2026-11-30',
        rows: days.map((on) => ({ ...noRow, on, kind: 'not-brought', what: 'Some' })),
      },
      'again',
    );
  expect(of('2026-01-10', '2026-02-10')).toEqual([]);
  expect(of('2025-01-10', '2025-09-10', '2026-02-10')).toEqual([]);
  expect(of('2025-02-10', '2025-09-10', '2026-02-10')).toEqual([
    'Not brought or not seen: 3 in 12 months. Ask again whether it is significant harm.',
  ]);
});

test('more worries than before are said against the half year before, and not where nothing came before it', () => {
  const of = (...days: readonly string[]) =>
    says(
      {
        today: '2026-11-30',
        rows: days.map((on, i) => ({ ...noRow, on, kind: kinds[i % 4] ?? '', what: 'Some' })),
      },
      'oftener',
    );
  expect(of('2026-09-01', '2026-10-01', '2026-11-01')).toEqual([]);
  expect(of('2026-03-01', '2026-09-01', '2026-10-01', '2026-11-01')).toEqual([
    '3 worries in the 6 months to 1 November 2026, and 1 in the 6 months before. Ask again whether it is significant harm.',
  ]);
  expect(of('2026-02-01', '2026-03-01', '2026-09-01', '2026-10-01', '2026-11-01')).toEqual([]);
});

test('what went well makes no pattern of worries, however often', () => {
  const rows = good.rows.flatMap((row) => [1, 2, 3].map((): Row => ({ ...row, kind: 'well' })));
  expect(rulesOf({ ...good, rows })).not.toContain('again');
  expect(rulesOf({ ...good, rows })).not.toContain('oftener');
});

test('no rule falls over, or points where nothing is, whatever is written', () => {
  const on = fc.oneof(
    fc.constant(''),
    fc
      .date({ min: new Date('2015-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .chain((day) => fc.constantFrom(4, 7, 10).map((n) => day.toISOString().slice(0, n))),
  );
  const row = fc.record({
    on,
    kind: fc.constantFrom(...kinds, '' as const),
    what: fc.string(),
    impact: fc.string(),
    voice: fc.string(),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (some) => {
      const rows = inOrder(some.map((one) => ({ ...noRow, ...one })));
      for (const found of foundIn({ rows, today: '2026-11-30' }))
        for (const place of found.rows) expect(rows[place]).toBeDefined();
    }),
  );
});
