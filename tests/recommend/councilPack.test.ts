// A council of the directory: its numbers with how sure they are, its hours only where they read in
// one way, and found by its name.
import { describe, expect, test } from 'vitest';
import type { CouncilsText, CouncilText } from '../../content/schema.ts';
import { readCouncilPack, readPack, readText } from '../../src/cli/words.ts';
import { councilPack } from '../../src/recommend/councilPack.ts';
import { byRegion, findCouncils } from '../../src/recommend/councils.ts';
import { openAt } from '../../src/recommend/opening.ts';
import { openingSeen } from '../../src/recommend/openingSeen.ts';
import { lineOf, ringNow, whoToRing, type ToRing } from '../../src/recommend/ring.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { at, urgent, words } from '../records/made.ts';

const { holidays, routes: said } = words;
const councils = await readText<CouncilsText>('councils.yaml');
const base = await readPack('england-unlisted');
const howSure = await readText<Parameters<typeof councilPack>[0]['said']>('how-sure.yaml');

/** What is followed where a council is chosen: its full pack, or what the directory has. */
const packs = await Promise.all(
  Object.entries(councils).map(async ([id, { area }]) => ({
    id,
    area,
    pack: await (area ? readPack(area) : readCouncilPack(id)),
  })),
);
/** Everything that is said in a panel, apart. */
const saidIn = ({ who, lines, missing, hours }: ToRing): string[] => [
  who,
  ...lines.flatMap((line) => [
    line.number,
    line.for,
    ...(line.option === undefined ? [] : [line.option]),
    line.warning ?? 'none',
  ]),
  ...[missing, hours].filter((one) => one !== undefined),
];

describe('every council that can be chosen', () => {
  test.each([
    ['at noon on a Tuesday', '2026-11-24T12:00:00Z'],
    ['at 3 on a Sunday morning', '2026-11-29T03:00:00Z'],
  ])('has somebody to ring %s, and no line that says nothing', (_, moment) => {
    const now = new Date(moment);
    const without: string[] = [];
    const walked = Object.fromEntries(
      (['office', 'out', 'not-known'] as const).map((hours) => [
        hours,
        walkIn('refer', { ...urgent, area: 'council', hours }, base).path.memory,
      ]),
    );
    for (const { id, pack, area = 'council' } of packs) {
      const opening = openAt(pack, now, holidays);
      const memory = { ...walked[opening ? (opening.open ? 'office' : 'out') : 'not-known'], area };
      const { ring, otherwise } = whoToRing({ memory, pack, said, at: now, holidays });
      expect(ring, id).toBeDefined();
      const calls = [ring!, ...otherwise];
      expect(ringNow({ memory, pack, said, at: now, holidays })?.calls, id).toEqual(calls);
      for (const call of calls) {
        expect(call.lines.length + (call.missing ? 1 : 0), `${id}: ${call.who}`).toBeGreaterThan(0);
        expect(
          saidIn(call).filter((one) => !one.trim() || /[{}]|undefined/.test(one)),
          `${id}: ${call.who}`,
        ).toEqual([]);
        // a number of the directory is never there by itself; a full pack says of its own what is
        // doubtful
        const alone = call.lines.filter(
          ({ number, warning }) => number.startsWith('0') && !warning,
        );
        if (area === 'council') expect(alone, id).toEqual([]);
      }
      const numbers = calls.flatMap(({ lines }) => lines.map(({ number }) => number));
      if (!numbers.some((number) => number.startsWith('0'))) without.push(id);
    }
    const known = Object.keys(councils).length - without.length;
    expect(known, `without a number of their own: ${without.join(', ')}`).toBeGreaterThan(130);
  });
});

const pages: CouncilText['sources'] = {
  '1': {
    title: 'Worried about a child',
    publisher: 'North Shire Council',
    link: 'http://northshire.example/worried',
    kind: 'council',
  },
  '2': {
    title: 'Who to ring',
    publisher: 'North Shire Partnership',
    link: 'https://nscp.example/ring',
    kind: 'partnership',
  },
};
const entry: CouncilText = {
  seen: '2026-11-28',
  website: 'northshire.example',
  frontDoor: {
    name: 'First Call',
    lines: [{ for: 'everyone', number: '01632 960123', source: 1 }],
    hours: { text: 'Mon-Fri 9:00-17:00', source: 1 },
    form: 'online form after the call',
  },
  outOfHours: { lines: [{ number: '01632 960456', source: 2 }] },
  agree: 2,
  sources: pages,
};
const made = (changed: Partial<CouncilText> = {}) =>
  councilPack({
    id: 'north-shire',
    council: { name: 'North Shire', council: 'North Shire Council' },
    entry: { ...entry, ...changed },
    base,
    said: howSure,
  });
const firstLine = (changed: Partial<CouncilText> = {}) => made(changed).frontDoor.lines[0]!;
const dated = (source: '1' | '2', day: string): CouncilText['sources'] => ({
  ...pages,
  [source]: { ...pages[source]!, dated: day },
});

describe('how sure a number is, in words', () => {
  test.each<[string, Partial<CouncilText>, string]>([
    ['two pages without a date', {}, 'Two pages agree; neither is dated.'],
    ['more of them', { agree: 3 }, 'Three pages agree; none is dated.'],
    [
      'two, and the one followed shows its date',
      { sources: dated('1', '2024-07') },
      'Two pages agree; one is of July 2024.',
    ],
    [
      'two, and only another shows a date',
      { sources: dated('2', '2024-07') },
      'Two pages agree; the one followed here is not dated.',
    ],
    [
      'one page',
      { agree: 1, sources: dated('1', '2024-07') },
      'One page (North Shire Council), July 2024.',
    ],
    ['one page without a date', { agree: 1 }, 'One page (North Shire Council), not dated.'],
    [
      'one page of somebody else’s',
      {
        agree: 1,
        sources: {
          ...pages,
          '1': { ...pages['1']!, publisher: 'A school', kind: 'school-policy' },
        },
      },
      'One page (A school), not dated. The page followed here is not the council’s own.',
    ],
    [
      'two lines, of which nobody counted how many pages have each',
      {
        frontDoor: {
          lines: [
            ...entry.frontDoor.lines,
            { for: 'professionals', number: '01632 960124', source: 2 },
          ],
        },
      },
      'Seen on a page of North Shire Council, not dated.',
    ],
  ])('%s', (_, changed, words) => {
    expect(firstLine(changed).sure).toBe(words);
  });

  test('where pages differ both numbers are said, and so is every other', () => {
    const conflicts = ['01632 960777', '01632 960888'].map((number) => ({
      number,
      against: '01632 960123',
      said: `an old page has ${number}`,
    }));
    const line = firstLine({ conflicts });
    const { warning } = lineOf(line, { said, at });
    expect(warning).toBe(
      'Pages differ. Two pages agree; neither is dated. Also printed elsewhere: 01632 960888. Another page prints 01632 960777. If you are in doubt, ring the police on 101.',
    );
    expect(made({ conflicts }).conflicts).toHaveLength(2);
  });

  test('a number that is out of use is noted, and stands beside none', () => {
    const conflicts = [
      { number: '01632 960777', said: 'before the councils became one, 01632 960777 was given' },
    ];
    expect(firstLine({ conflicts }).elsewhere).toBeUndefined();
    expect(made({ conflicts }).notes.map(({ value }) => value)).toContain(
      'Before the councils became one, 01632 960777 was given.',
    );
  });

  test('a page that is old says when it was last seen, and never that anybody confirmed it', () => {
    const { warning } = lineOf(firstLine({ agree: 1, sources: dated('1', '2018-02') }), {
      said,
      at,
    });
    expect(warning).toBe(
      'One page (North Shire Council), February 2018. Last seen: February 2018. If it does not work, look on the council’s website.',
    );
  });
});

describe('the pack of a council', () => {
  test('keeps what holds anywhere in England, and says of a number that was not seen where to look', () => {
    const bare = made({
      frontDoor: { lines: [] },
      outOfHours: { lines: [] },
      agree: 0,
      sources: {},
    });
    expect(bare.clocks).toEqual(base.clocks);
    expect(bare.frontDoor.lines.map(({ number }) => number.value)).toEqual(['101']);
    expect(bare.outOfHours.lines.map(({ number }) => number.value)).toEqual(['101', '999']);
    expect(bare.missing).toContain('has not seen one for North Shire Council');
    expect(bare.missing).toContain('northshire.example');
    expect(bare.missing).toContain('101');
  });
  test('its link is an https one, though the page was seen by http', () => {
    expect(made().sources['council-page-1']?.link).toBe('https://northshire.example/worried');
  });
  test('its answer is followed by that pack and by no other area’s floors', () => {
    const walk = walkIn('refer', { ...urgent, area: 'council' }, made());
    expect(walk.path.memory['level']).toBe('refer-urgently');
    expect(walk.pack.name).toBe('North Shire');
  });
});

describe('hours are counted on where they can be read in one way', () => {
  const week = (from: string, to: string) => [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from, to },
  ];
  test.each([
    ['Mon-Fri 9:00-17:00', week('09:00', '17:00')],
    ['Mon-Fri 9:00-17:00, not bank holidays', week('09:00', '17:00')],
    ['9:00-17:00 weekdays', week('09:00', '17:00')],
    [
      '9:00-17:00 on weekdays (worked out from the out-of-hours times on the page)',
      week('09:00', '17:00'),
    ],
    [
      'Mon-Thu 8:30-17:00, Fri 8:30-16:30',
      [
        { days: ['mon', 'tue', 'wed', 'thu'], from: '08:30', to: '17:00' },
        { days: ['fri'], from: '08:30', to: '16:30' },
      ],
    ],
    [
      'Mon, Tue, Thu 8:30-17:00, Wed 10:30-17:00, Fri 8:30-16:30',
      [
        { days: ['mon', 'tue', 'thu'], from: '08:30', to: '17:00' },
        { days: ['wed'], from: '10:30', to: '17:00' },
        { days: ['fri'], from: '08:30', to: '16:30' },
      ],
    ],
  ])('%s', (text, opening) => {
    expect(openingSeen(text)).toEqual(opening);
  });
  test.each([
    '9:00-17:00 (days not stated)',
    'office hours (times not stated)',
    'until 17:00 on weekdays (start not stated)',
    '24 hours',
    '24 hours, 7 days (01629 533190); the professionals’ advice line 01629 535353 Mon-Fri 8:00-18:00',
    'Mon-Fri 9:00-17:00 (stated for the consultation line)',
    'Mon-Thu 8:30-17:00, Fri 8:30-16:30 (professionals); the public line runs 24 hours',
    'Mon-Fri 8:00-20:00, Sat, Sun and bank holidays 9:00-17:00',
    'Mon-Fri 9:00-17:00, Fri 9:00-16:00',
    'Mon-Fri 17:00-9:00',
    'Fri-Mon 9:00-17:00',
  ])('not “%s”', (text) => {
    expect(openingSeen(text)).toBeUndefined();
  });
});

describe('a council is found by what it is called', () => {
  const found = (typed: string) => findCouncils(councils, typed).map(({ name }) => name);
  test.each([
    ['lee', 'Leeds'],
    ['LEEDS', 'Leeds'],
    ['hull', 'Hull'],
    ['kingston upon hull', 'Hull'],
    ['bcp', 'Bournemouth, Christchurch and Poole'],
    ['poole', 'Bournemouth, Christchurch and Poole'],
    ['st helens', 'St Helens'],
    ['St. Helen’s', 'St Helens'],
    ['durham', 'County Durham'],
    ['telford & wrekin', 'Telford and Wrekin'],
    ['royal borough of green', 'Greenwich'],
  ])('“%s” finds %s first', (typed, name) => {
    expect(found(typed)[0]).toBe(name);
  });
  test('what begins with it stands before what has it as a word, and nothing is found by the middle of one', () => {
    expect(found('york')).toEqual(['York', 'East Riding of Yorkshire', 'North Yorkshire']);
    expect(found('eeds')).toEqual([]);
    expect(found('  ')).toEqual([]);
  });
  test('without typing, every one stands under its region', () => {
    const regions = byRegion(councils);
    expect(regions).toHaveLength(9);
    expect(regions.flatMap(([, all]) => all)).toHaveLength(153);
  });
});
