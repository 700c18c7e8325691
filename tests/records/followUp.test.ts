import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import sources from '../../content/sources.yaml';
import { calendarOf } from '../../src/records/calendar.ts';
import { clocksStarted } from '../../src/records/clocks.ts';
import { isClosed, openIn, waitsIn } from '../../src/records/course.ts';
import { addedTo, type AddedKind, type Fields } from '../../src/records/entry.ts';
import { askedAfter } from '../../src/records/followUp.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { isDue, workIn } from '../../src/records/work.ts';
import { times } from '../settings/count.ts';
import { followUp, kept, rests, type Next } from './kept.ts';
import { packs, recordOf, words } from './made.ts';

const decision = recordOf({ account: { reviewOn: '' } });
const step = (at: string, kind: AddedKind, fields: Fields): Next => [
  at,
  kind,
  { when: at, ...fields },
];
const nine = (day: string) => `${day}T09:00:00.000Z`;
const sent = step(nine('2026-11-24'), 'referral-sent', {
  how: 'online-form',
  to: 'The front door',
});
const heard = (outcome: string, day = '2026-11-25') =>
  step(nine(day), 'outcome-received', { from: 'Dana', outcome, what: 'So.' });
const told = (which: string, day: string) =>
  step(nine(day), 'progress', { from: 'Dana', which, what: 'So.' });
const strategy = (day: string, more: Fields = {}) =>
  step(nine(day), 'strategy-meeting', { there: 'All', what: 'An enquiry.', ...more });
const conference = (day: string, more: Fields = {}) =>
  step(nine(day), 'conference', { there: 'All', what: 'A plan.', ...more });
/** What is asked after at a moment, each with how it stands and its day where it has one. */
async function asks(next: readonly Next[], now: string) {
  const work = workIn([summaryOf(await kept([sent, ...next], decision))], new Date(now));
  return work
    .filter(({ what }) => what === 'ask')
    .map(({ about, stands, by }) =>
      [about, stands, ...(stands === 'open' ? [] : [by.slice(0, 10)])].join(' '),
    );
}

describe('a referral that is taken up', () => {
  test('is asked after: the assessment within 45 working days, and whether the child was seen, for which no national time is known', async () => {
    expect(await asks([heard('accepted')], '2026-11-26T09:00:00Z')).toEqual([
      'assessment later 2027-02-01',
      'child-seen open',
    ]);
    expect(await asks([heard('strategy-discussion')], '2026-11-26T09:00:00Z')).toEqual([
      'assessment later 2027-02-01',
      'strategy-discussion open',
      'child-seen open',
    ]);
  });
  test('is never late: once its day has come, it is asked', async () => {
    expect(await asks([heard('accepted')], '2027-03-15T09:00:00Z')).toContain(
      'assessment ask 2027-02-01',
    );
    const work = workIn(
      [summaryOf(await kept([sent, heard('accepted')], decision))],
      new Date('2028-01-01'),
    );
    expect(work.filter(({ stands }) => stands === 'late')).toEqual([]);
    expect(work.map(({ daysLate }) => daysLate)).toEqual(work.map(() => 0));
  });
  test('is asked after no more once it is known, or a new answer takes its place', async () => {
    const seen = told('child-seen', '2026-11-27');
    expect(await asks([heard('accepted'), seen], '2026-11-28T09:00:00Z')).toEqual([
      'assessment later 2027-02-01',
    ]);
    expect(
      await asks([heard('accepted'), told('assessed', '2026-12-20')], '2027-06-01T09:00:00Z'),
    ).toEqual([]);
    expect(
      await asks(
        [heard('accepted'), heard('no-further-action', '2026-11-30')],
        '2027-06-01T09:00:00Z',
      ),
    ).toEqual([]);
  });
  test('after a step that was answered so, is asked after as well', async () => {
    const answered = step(nine('2026-11-27'), 'step-answered', {
      step: '2',
      from: 'Ms Osei',
      outcome: 'accepted',
      what: 'Yes.',
    });
    const no = step(nine('2026-11-26'), 'disagreement', { with: 'Dana', what: 'No.' });
    expect(await asks([heard('no-further-action'), no, answered], '2026-11-28T09:00:00Z')).toEqual([
      'assessment later 2027-02-03',
      'child-seen open',
    ]);
  });
  test('keeps no record open, and is not asked after in one that is closed', async () => {
    const entries = await kept([sent, heard('accepted')], decision);
    expect(openIn(entries)).toEqual([]);
    const closed = await kept(
      [sent, heard('accepted'), [nine('2026-12-01'), 'closed', { why: 'Theirs.' }]],
      decision,
    );
    expect(isClosed(closed)).toBe(true);
    expect(waitsIn(closed)).toEqual([]);
  });
  test('in a record from before any of this was counted asks for nothing', async () => {
    const entries = await kept([sent, heard('accepted'), strategy('2026-11-26')], decision);
    const older = addedTo(entries).map((entry) => ({ ...entry, clocks: [] }));
    expect(askedAfter(older)).toEqual([]);
  });
});

describe('a meeting', () => {
  test('may lead to a conference within 15 working days, unless its day was agreed or there will be none', async () => {
    expect(await asks([strategy('2026-11-26')], '2026-11-27T09:00:00Z')).toEqual([
      'conference later 2026-12-17',
    ]);
    expect(
      await asks([strategy('2026-11-26', { conference: '2026-12-10' })], '2026-11-27T09:00:00Z'),
    ).toEqual([]);
    const agreed = strategy('2026-11-26', { conference: '2026-12-10' });
    expect(
      await asks([agreed, strategy('2026-11-30')], '2026-12-01T09:00:00Z'),
      'it is agreed still',
    ).toEqual([]);
    expect(
      await asks(
        [strategy('2026-11-26'), told('no-conference', '2026-11-28')],
        '2027-01-01T09:00:00Z',
      ),
    ).toEqual([]);
  });
  test('a conference is followed by a core group within 10 working days and a review within three months, then six', async () => {
    const first = [strategy('2026-11-26'), conference('2026-12-10')];
    expect(await asks(first, '2026-12-11T09:00:00Z')).toEqual([
      'core-group later 2026-12-24',
      'review-conference later 2027-03-10',
    ]);
    const met = step(nine('2026-12-18'), 'core-group', { there: 'All', what: 'It goes on.' });
    expect(await asks([...first, met], '2027-01-01T09:00:00Z')).toEqual([
      'review-conference later 2027-03-10',
    ]);
    expect(await asks([...first, met, conference('2027-03-01')], '2027-03-02T09:00:00Z')).toEqual([
      'core-group later 2027-03-15',
      'later-review later 2027-09-01',
    ]);
    expect(await asks([...first, told('no-plan', '2026-12-11')], '2027-01-01T09:00:00Z')).toEqual(
      [],
    );
  });
});

test('an area’s own time stands in place of the general one, and each says what it rests on', () => {
  const england = packs['england-unlisted']!;
  const asAt = '2026-10-01';
  const own = { source: 'ours', asAt, confidence: 'published', note: 'Our chapter 3.' } as const;
  const clocks = {
    ...england.clocks,
    'child-seen': { value: { n: 24, unit: 'hours' }, ...own },
  } as const;
  const fields = { when: nine('2026-11-25'), outcome: 'accepted' };
  const started = clocksStarted('outcome-received', fields, {
    clocks,
    holidays: words.holidays,
    routes: words.routes,
    followUp,
    rests,
  });
  expect(started.map(({ clock, by, rests }) => [clock, by.slice(0, 10), rests])).toEqual([
    [
      'child-seen',
      '2026-11-26',
      '24 hours, in this area’s pack as of 1 October 2026. Our chapter 3.',
    ],
    [
      'assessment',
      '2027-02-01',
      '45 working days. As Lewisham’s procedures give it; not read again. Counted from when you were told that they took it up.',
    ],
  ]);
});

test('each general time names a source that there is, and says how it is known', () => {
  for (const [id, { time, ask }] of Object.entries(followUp)) {
    expect(ask, id).toMatch(/^Ask whether /);
    if (!time) continue;
    expect(Object.keys(sources)).toContain(time.source);
    expect(time.confidence).toBe('secondary');
    expect(time.note).toBeTruthy();
  }
});

test('in a calendar it says to ask, once for each, and nothing of whom', async () => {
  const entries = await kept([sent, heard('accepted'), strategy('2026-11-26')], decision);
  const work = workIn([summaryOf(entries)], new Date('2026-11-27T09:00:00Z'));
  const file = await calendarOf(work, new Date('2026-11-27T09:00:00Z'));
  expect(
    file.match(/SUMMARY:Windscreen: ask what others have done since a referral/g),
  ).toHaveLength(2);
  expect(new Set(file.match(/UID:.*/g)).size).toBe(file.match(/UID:.*/g)?.length);
  expect(file).not.toContain('LN-0417');
});

test('what has ended is never asked after again, until something begins it anew', async () => {
  const kinds = fc.constantFrom<Next>(
    heard('accepted'),
    heard('strategy-discussion'),
    heard('no-further-action'),
    strategy('2026-01-01'),
    strategy('2026-01-01', { conference: '2027-01-01' }),
    conference('2026-01-01'),
    conference('2026-01-01', { 'core-group': '2027-01-01' }),
    told('child-seen', '2026-01-01'),
    told('assessed', '2026-01-01'),
    told('no-conference', '2026-01-01'),
    told('no-plan', '2026-01-01'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(kinds, { maxLength: 6 }), async (happened) => {
      const next = happened.map(([, kind, fields], i): Next => {
        const when = new Date(Date.parse(nine('2026-11-25')) + i * 24 * 3_600_000).toISOString();
        return [when, kind, { ...fields, when }];
      });
      const open = async (more: readonly Next[]) =>
        askedAfter(addedTo(await kept([sent, ...next, ...more], decision))).map(
          ({ about }) => about,
        );
      const at = '2027-06-01T09:00:00.000Z';
      const after = (kind: AddedKind, fields: Fields) => open([step(at, kind, fields)]);
      for (const [ended, is] of [
        ['child-seen', await after('progress', { which: 'child-seen' })],
        ['assessment', await after('progress', { which: 'assessed' })],
        ['child-seen', await after('progress', { which: 'assessed' })],
        ['strategy-discussion', await after('strategy-meeting', {})],
        ['conference', await after('conference', {})],
        ['core-group', await after('core-group', {})],
      ] as const)
        expect(is, ended).not.toContain(ended);
      const last = await open([]);
      expect(new Set(last).size, 'each once').toBe(last.length);
      const work = workIn(
        [summaryOf(await kept([sent, ...next], decision))],
        new Date('2028-01-01'),
      );
      for (const one of work.filter(({ what }) => what === 'ask'))
        expect(one.stands).not.toBe('late');
      expect(
        work.filter((one) => one.what === 'ask' && !isDue(one)).map(({ stands }) => stands),
      ).toEqual(work.filter((one) => one.what === 'ask' && !isDue(one)).map(() => 'open'));
    }),
    { numRuns: 40 * times, seed: 1989 },
  );
});
