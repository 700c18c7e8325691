import { expect, test } from 'vitest';
import type { HolidaysText, RoutesText, ToolsText } from '../../content/schema.ts';
import { readCouncilPack, readPack, readText, readWords } from '../../src/cli/words.ts';
import { AreaRows } from '../../src/guidance/areaRows.ts';

const words = await readWords();
const [tools, holidays, routes] = await Promise.all([
  readText<ToolsText>('tools.yaml'),
  readText<HolidaysText>('holidays.yaml'),
  readText<RoutesText>('routes.yaml'),
]);
const rowsOf = (pack: Awaited<ReturnType<typeof readPack>>, at = '2026-11-24T14:41:00Z') =>
  new AreaRows(
    {
      pack,
      sources: { ...pack.sources, ...words.sources },
      tools,
      holidays,
      routes,
      all: words,
    },
    new Date(at),
  );

const areas = [
  'cambridgeshire-peterborough',
  'cheshire-east',
  'cumberland',
  'cumbria-to-2025',
  'england-unlisted',
  'westmorland-furness',
];

test.each(areas)(
  '%s: each row says something, and whatever it has of a pack says from where.',
  async (area) => {
    const pack = await readPack(area);
    const rows = rowsOf(pack);
    const all = [
      ...rows.ring,
      ...rows.contacts,
      ...rows.before,
      ...rows.what,
      ...rows.clocks,
      ...rows.expects,
      ...rows.raises,
      ...rows.tools,
      ...pack.conflicts.flatMap((conflict) => rows.conflict(conflict)),
      ...rows.notes,
    ];
    expect(all.length).toBeGreaterThan(8);
    for (const { term, text, tel, link, from } of all) {
      expect(text ?? tel ?? link?.text, term).toBeTruthy();
      if (tel !== undefined || link) expect(from, term).toMatch(/^.+, .*\d{4}.*: .+\.$/);
    }
    expect(rows.steps.every(({ below }) => below.length > 0)).toBe(true);
    expect(rows.levels).toHaveLength(5);
  },
);

test('Of a council in the directory, whichever other contact was not seen is said to be missing.', async () => {
  const pack = await readCouncilPack('leeds');
  const { ring, contacts } = rowsOf(pack);
  expect(ring.map(({ tel }) => tel)).toContain('0113 376 0336');
  const missing = contacts.filter(({ text }) => text === 'Not in this pack');
  expect(missing.length).toBeGreaterThan(0);
  expect(contacts.filter((row) => !missing.includes(row)).every(({ from }) => from)).toBe(true);
});

test('A paper that is no longer in force stands after those that are, with a warning.', async () => {
  const pack = await readPack('cambridgeshire-peterborough');
  const over = (at: string) =>
    rowsOf({ ...pack, agreement: [] }, at).expects.map(({ warning }) => warning !== undefined);
  expect(over('2026-11-24T12:00:00Z')).toEqual([false, false, true]);
  expect(over('2024-12-01T12:00:00Z'), 'while it was').toEqual([false, false, false]);
});

test('A number from over half a year ago warns, and one from yesterday does not.', async () => {
  const pack = await readPack('cumberland');
  const warned = (at: string) =>
    rowsOf(pack, at).ring.filter(({ tel, warning }) => tel && warning).length;
  const asAt = pack.frontDoor.lines[0]?.number.asAt ?? '';
  expect(warned('2028-01-01T12:00:00Z')).toBeGreaterThan(0);
  expect(warned(`${asAt}T12:00:00Z`)).toBeLessThan(warned('2028-01-01T12:00:00Z'));
});
