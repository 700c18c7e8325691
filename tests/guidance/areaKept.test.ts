// What a pack holds either stands in a box of the form that sets up an area, or is shown as what
// the form does not change.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CouncilsText, Pack, ToolsText } from '../../content/schema.ts';
import { readCouncilPack, readPack, readText } from '../../src/cli/words.ts';
import { keptAsItIs } from '../../src/guidance/areaKept.ts';
import { textOf } from '../../src/guidance/areaText.ts';
import { words } from '../records/made.ts';

const tools = Object.keys(await readText<ToolsText>('tools.yaml'));
const councils = Object.keys(await readText<CouncilsText>('councils.yaml'));
const packs = [
  ...(await Promise.all(
    readdirSync('content/areas').map((file) => readPack(file.replace('.yaml', ''))),
  )),
  ...(await Promise.all(councils.map(readCouncilPack))),
];

/**
 * What says where a value is from, or by which it goes in the program: shown beside it, or nowhere.
 */
const aside: readonly string[] = [
  'source',
  'sources',
  'asAt',
  'confidence',
  'note',
  'id',
  'format',
  'status',
  'unit',
  'on',
  'from',
  'until',
];
/** Every sentence, name and number that a pack holds, by where it stands. */
function saidIn(part: unknown, at: string): readonly (readonly [at: string, said: string])[] {
  if (typeof part === 'string') return [[at, part]];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, one]) =>
    aside.includes(key) ? [] : saidIn(one, `${at}.${key}`),
  );
}
function unseen(pack: Pack): readonly string[] {
  const shown = JSON.stringify([textOf(pack, tools), keptAsItIs(pack, words, () => '')]);
  // what a concern is raised to is shown by the level's name
  const { raises, ...rest } = pack;
  return [
    ...saidIn(rest, pack.id).flatMap(([at, said]) =>
      shown.includes(JSON.stringify(said).slice(1, -1)) ? [] : [at],
    ),
    ...Object.values(raises).flatMap(({ value }) =>
      shown.includes(words.levels[value]!.name) ? [] : [`${pack.id}.raises`],
    ),
  ];
}

test('of every area and every council nothing in the pack is out of sight', () => {
  expect(packs).toHaveLength(6 + 153);
  expect(packs.flatMap(unseen)).toEqual([]);
});

test('nor of a pack that says everything that a pack may, each with its own word', () => {
  const [base] = packs;
  const value = (said: string) => ({
    value: said,
    source: 'windscreen',
    asAt: '2026-11-30',
    confidence: 'published' as const,
  });
  const pack: Pack = {
    ...base!,
    frontDoor: {
      ...base!.frontDoor,
      formerly: [value('Once the Gate')],
      receipt: [value('It is screened.')],
      domesticAbuse: [value('It goes to the hub.')],
      allocated: value('Ring the worker.'),
    },
    agreement: [{ ...value('Agree first.'), from: '2025-01', until: '2026-02' }],
    documents: [value('Thresholds 2025')],
    raises: { neglect: value('refer-urgently') },
    conflicts: [{ about: 'Hours', said: [value('Nine'), value('Ten')], use: 'The first.' }],
    notes: [{ about: 'Names', ...value('They differ.') }],
    clocks: {
      ...base!.clocks,
      assessment: { ...value('x'), value: { n: 40, unit: 'working-days' } },
    },
    retired: { on: '2025-04', successors: ['North Shire'], note: 'It ended.' },
  };
  expect(unseen(pack)).toEqual([]);
  const terms = keptAsItIs(pack, words, () => '').map(({ term, text }) => `${term} = ${text}`);
  expect(terms).toContain('Agreement = From January 2025. Until February 2026: Agree first.');
  expect(terms).toContain('The assessment should be finished = Within 40 working days');
  expect(terms.filter((one) => one.startsWith('Taken further'))).toEqual([
    expect.stringMatching(/: .*= At least “.+”$/),
  ]);
});
