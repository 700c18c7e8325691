import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { shapes, type EditionsText } from '../../content/schema.ts';
import { readContent } from '../../content/plugin.ts';
import { editionOn } from '../../src/recommend/editions.ts';

const file = readFileSync('content/editions.yaml', 'utf8');
const shape = shapes.find(([place]) => place.test('content/editions.yaml'))![1];
const read = (text: string) => (shape.parse(parse(text)) as EditionsText)['2026-duty']!;
const editions = (await readContent('content/editions.yaml')) as EditionsText;

describe('what was not confirmed is said until its switch says that it has been', () => {
  test('the start of the duty', () => {
    expect(read(file).banner).toContain('reported');
    expect(
      read(
        file.replace('    confirmed: false\n    reported:', '    confirmed: true\n    reported:'),
      ).banner,
    ).toContain('in force since 30 September 2026');
  });
  test('each thing once, and no longer once it is confirmed', () => {
    const before = read(file).notConfirmed;
    const after = read(
      file.replace(
        '    - confirmed: false\n      what: What “relevant functions”',
        '    - confirmed: true\n      what: What “relevant functions”',
      ),
    ).notConfirmed;
    expect(new Set(before).size).toBe(before.length);
    expect(before.filter((one) => !after.includes(one))).toEqual([
      expect.stringContaining('relevant functions'),
    ]);
  });
  test('I49 the duty to report child sexual abuse is off, and its words change when it is switched on', () => {
    expect(read(file).actions).toEqual({});
    expect(Object.keys(read(file.replace('inForce: false', 'inForce: true')).actions)).toEqual([
      'sexual-abuse-duty-check-if-in-force',
    ]);
  });
});

test.each([
  ['2008-09-30', undefined],
  ['2008-10-01', '2008'],
  ['2016-04-01', '2015'],
  ['2018-12-01', '2018'],
  ['2024-04-18', '2018'],
  ['2024-04-19', '2024'],
  ['2026-02-05', '2026-february'],
  ['2026-09-29', '2026-february'],
  ['2026-09-30', '2026-duty'],
])('on %s the rules are those of %s', (day, edition) => {
  expect(editionOn(editions, day)).toBe(edition);
});

test('the foot of each page names the day from which the newest law edition holds', async () => {
  const frame = await readContent('content/pages/frame.yaml');
  const from = Object.values(editions).map((edition) => edition.from);
  expect(frame).toMatchObject({ lawFrom: from.toSorted().at(-1) });
});
