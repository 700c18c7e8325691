import { deflateSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import type { CouncilsText, Pack, SourcesText, ToolsText } from '../../content/schema.ts';
import { readText } from '../../src/cli/words.ts';
import { mostInSquare } from '../../src/ui/pictures/square.ts';
import { packCode, packInCode } from '../../src/open/packCode.ts';
import { readPack } from '../../src/open/pack.ts';
import { packBefore } from '../../src/recommend/packSeen.ts';
import { filledIn } from './packs.ts';

const councils = await readText<CouncilsText>('councils.yaml');
const known = {
  sources: Object.keys(await readText<SourcesText>('sources.yaml')),
  tools: Object.keys(await readText<ToolsText>('tools.yaml')),
  today: '2026-11-30',
};
const page = {
  title: 'Set up',
  publisher: 'Leeds Safeguarding Children Partnership',
  date: '2026-11-30',
  checked: '2026-11-30',
  read: 'seen',
} as const;
const valued = <T>(value: T) => ({
  value,
  source: 'set-up',
  asAt: '2026-11-30',
  confidence: 'published' as const,
});
/**
 * A pack as an area sets it up: its own numbers, names and tools, and the rest as the directory has
 * it.
 */
const setUp = (of: Pack): Pack => ({
  ...of,
  name: `${of.name} (our own)`,
  frontDoor: {
    ...of.frontDoor,
    lines: [...of.frontDoor.lines, { for: 'Schools', number: valued('0113 496 0000') }],
  },
  contacts: {
    ...of.contacts,
    lado: {
      lines: [{ for: 'Anyone', number: valued('0113 496 0001') }],
      how: valued('Ring first.'),
    },
  },
  levelNames: Object.fromEntries(
    ['1', '2', '3', '4', '5'].map((n) => [n, valued(`Level name ${n}`)]),
  ),
  tools: { dash: valued('We use it with every family.') },
  sources: { ...of.sources, 'set-up': { ...page, link: 'https://www.example.org/safeguarding' } },
});
const letters = async (pack: Pack) => (await packCode(pack)) ?? '';
const coded = (json: unknown) =>
  deflateSync(typeof json === 'string' ? json : JSON.stringify(json)).toString('base64url');
const opened = async (code: string) => {
  const read = await packInCode(code);
  return 'fault' in read ? read : readPack(await read.file.text(), known);
};
afterEach(() => vi.unstubAllGlobals());

test('the code of any council’s pack opens as that pack, and is small enough for a square that a phone reads', async () => {
  for (const [id, { name }] of Object.entries(councils)) {
    const pack = setUp(await packBefore({ id, name }));
    const code = await letters(pack);
    expect(code, id).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(code.length + 'https://windscreen.example.org/#/own-area/'.length, id).toBeLessThan(
      mostInSquare,
    );
    expect(await opened(code), id).toEqual({ pack });
  }
});

test('a code with one digit of a number changed is damaged, and never a pack with another number', async () => {
  const bytes = deflateSync(JSON.stringify({ of: 'leeds', is: { name: '0113 496 0000' } }), {
    level: 0,
  }); // as it stands, with its checksum
  expect(await packInCode(bytes.toString('base64url'))).not.toHaveProperty('fault');
  bytes[bytes.indexOf('0113')] = '9'.charCodeAt(0);
  expect(await packInCode(bytes.toString('base64url'))).toEqual({ fault: 'damaged' });
});

test('what an area took out stays out, and a pack of no council has its code too', async () => {
  const leeds = await packBefore({ id: 'leeds', name: 'Leeds' });
  const { opening: _, form: __, ...frontDoor } = leeds.frontDoor;
  const { website: ___, contacts: ____, ...bare } = { ...leeds, frontDoor };
  expect(await opened(await letters(bare))).toEqual({ pack: bare });
  const read = readPack(JSON.stringify(filledIn()), known);
  if (!('pack' in read)) throw new Error('the pack of this test cannot be used');
  expect(await opened(await letters(read.pack))).toEqual({ pack: read.pack });
});

const whole = await letters(setUp(await packBefore({ id: 'leeds', name: 'Leeds' })));
test.each<[string, string]>([
  ['too many letters', 'A'.repeat(20_001)],
  ['cut short', whole.slice(0, -20)],
  [
    'one letter changed',
    `${whole.slice(0, 200)}${whole[200] === 'A' ? 'B' : 'A'}${whole.slice(201)}`,
  ],
  ['no letters of a code', '%00<script>'],
  ['nothing that was compressed', 'bm90IGNvbXByZXNzZWQ'],
  ['a few letters that unpack to 12 MB', coded(`{"of":"leeds","is":{}}${' '.repeat(12_000_000)}`)],
  ['no JSON', coded('of: leeds')],
  ['a list', coded([])],
  ['no area', coded({ is: {} })],
  ['an area that there is not', coded({ of: 'atlantis', is: {} })],
  ['an area by a name that every object answers to', coded({ of: 'constructor', is: {} })],
  ['more beside the pack', coded({ of: 'leeds', is: {}, more: 1 })],
  [
    'a field that means something to JavaScript',
    coded('{"of":"leeds","is":{"__proto__":{"status":"live"}}}'),
  ],
  ['nested too deep', coded(`{"of":"leeds","is":${'{"a":'.repeat(500)}1${'}'.repeat(500)}}`)],
])('a link with %s is refused, and nothing is thrown', async (what, code) => {
  expect(await packInCode(code)).toEqual({
    fault: what === 'too many letters' ? 'long' : 'damaged',
  });
});

test.each<[string, unknown, string]>([
  [
    'a number that runs',
    { frontDoor: { lines: [{ for: 'x', number: { value: 'javascript:alert(1)' } }] } },
    'frontDoor.lines.1.number',
  ],
  ['an address that is not https', { website: { value: 'javascript:alert(1)' } }, 'website.value'],
  ['a field of no pack', { script: 'x' }, 'script'],
  ['a longer clock', { clocks: { chase: { value: { n: 9 } } } }, 'clocks.chase.value.n'],
  ['nothing but a word in place of a pack', 'x', ''],
])(
  'a code that is whole and holds %s comes to the check of any pack, which refuses it',
  async (_, is, field) => {
    const read = await opened(coded({ of: 'leeds', is }));
    if (!('problems' in read)) throw new Error('it was not refused');
    expect(read.problems.map((one) => one.field)).toEqual(
      expect.arrayContaining([expect.stringContaining(field)]),
    );
  },
);

test('a browser that cannot compress makes no code, and one that cannot unpack says so', async () => {
  vi.stubGlobal('CompressionStream', undefined);
  vi.stubGlobal('DecompressionStream', undefined);
  expect(await packCode(await packBefore({ id: 'leeds', name: 'Leeds' }))).toBeUndefined();
  expect(await packInCode(whole)).toEqual({ fault: 'unable' });
});
