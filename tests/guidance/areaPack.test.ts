import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type {
  CouncilsText,
  CouncilText,
  HowSureText,
  Pack,
  SourcesText,
  ToolsText,
} from '../../content/schema.ts';
import { readPack, readText } from '../../src/cli/words.ts';
import { packFrom, type Making } from '../../src/guidance/areaPack.ts';
import { textOf, type AreaText, type SectionId } from '../../src/guidance/areaText.ts';
import { readPack as readFile } from '../../src/open/pack.ts';
import { packFile } from '../../src/open/packFile.ts';
import { councilPack } from '../../src/recommend/councilPack.ts';

const councils = await readText<CouncilsText>('councils.yaml');
const [base, said, sources, tools] = await Promise.all([
  readPack('england-unlisted'),
  readText<HowSureText>('how-sure.yaml'),
  readText<SourcesText>('sources.yaml'),
  readText<ToolsText>('tools.yaml'),
]);
const toolIds = Object.keys(tools);
const ofCouncil = async (id: string): Promise<Pack> =>
  councilPack({
    id,
    council: councils[id]!,
    entry: await readText<CouncilText>(`directory/${id}.yaml`),
    base,
    said,
  });
const leeds = await ofCouncil('leeds');
const making: Making = {
  today: '2026-11-30',
  title: (section) => `Set up by hand: ${section}`,
  told: 'No page was named.',
};

/** What the form makes of a pack once somebody has changed something in it. */
const changed = (pack: Pack, change: (text: AreaText) => void) => {
  const text = textOf(pack, toolIds);
  change(text);
  return packFrom(pack, text, making);
};
const opened = (pack: Pack) =>
  readFile(packFile(pack).text, {
    sources: Object.keys(sources),
    tools: toolIds,
    today: making.today,
  });
const from = (text: AreaText, section: SectionId, page = '') =>
  (text.said[section] = { who: 'Leeds Partnership', page });

test('a form in which nothing was typed gives back the very pack that it began with, of every council and every area', async () => {
  const shipped = readdirSync('content/areas').map((file) => readPack(file.replace('.yaml', '')));
  const packs = await Promise.all([...shipped, ...Object.keys(councils).map(ofCouncil)]);
  for (const pack of packs) {
    const made = changed(pack, () => {});
    expect(made.changed, pack.id).toEqual([]);
    expect(made.pack, pack.id).toEqual(pack);
  }
  expect(packs).toHaveLength(6 + 153);
});

test('what it makes is a pack file, which opens as what was made', () => {
  const { pack } = changed(leeds, (text) => {
    text.contacts.lado.lines = [
      { for: 'Professionals', number: '0113 496 0000', option: 'option 2' },
    ];
    from(text, 'lado');
  });
  expect(packFile(pack)).toMatchObject({
    name: 'leeds.yaml',
    text: expect.stringMatching(/^format: windscreen-pack\/1\n/),
  });
  expect(opened(pack)).toEqual({ pack });
});

describe('what was changed in a part', () => {
  const page = 'https://www.leedsscp.org.uk/lado';
  const withLado = (at: string) =>
    changed(leeds, (text) => {
      text.contacts.lado.lines = [{ for: 'Professionals', number: '0113 496 0000', option: '' }];
      from(text, 'lado', at);
    });

  test('is published by whoever says so on the page named, as of today', () => {
    const { pack, changed: parts } = withLado(page);
    expect(parts).toEqual(['lado']);
    expect(pack.contacts?.lado?.lines[0]?.number).toEqual({
      value: '0113 496 0000',
      source: 'set-up-lado',
      asAt: '2026-11-30',
      confidence: 'published',
    });
    expect(pack.sources['set-up-lado']).toMatchObject({
      publisher: 'Leeds Partnership',
      link: page,
      read: 'seen',
      checked: '2026-11-30',
    });
  });

  test('is told by somebody where no page is named, and says so', () => {
    const { pack } = withLado('');
    expect(pack.contacts?.lado?.lines[0]?.number.confidence).toBe('secondary');
    expect(pack.sources['set-up-lado']).toMatchObject({
      link: leeds.website?.value,
      read: 'unverified',
      note: making.told,
    });
  });

  test('keeps an earlier source of that part, which other values may still rest on', () => {
    const first = withLado(page).pack;
    const text = textOf(first, toolIds);
    text.contacts.lado.how = 'By the form on its page.';
    from(text, 'lado');
    const { pack } = packFrom(first, text, making);
    expect(pack.contacts?.lado?.lines[0]?.number.source).toBe('set-up-lado');
    expect(pack.contacts?.lado?.how?.source).toBe('set-up-lado-2');
    expect(pack.sources['set-up-lado']).toEqual(first.sources['set-up-lado']);
  });

  test('leaves how a number is known to the number that it was said of', () => {
    const [line] = leeds.frontDoor.lines;
    const { pack } = changed(leeds, (text) => {
      text.door.lines[0]!.for = 'Schools';
      text.door.lines.push({ for: 'Public', number: '0113 496 0001', option: '' });
    });
    expect(pack.frontDoor.lines[0]).toEqual({ ...line, for: 'Schools' });
    expect(pack.frontDoor.lines[1]).not.toHaveProperty('sure');
    expect(pack.frontDoor.lines[1]?.number.confidence).toBe('secondary');
  });

  test.each<[SectionId, (text: AreaText) => void, (pack: Pack) => unknown, unknown]>([
    [
      'door',
      (text) => (text.door.name = 'The hub'),
      (pack) => pack.frontDoor.name.value,
      'The hub',
    ],
    ['door', (text) => (text.door.lines = []), (pack) => pack.frontDoor.lines, []],
    [
      'door',
      (text) => (text.door.anonymous = 'yes'),
      (pack) => pack.frontDoor.anonymousAdvice.value,
      'yes',
    ],
    [
      'hours',
      (text) => (text.hours.rows = [{ days: ['sat', 'mon'], from: '08:00', to: '18:00' }]),
      (pack) => pack.frontDoor.opening?.value,
      [{ days: ['mon', 'sat'], from: '08:00', to: '18:00' }],
    ],
    ['hours', (text) => (text.hours.rows = []), (pack) => pack.frontDoor.opening, undefined],
    [
      'hours',
      (text) => (text.hours.holidays = 'open'),
      (pack) => pack.frontDoor.bankHolidays?.value,
      'open',
    ],
    [
      'night',
      (text) => (text.night.name = 'Nights'),
      (pack) => pack.outOfHours.name.value,
      'Nights',
    ],
    ['form', (text) => (text.form = ''), (pack) => pack.frontDoor.form, undefined],
    [
      'deadlines',
      (text) => (text.deadlines['written-follow-up'] = { n: '12', unit: 'hours' }),
      (pack) => pack.clocks['written-follow-up'].value,
      { n: 12, unit: 'hours' },
    ],
    [
      'levels',
      (text) => (text.levels['3'] = 'Targeted'),
      (pack) => pack.levelNames['3']?.value,
      'Targeted',
    ],
    [
      'help',
      (text) => (text.contacts['early-help'].how = 'Ask.'),
      (pack) => pack.contacts?.['early-help']?.how?.value,
      'Ask.',
    ],
    [
      'others',
      (text) => (text.contacts['crisis-mental-health'].lines = []),
      (pack) => pack.contacts?.['crisis-mental-health'],
      undefined,
    ],
    [
      'escalation',
      (text) => text.escalation.pop(),
      (pack) => pack.escalation.length,
      leeds.escalation.length - 1,
    ],
    [
      'escalation',
      (text) => (text.escalation[0]!.lead = 'yes'),
      (pack) => pack.escalation[0]?.throughLead,
      true,
    ],
    [
      'tools',
      (text) => (text.tools['dash'] = 'We use it.'),
      (pack) => pack.tools['dash']?.value,
      'We use it.',
    ],
  ])(
    'of %s stands in the pack, which opens, and names no other part as changed (%#)',
    (section, change, read, expected) => {
      const made = changed(leeds, (text) => {
        change(text);
        from(text, section);
      });
      expect(read(made.pack)).toEqual(expected);
      expect(made.changed).toEqual([section]);
      expect(opened(made.pack)).toEqual({ pack: made.pack });
    },
  );
});
