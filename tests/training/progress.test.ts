import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forgetEverything } from '../../src/decide/held.ts';
import { isoDay } from '../../src/recommend/dates.ts';
import {
  daysUntilBack,
  due,
  forgetProgress,
  mostKept,
  note,
  nothingPractised,
  progressHere,
  standings,
  withPractised,
  type Practised,
  type Progress,
} from '../../src/training/practise/progress.ts';

const start = Date.parse('2026-03-02T10:00:00Z');
const onDay = (day: number) => new Date(start + day * 86_400_000);
const practised = (
  ...all: readonly (readonly [day: number, missed?: readonly string[]])[]
): Progress =>
  all.reduce<Progress>(
    (progress, [day, missed = []]) =>
      withPractised(progress, { scenario: 's01', stage: 0, missed, at: onDay(day).toISOString() }),
    nothingPractised,
  );
const backIn = (progress: Progress) =>
  (Date.parse(standings(progress)[0]!.back) - Date.parse(isoDay(onDay(0)))) / 86_400_000;

describe('a stage comes back', () => {
  test('after 1, 3, 7, 21 and 60 days, and then every 60, as long as nothing is missed', () => {
    let day = 0;
    let progress = nothingPractised;
    for (const wait of [...daysUntilBack, 60, 60]) {
      progress = withPractised(progress, {
        scenario: 's01',
        stage: 0,
        missed: [],
        at: onDay(day).toISOString(),
      });
      expect(backIn(progress) - day).toBe(wait);
      day += wait;
    }
  });

  test('the next day after a miss, however well it was known', () => {
    expect(backIn(practised([0], [1], [4], [11], [32, ['harm']]))).toBe(33);
  });

  test('and after a miss begins again from the first step', () => {
    expect(backIn(practised([0], [1], [4, ['harm']], [5]))).toBe(8);
  });

  test('no later for being gone over early: twice in one evening is not twice', () => {
    expect(backIn(practised([0], [0], [0]))).toBe(1);
  });

  test('sooner for a miss even when it is gone over early', () => {
    expect(backIn(practised([0], [1], [4], [5, ['concerns']]))).toBe(6);
  });

  test('by the days of England, not by hours', () => {
    const late = withPractised(nothingPractised, {
      scenario: 's01',
      stage: 0,
      missed: [],
      at: '2026-06-01T22:30:00Z',
    }); // 11.30pm on 1 June
    expect(due(late, new Date('2026-06-01T22:59:00Z'))).toEqual([]);
    expect(due(late, new Date('2026-06-01T23:01:00Z'))).toHaveLength(1); // 00.01am on 2 June
  });
});

test('each stage of each scenario stands for itself, with what was missed last', () => {
  const all: Practised[] = [
    { scenario: 's01', stage: 0, missed: ['harm'], at: onDay(0).toISOString() },
    { scenario: 's01', stage: 1, missed: [], at: onDay(0).toISOString() },
    { scenario: 's02', stage: 0, missed: [], at: onDay(1).toISOString() },
    { scenario: 's01', stage: 0, missed: [], at: onDay(1).toISOString() },
  ];
  const found = standings({ ...nothingPractised, practised: all });
  expect(
    found.map(({ scenario, stage, times, missed }) => [scenario, stage, times, missed]),
  ).toEqual([
    ['s01', 0, 2, []],
    ['s01', 1, 1, []],
    ['s02', 0, 1, []],
  ]);
});

test('what has waited longest comes first', () => {
  const progress = [
    { scenario: 's01', stage: 0, at: onDay(3).toISOString() },
    { scenario: 's02', stage: 0, at: onDay(1).toISOString() },
    { scenario: 's03', stage: 0, at: onDay(9).toISOString() },
  ].reduce<Progress>((all, one) => withPractised(all, { ...one, missed: [] }), nothingPractised);
  expect(due(progress, onDay(5)).map(({ scenario }) => scenario)).toEqual(['s02', 's01']);
});

test('standings depend on what was practised and when, not on the order in which it was noted', () => {
  const times = fc.uniqueArray(
    fc.record({ day: fc.integer({ min: 0, max: 200 }), missed: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 12,
      selector: ({ day }) => day,
    },
  );
  fc.assert(
    fc.property(times, (all) => {
      const one = (order: typeof all) =>
        practised(...order.map(({ day, missed }) => [day, missed ? ['harm'] : []] as const));
      expect(standings(one(all))).toEqual(standings(one([...all].reverse())));
    }),
  );
});

test('a stage is never due before the day after it was last missed, nor later than 60 days after it was last practised', () => {
  const times = fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 400 }), missed: fc.boolean() }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(times, (all) => {
      const inTime = [...all].sort((a, b) => a.day - b.day);
      const back = backIn(
        practised(...inTime.map(({ day, missed }) => [day, missed ? ['harm'] : []] as const)),
      );
      const last = inTime.at(-1)!;
      expect(back).toBeLessThanOrEqual(last.day + 60);
      if (last.missed) expect(back).toBe(last.day + 1);
    }),
  );
});

test('someone’s own scenario is never noted: its file may hold anything, and is not kept', () => {
  expect(
    withPractised(nothingPractised, {
      scenario: 'own',
      stage: 0,
      missed: [],
      at: onDay(0).toISOString(),
    }),
  ).toBe(nothingPractised);
});

test('no more is kept than a thousand, the newest', () => {
  let progress = nothingPractised;
  for (let n = 0; n < mostKept + 5; n++)
    progress = withPractised(progress, {
      scenario: 's01',
      stage: n,
      missed: [],
      at: onDay(0).toISOString(),
    });
  expect(progress.practised).toHaveLength(mostKept);
  expect(progress.practised.at(-1)!.stage).toBe(mostKept + 4);
});

describe('on the device', () => {
  /** Enough of a browser's storage. */
  class Stored {
    [name: string]: unknown;
    getItem(name: string) {
      return (this[name] as string | undefined) ?? null;
    }
    setItem(name: string, text: string) {
      this[name] = text;
    }
    removeItem(name: string) {
      delete this[name];
    }
  }
  let stored: Storage;
  beforeEach(() => {
    stored = new Stored() as unknown as Storage;
    vi.stubGlobal('localStorage', stored);
  });
  afterEach(() => {
    forgetProgress();
    vi.unstubAllGlobals();
  });
  const one = { scenario: 's01', stage: 0, missed: ['harm'], at: onDay(0) };
  const name = 'windscreen.progress';

  test('what is noted is there the next time', () => {
    expect(progressHere()).toEqual(nothingPractised);
    const noted = note(one);
    expect(noted.practised).toEqual([{ ...one, at: onDay(0).toISOString() }]);
    expect(progressHere()).toEqual(noted);
    expect(Object.keys(stored)).toEqual([name]);
  });

  test('clearing everything that Windscreen keeps clears it too', async () => {
    note(one);
    await expect(
      forgetEverything(),
      'there are no drafts to clear outside a browser',
    ).rejects.toThrow();
    expect(progressHere()).toEqual(nothingPractised);
  });

  test('it can be cleared by itself', () => {
    stored.setItem('windscreen.me', '{}');
    note(one);
    forgetProgress();
    expect(Object.keys(stored)).toEqual(['windscreen.me']);
  });

  test.each([
    ['not JSON', '{"format":'],
    ['of another kind', '[1, 2]'],
    ['null', 'null'],
    ['of another version', '{"format":"windscreen-progress/2","practised":[]}'],
    ['without its list', '{"format":"windscreen-progress/1"}'],
    [
      'with a stage that is none',
      '{"format":"windscreen-progress/1","practised":[{"scenario":"s01","stage":-1,"missed":[],"at":"2026-01-01"}]}',
    ],
    [
      'with a day that is none',
      '{"format":"windscreen-progress/1","practised":[{"scenario":"s01","stage":0,"missed":[],"at":"soon"}]}',
    ],
    [
      'with a question that is none',
      '{"format":"windscreen-progress/1","practised":[{"scenario":"s01","stage":0,"missed":[7],"at":"2026-01-01"}]}',
    ],
  ])('what is stored is %s: ignored, left alone, and replaced by the next note', (_, text) => {
    stored.setItem(name, text);
    expect(progressHere()).toEqual(nothingPractised);
    expect(stored.getItem(name)).toBe(text);
    note(one);
    expect(progressHere().practised).toHaveLength(1);
  });

  test('whatever is stored, standings can be read from it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        stored.setItem(name, text);
        expect(standings(progressHere())).toEqual([]);
      }),
    );
  });

  test('a full browser keeps it for this visit only, without an error', () => {
    stored.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    note(one);
    note({ ...one, stage: 1 });
    expect(progressHere().practised).toHaveLength(2);
    expect(Object.keys(stored)).toEqual(['setItem']);
  });

  test('a browser that denies storage altogether does the same', () => {
    vi.stubGlobal('localStorage', undefined);
    note(one);
    expect(progressHere().practised).toHaveLength(1);
    forgetProgress();
    expect(progressHere()).toEqual(nothingPractised);
  });
});
