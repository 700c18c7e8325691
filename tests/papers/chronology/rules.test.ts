import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keysOf } from '../../../machines/grammar/known.ts';
import { foundIn, rules } from '../../../src/papers/chronology/rules/all.ts';
import type { Written } from '../../../src/papers/chronology/rules/rule.ts';
import { figures } from '../../../src/records/chronology.ts';
import { good } from './good.ts';

const rulesOf = (written: Written) => [...new Set(foundIn(written).map(({ rule }) => rule))];
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
