import { describe, expect, test } from 'vitest';
import type { CouncilsText, Pack, SourcesText, ToolsText } from '../../content/schema.ts';
import { readText } from '../../src/cli/words.ts';
import { readPack } from '../../src/open/pack.ts';
import { packFile } from '../../src/open/packFile.ts';
import { besideDirectory } from '../../src/recommend/besideDirectory.ts';
import { parted } from '../../src/recommend/howSure.ts';
import { packBefore, packSeen, packToUse } from '../../src/recommend/packSeen.ts';
import { whoToRing } from '../../src/recommend/ring.ts';
import { allWords } from '../../src/recommend/load.ts';

const councils = await readText<CouncilsText>('councils.yaml');
const known = {
  sources: Object.keys(await readText<SourcesText>('sources.yaml')),
  tools: Object.keys(await readText<ToolsText>('tools.yaml')),
  today: '2026-11-30',
};
const leeds = await packBefore({ id: 'leeds', name: 'Leeds' });
type Line = Pack['frontDoor']['lines'][number];
const line = (number: string, asAt: string, more: Partial<Line> = {}): Line => ({
  for: 'Anyone',
  number: { value: number, source: 'windscreen', asAt, confidence: 'published' },
  ...more,
});
/** A pack that somebody wrote of an area, whose only numbers are these. */
const written = (of: Pack, number: string, asAt = '2026-11-29'): Pack => ({
  ...of,
  name: `${of.name}, by hand`,
  frontDoor: { ...of.frontDoor, lines: [line(number, asAt)] },
  outOfHours: { ...of.outOfHours, lines: [] },
});
const numbersOf = ({ frontDoor, outOfHours }: Pack) =>
  [...frontDoor.lines, ...outOfHours.lines]
    .map(({ number }) => number.value)
    .filter((number) => number.startsWith('0'));

test('a pack takes no number of any council away, and shows its own beside each', async () => {
  for (const [id, council] of Object.entries(councils)) {
    const seen = await packSeen({ id, name: council.name });
    if (!seen) throw new Error(`nothing is known of ${id}`);
    const used = besideDirectory(written(seen, '0113 496 0000'), seen);
    expect(numbersOf(used), id).toEqual(
      expect.arrayContaining(['0113 496 0000', ...numbersOf(seen)]),
    );
    expect(readPack(packFile(used).text, known), `${id} opens again`).toHaveProperty('pack');
  }
});

describe('where both show', () => {
  const said = (pack: Pack) => {
    const { ring } = whoToRing({
      memory: { level: 'refer-urgently', hours: 'office' },
      pack: besideDirectory(pack, leeds),
      said: allWords.routes,
      at: new Date('2026-11-30T10:00:00Z'),
      holidays: allWords.holidays,
    });
    return ring?.lines.map(({ number, warning }) => [number, warning]);
  };

  test('the pack’s own says its name and its date, and the directory’s says that it is that', () => {
    expect(said(written(leeds, '0113 496 0000'))).toEqual([
      ['0113 496 0000', 'Leeds, by hand gives this number, 29 November 2026.'],
      ['0113 376 0336', 'Windscreen’s directory: Four pages agree; none is dated.'],
    ]);
  });

  test('an older one warns, where everybody sees it', () => {
    const older = said(written(leeds, '0113 496 0000', '2026-10-01'))?.[0];
    expect(parted(older?.[1])).toEqual({ sure: older?.[1] });
    expect(older).toEqual([
      '0113 496 0000',
      'Leeds, by hand gives this number, 1 October 2026, which is older than what Windscreen’s directory has.',
    ]);
    expect(said(written(leeds, '0113 496 0000', '2025'))?.[0]?.[1]).toContain('Last seen: 2025.');
  });

  test('a source of the pack under the same name stays what it was', () => {
    const forged = {
      ...written(leeds, '0113 496 0000'),
      sources: { 'council-page-1': { ...leeds.sources['council-page-1']!, publisher: 'X' } },
    };
    const { sources, frontDoor } = besideDirectory(forged, leeds);
    expect(sources['council-page-1']?.publisher).toBe('X');
    expect(sources[frontDoor.lines[1]!.number.source]).toEqual(leeds.sources['council-page-1']);
  });

  test('a pack as full as it may be makes room for the directory’s', () => {
    const full = {
      ...leeds,
      frontDoor: {
        ...leeds.frontDoor,
        lines: Array.from({ length: 60 }, (_, i) => line(`0113 496 00${10 + i}`, '2026')),
      },
    };
    const { lines } = besideDirectory(full, leeds).frontDoor;
    expect(lines).toHaveLength(60);
    expect(lines.at(-1)?.number.value).toBe('0113 376 0336');
  });
});

test('the same number, however it is spaced, stands once and as it was', () => {
  const same = {
    ...leeds,
    frontDoor: { ...leeds.frontDoor, lines: [line('01133 760336', '2020')] },
  };
  expect(besideDirectory(same, leeds).frontDoor.lines).toEqual(same.frontDoor.lines);
});

test('a pack is known for a council’s by its id or its name, and one of no council is used as it is', async () => {
  const named = { ...written(leeds, '0113 496 0000'), id: 'anything', name: 'LEEDS city council' };
  expect(numbersOf(await packToUse(named))).toContain('0113 376 0336');
  expect((await packSeen({ id: 'peterborough', name: '' }))?.id).toBe(
    'cambridgeshire-peterborough',
  );
  const none = { ...named, name: 'North Shire' };
  expect(await packToUse(none)).toBe(none);
  expect((await packBefore(none)).id).toBe('england-unlisted');
});
