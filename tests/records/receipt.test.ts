import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReceipt, matches, receiptOf } from '../../src/records/receipt.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { recordOf } from './made.ts';

const record = recordOf({
  draft: {
    ownView: { level: 'unsure', why: '' },
    choice: { follows: true, why: '', secondPerson: '' },
  },
});
const receipt = await receiptOf(record);

/** Every place in a record that holds a value of its own. */
function placesIn(part: unknown, path: string[] = []): string[][] {
  if (typeof part !== 'object' || part === null) return [path];
  return Object.entries(part).flatMap(([key, value]) => placesIn(value, [...path, key]));
}

test('is short, and of letters that cannot be mistaken', () => {
  expect(receipt).toMatch(/^WS(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
});

test.each([
  [receipt, true],
  [receipt.toLowerCase().replaceAll('-', ' '), true],
  [`LN-0417 ${receipt}`, true],
  ['a'.repeat(64), true],
  ['', false],
  ['LN-0417', false],
  ['what is this', false],
  [`${receipt}4`, false],
])('“%s” could be one: %s', (typed, is) => expect(isReceipt(typed)).toBe(is));

test('is the first 60 bits of the hash', async () => {
  // worked out apart from this code: SHA-256 of the two characters {} begins 44136fa355b3678
  expect(await receiptOf({} as DecisionRecord)).toBe('WS-8G9P-Z8TN-PDKR');
});

test('changes with any one field of the record', async () => {
  const places = placesIn(record);
  expect(places.length).toBeGreaterThan(1000);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.constantFrom('change', 'leave out'),
      async (path, how) => {
        const other = structuredClone(record) as unknown as Record<string, unknown>;
        const last = path.at(-1)!;
        const holder = path
          .slice(0, -1)
          .reduce((part, key) => part[key] as Record<string, unknown>, other);
        if (how === 'leave out' && !Array.isArray(holder)) delete holder[last];
        else
          holder[last] =
            typeof holder[last] === 'boolean'
              ? !holder[last]
              : typeof holder[last] === 'number'
                ? 0
                : `${String(holder[last])} `;
        expect(await receiptOf(other as unknown as DecisionRecord)).not.toBe(receipt);
      },
    ),
    { numRuns: 150, seed: 1989 },
  );
});

test('changes when steps or reasons change places', async () => {
  expect(await receiptOf({ ...record, steps: [...record.steps].reverse() })).not.toBe(receipt);
  const { facts, risk } = record.reasons;
  expect(
    await receiptOf({ ...record, reasons: { ...record.reasons, facts: risk, risk: facts } }),
  ).not.toBe(receipt);
});

test('is known again however it was written down, and another is not', async () => {
  const typed = [
    receipt,
    receipt.toLowerCase(),
    receipt.replaceAll('-', ' '),
    receipt.slice(3),
    ` ${receipt.replaceAll('0', 'O').replaceAll('1', 'l')}`,
  ];
  for (const one of typed) expect(await matches(record, one), one).toBe(true);
  const last = receipt.endsWith('7') ? '8' : '7';
  for (const one of ['', 'WS', `${receipt.slice(0, -1)}${last}`])
    expect(await matches(record, one), one).toBe(false);
});
