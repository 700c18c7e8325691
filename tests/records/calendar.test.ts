import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarOf } from '../../src/records/calendar.ts';
import { summaryOf } from '../../src/records/summary.ts';
import { workIn, type Work } from '../../src/records/work.ts';
import { followedThrough, kept } from './kept.ts';

const now = new Date('2026-11-24T15:30:00.000Z');
const due = (what: Work['what'], by: string): Work => ({
  id: 'c0ffee00',
  reference: 'LN-0417',
  what,
  by,
  stands: 'later',
  daysLate: 0,
});
const whats = [
  'refer',
  'write',
  'answer',
  'agree',
  'escalate',
  'review',
  'file-transfer',
  'keep-until',
  'reply',
  'chase',
] as const;

/** As another's parser reads it. */
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => {
    const { summary, startDate, uid, description } = new ICAL.Event(event);
    const [alarm] = event.getAllSubcomponents('valarm');
    const trigger = alarm!.getFirstPropertyValue('trigger') as ICAL.Duration | ICAL.Time;
    const rings = trigger instanceof ICAL.Time ? trigger : startDate.clone();
    if (!(trigger instanceof ICAL.Time)) {
      rings.isDate = false;
      rings.addDuration(trigger);
    }
    return {
      summary,
      description,
      uid,
      isDay: startDate.isDate,
      start: startDate.toString(),
      rings: rings.toString(),
    };
  });

describe('the calendar', () => {
  test('holds what is due in a record, at its moment or on its day', async () => {
    const work = workIn([summaryOf(await kept(followedThrough.slice(0, 1)))], now);
    const events = eventsIn(await calendarOf(work, now));
    expect(events.map(({ summary, start, isDay }) => ({ summary, start, isDay }))).toEqual([
      {
        summary: 'Windscreen: put a referral in writing',
        start: '2026-11-25T14:50:00Z',
        isDay: false,
      },
      { summary: 'Windscreen: a reply to a referral is due', start: '2026-11-25', isDay: true },
      { summary: 'Windscreen: a review is due', start: '2026-12-01', isDay: true },
    ]);
    expect(events[0]!.description).toBe('Open Records in Windscreen to see which.');
  });

  test.each([
    ['in winter', '2026-12-01T22:59:00.000Z', '2026-12-01'],
    ['in summer', '2027-07-01T22:59:00.000Z', '2027-07-01'],
    ['on the day that the clocks go forward', '2027-03-28T22:59:00.000Z', '2027-03-28'],
    ['on the day that they go back', '2027-10-31T22:59:00.000Z', '2027-10-31'],
  ])('%s a review is on its own day, and rings at nine', async (_, by, day) => {
    expect(eventsIn(await calendarOf([due('review', by)], now))).toMatchObject([
      { start: day, isDay: true, rings: `${day}T09:00:00` },
    ]);
  });

  test.each([
    ['in winter', '2026-12-01T14:50:00.000Z', '2026-12-01T09:00:00Z'],
    ['in summer', '2027-07-01T13:50:00.000Z', '2027-07-01T08:00:00Z'],
    ['before nine', '2026-12-01T07:30:00.000Z', '2026-12-01T07:30:00Z'],
    ['just after midnight', '2026-12-01T00:10:00.000Z', '2026-12-01T00:10:00Z'],
  ])(
    '%s a moment is that moment, and rings on the same day, at nine in England or when it is due',
    async (_, by, rings) => {
      const [event] = eventsIn(await calendarOf([due('chase', by)], now));
      expect(event).toMatchObject({ start: by.replace('.000', ''), isDay: false, rings });
    },
  );

  test.each([
    ['late by days', 'chase', '2026-11-20T14:50:00.000Z', '2026-11-25T09:00:00Z'],
    ['a day that is past', 'review', '2026-11-20T23:59:00.000Z', '2026-11-25T09:00:00Z'],
    ['due later today', 'chase', '2026-11-24T16:50:00.000Z', '2026-11-24T16:50:00Z'],
  ] as const)(
    'rings for what is %s at a moment that is still to come',
    async (_, what, by, rings) => {
      expect(eventsIn(await calendarOf([due(what, by)], now))).toMatchObject([{ rings }]);
    },
  );

  test('tells what it says the same of apart, by number and not by record', async () => {
    const work = ['one', 'two'].map((id) => ({ ...due('chase', '2026-12-01T14:50:00.000Z'), id }));
    const said = eventsIn(
      await calendarOf([...work, due('refer', '2026-12-01T14:50:00.000Z')], now),
    ).map(({ summary }) => summary);
    expect(said).toEqual([
      'Windscreen: chase a referral (1 of 2)',
      'Windscreen: chase a referral (2 of 2)',
      'Windscreen: a referral is due',
    ]);
  });

  test('is as the standard has it: its lines end in CRLF, none is so long as to be folded, and no text is such as to be escaped', async () => {
    const text = await calendarOf(
      whats.map((what) => due(what, '2026-12-01T14:50:00.000Z')),
      now,
    );
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    for (const line of text.match(/^(SUMMARY|DESCRIPTION):.*/gm)!)
      expect(line).not.toMatch(/[\\;,]/);
  });

  test('tells two things that one record waits for apart, and the same thing at two moments', async () => {
    const [one, other] = ['2026-12-01T14:50:00.000Z', '2026-12-02T14:50:00.000Z'] as const;
    const uids = eventsIn(
      await calendarOf([due('write', one), due('reply', one), due('reply', other)], now),
    ).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(3);
  });

  test('has one event for each thing that is due, each with a UID of its own that stays the same', async () => {
    const one = fc.record({
      what: fc.constantFrom(...whats),
      id: fc.constantFrom('one', 'two', 'three'),
      by: fc
        .date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(one, { selector: (one) => JSON.stringify(one), maxLength: 8 }),
        async (all) => {
          const work = all.map(({ id, what, by }) => ({ ...due(what, by), id }));
          const events = eventsIn(await calendarOf(work, now));
          expect(events).toHaveLength(work.length);
          expect(new Set(events.map(({ uid }) => uid)).size).toBe(work.length);
          expect(
            eventsIn(await calendarOf(work, new Date('2027-01-01'))).map(({ uid }) => uid),
          ).toEqual(events.map(({ uid }) => uid));
          for (const [i, { start, isDay }] of events.entries())
            if (!isDay)
              expect(new Date(start).getTime()).toBe(
                Math.floor(Date.parse(work[i]!.by) / 1000) * 1000,
              );
        },
      ),
      { numRuns: 50, seed: 1989 },
    );
  });
});

test('nothing of any record is in it: two records that differ in all but what is due and when have the same calendar, save for a hash', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, fc.constantFrom(...whats), async (id, reference, what) => {
      const one = await calendarOf([due(what, '2026-12-01T14:50:00.000Z')], now);
      const other = await calendarOf(
        [{ ...due(what, '2026-12-01T14:50:00.000Z'), id, reference }],
        now,
      );
      const uid = /^UID:[0-9a-f]{32}@windscreen$/m;
      expect(other).toMatch(uid);
      expect(other.replace(uid, '')).toBe(one.replace(uid, ''));
    }),
    { seed: 1989 },
  );
});
