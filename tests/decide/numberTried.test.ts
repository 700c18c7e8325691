// What came of a number on this device: kept by area with its day, said beside the number, and
// never a reason to take it away.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readCouncilPack, readPack } from '../../src/cli/words.ts';
import { callsShown } from '../../src/recommend/callsShown.ts';
import { actOn } from '../../src/decide/act.ts';
import { insteadOf, numbersOf } from '../../src/decide/numberTried.ts';
import {
  allTried,
  keepTried,
  takeBackTried,
  triedFor,
  triedIn,
  type NumbersTried,
} from '../../src/walk/numbersTried.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { at, givens, words } from '../records/made.ts';

const day = '2026-11-30';
const leeds = await readCouncilPack('leeds');
const [byDay, byNight] = ['0113 376 0336', '0113 535 0600'];
const none: NumbersTried = new Map();

describe('what is kept', () => {
  let stored: Map<string, string>;
  beforeEach(() => {
    stored = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, text: string) => stored.set(name, text),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('is the number, its area, whether it worked and the day, and the last answer stands', () => {
    keepTried({ area: 'leeds', number: byDay, worked: false, day: '2026-11-29' });
    keepTried({ area: 'york', number: byDay, worked: false, day });
    keepTried({ area: 'leeds', number: byDay, worked: true, day });
    expect([...triedIn('leeds')]).toEqual([[byDay, { worked: true, day }]]);
    expect([...stored]).toEqual([
      [
        'windscreen.numbers',
        JSON.stringify([
          { area: 'york', number: byDay, worked: false, day },
          { area: 'leeds', number: byDay, worked: true, day },
        ]),
      ],
    ]);
  });

  test('is taken back by number and area, and the rest stays', () => {
    keepTried({ area: 'leeds', number: byDay, worked: false, day });
    keepTried({ area: 'york', number: byDay, worked: false, day });
    keepTried({ area: 'leeds', number: byNight, worked: true, day });
    takeBackTried({ area: 'leeds', number: byDay });
    expect(allTried().map(({ area, number }) => [area, number])).toEqual([
      ['york', byDay],
      ['leeds', byNight],
    ]);
    takeBackTried({ area: 'leeds', number: '01632 960000' });
    expect(allTried(), 'nothing was said of that').toHaveLength(2);
  });

  test('is found by the council of a decision, whose answer is only that it is one, and by an area with a whole pack', () => {
    keepTried({ area: 'leeds', number: byDay, worked: true, day });
    keepTried({ area: 'cumberland', number: '0333 240 1727', worked: true, day });
    expect([...triedFor({ answers: { area: 'council' }, councilPack: leeds }).keys()]).toEqual([
      byDay,
    ]);
    expect([...triedFor({ answers: { area: 'cumberland' } }).keys()]).toEqual(['0333 240 1727']);
    expect(triedFor({ answers: {} }).size).toBe(0);
  });

  test.each([
    '{"area":',
    'null',
    '{}',
    '[null, 7, {"area":"leeds"}]',
    `[{"area":"leeds","number":"1","worked":true,"day":"soon"}]`,
  ])('is nothing where %s was stored, and is replaced by the next answer', (text) => {
    stored.set('windscreen.numbers', text);
    expect(triedIn('leeds').size).toBe(0);
    keepTried({ area: 'leeds', number: byDay, worked: true, day });
    expect(triedIn('leeds').size).toBe(1);
  });

  test('is nothing where the browser denies storage', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(triedIn('leeds').size).toBe(0);
  });
});

describe('whom to ring', () => {
  const walk = walkIn(
    'refer',
    {
      ...givens,
      area: 'council',
      'allocated-worker': 'no',
      'works-with-children': 'no',
      concerns: ['injury-not-mobile'],
    },
    leeds,
  );
  const { calls } = actOn(walk, words, at);
  const everyNumber = ({ panels, others }: typeof calls) => [
    ...panels.map(({ number }) => number),
    ...others.map(({ line }) => line?.number),
  ];

  test('keeps every number, whatever came of it, and says it after how sure the number is', () => {
    const tried = new Map([
      [byDay, { worked: false, day }],
      [byNight, { worked: true, day }],
    ]);
    const shown = callsShown(calls, tried);
    expect(everyNumber(calls)).toEqual(expect.arrayContaining([byDay, byNight]));
    expect([
      ...shown.panels.map(({ number }) => number),
      ...shown.rows.map(({ tel }) => tel),
    ]).toEqual(everyNumber(calls));
    const before = callsShown(calls, none);
    expect(shown.panels[0]).toEqual({
      ...before.panels[0],
      tried:
        'It was wrong here on 30 November 2026: try the other number, or the council’s website.',
    });
    expect(shown.panels[0]?.sure).toMatch(/agree|Seen on/);
    expect(shown.rows.find(({ tel }) => tel === byNight)?.warning).toBe(
      'It worked here on 30 November 2026.',
    );
  });

  test('is as before where nothing was said of a number', () => {
    expect(callsShown(calls, none)).toEqual(callsShown(calls));
  });
});

describe('where a number was wrong', () => {
  const tels = (wrong: string, tried = none) =>
    insteadOf(wrong, leeds, tried).flatMap(({ tel }) => tel ?? []);

  test('what another page prints comes first, then the others of the area, its website and the police', () => {
    expect(tels(byDay)).toEqual([byNight, '101']);
    expect(tels(byNight)).toEqual(['0113 376 0469', byDay, '101']);
    expect(insteadOf(byDay, leeds, none).find(({ link }) => link)?.link?.href).toBe(
      'https://leeds.gov.uk/',
    );
  });

  test('one that was wrong too is not offered in its place', () => {
    expect(tels(byDay, new Map([[byNight, { worked: false, day }]]))).toEqual(['101']);
  });

  test('only an area’s own numbers are asked about, each once', async () => {
    expect(numbersOf(leeds).map(({ number }) => number)).toEqual([byDay, byNight]);
    expect(numbersOf(await readPack('england-unlisted'))).toEqual([]);
  });
});
