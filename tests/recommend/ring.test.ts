import { describe, expect, test } from 'vitest';
import type { Memory } from '../../machines/grammar/fact.ts';
import { levels, type Level } from '../../machines/outcomes.ts';
import { readPack, readWords } from '../../src/cli/words.ts';
import { ringWords, whoToRing } from '../../src/recommend/ring.ts';

const { routes, holidays } = await readWords();
const at = new Date('2026-11-22T12:00Z');
const packs = Object.fromEntries(
  await Promise.all(
    ['cambridgeshire-peterborough', 'england-unlisted', 'cumbria-to-2025'].map(
      async (id) => [id, await readPack(id)] as const,
    ),
  ),
);
const ring = (
  level: Level,
  hours: 'office' | 'out' | 'not-known',
  more: Memory = {},
  area = 'cambridgeshire-peterborough',
  now = at,
) =>
  whoToRing({
    memory: { level, hours, ...more },
    pack: packs[area]!,
    said: routes,
    at: now,
    holidays,
  });
const numbers = ({ ring: first, otherwise }: ReturnType<typeof whoToRing>) =>
  [first, ...otherwise].flatMap((to) => to?.lines.map(({ number }) => number) ?? []);

describe('who to ring', () => {
  test('in office hours the front door first, and who answers once it has closed', () => {
    const found = ring('refer-urgently', 'office');
    expect(found.ring?.lines.map(({ number }) => number)).toEqual([
      '0345 045 5203',
      '01733 864180',
    ]);
    expect(numbers(found)).toContain('01733 234724');
  });
  test('I20 out of hours the out-of-hours team, and no daytime number at all', () => {
    expect(numbers(ring('refer-urgently', 'out'))).toEqual(['01733 234724']);
  });
  test('M.6 what can wait for the office goes to the front door, and never to the team that answers at night', () => {
    const found = ring('child-in-need', 'out', { consent: 'agreed' });
    expect(found.otherwise).toEqual([]);
    expect(numbers(found)).toEqual(['0345 045 5203', '01733 864180']);
    expect(found.ring?.who).toBe(packs['cambridgeshire-peterborough']!.frontDoor.name.value);
  });
  test('where nobody knows the hours both numbers stand, the likelier first', () => {
    const [day, night] = [new Date('2026-11-24T12:00Z'), new Date('2026-11-24T03:00Z')].map((now) =>
      numbers(ring('refer-urgently', 'not-known', {}, 'cambridgeshire-peterborough', now)),
    );
    expect(day).toEqual(['0345 045 5203', '01733 864180', '01733 234724']);
    expect(night).toEqual(['01733 234724', '0345 045 5203', '01733 864180']);
  });
  test('a name that an area’s pack gives stands as it is, whatever signs are in it', () => {
    const pack = structuredClone(packs['cambridgeshire-peterborough']!);
    pack.frontDoor.name.value = 'Team $& $1 $` One';
    const memory = {
      level: 'refer-urgently',
      hours: 'office',
      'referral-answer': 'no-further-action',
    };
    const { ring } = whoToRing({ memory, pack, said: routes, at, holidays });
    expect(ring?.who).toBe('Team $& $1 $` One. Ask for the manager');
  });
  test('a child’s own social worker comes first in office hours, with the front door behind', () => {
    const found = ring('refer-urgently', 'office', { 'allocated-worker': 'yes' });
    expect(found.ring?.who).toBe(routes.ownWorker);
    expect(numbers(found)[0]).toBe('0345 045 5203');
  });
  test.each(['no-further-action', 'early-help'])(
    'M.5 after “%s” the front door’s manager comes first in office hours, on its own number, and the out-of-hours team at night',
    (answer) => {
      const more = { 'referral-answer': answer };
      const { ring: first } = ring('refer-urgently', 'office', more);
      expect(first?.who).toMatch(/\. Ask for the manager$/);
      expect(first?.lines.map(({ number }) => number)).toContain('0345 045 5203');
      expect(ring('refer-urgently', 'out', more)).toEqual(ring('refer-urgently', 'out'));
      const heard = { 'referral-answer': 'not-heard' };
      expect(ring('refer-urgently', 'office', heard)).toEqual(ring('refer-urgently', 'office'));
    },
  );
  test('999 comes before everyone, whatever the hour', () => {
    for (const hours of ['office', 'out'] as const)
      expect(numbers(ring('call-999', hours))[0]).toBe('999');
  });
  test('I50 advice never comes from a lead whom the worry may be about', () => {
    expect(ring('advice-today', 'office').ring?.who).toBe(routes.lead);
    for (const answer of ['yes', 'unsure'])
      expect(ring('advice-today', 'office', { 'is-your-lead': answer }).ring?.who).toBe(
        routes.notTheLead,
      );
  });
  test('E-18 advice on an illness that puzzles comes from the child’s paediatrician or the named doctor, before any lead', () => {
    for (const more of [{}, { role: 'designated-lead' }, { 'is-your-lead': 'yes' }])
      expect(
        ring('advice-today', 'office', { concerns: ['perplexing-presentation'], ...more }).ring,
      ).toMatchObject({ who: routes.doctor, missing: routes.doctorMissing });
  });
  test('nobody is rung where nothing is referred and no advice is asked for', () => {
    for (const level of levels.slice(0, 5))
      expect(ring(level, 'office')).toEqual({ otherwise: [] });
  });
  test('what may save a life is shared with the council’s number at hand, though no level was decided', () => {
    const found = whoToRing({
      memory: { sharing: 'share-now', hours: 'office' },
      pack: packs['cambridgeshire-peterborough']!,
      said: routes,
      at,
      holidays,
    });
    expect(found.ring).toBeUndefined();
    expect(numbers(found)[0]).toBe('0345 045 5203');
  });
  test('I21 an old number says when it was last confirmed', () => {
    expect(ring('refer-urgently', 'out').ring?.lines[0]).toMatchObject({
      asAt: '2020',
      warning: expect.stringContaining('2020') as string,
    });
  });
  test('an area without a number says where to look, and makes none up', () => {
    const found = ring('refer-urgently', 'office', {}, 'england-unlisted');
    expect(found.ring?.missing).toContain('website');
    expect(numbers(found).every((number) => number === '101' || number === '999')).toBe(true);
  });
  test('I48 an area that is no more gives nobody to ring', () => {
    for (const level of levels)
      expect(ring(level, 'office', {}, 'cumbria-to-2025')).toEqual({ otherwise: [] });
  });
  test('in a line of text 101 is never the council’s number: it stands apart, after what to do without one', () => {
    const [unlisted] = [ring('refer-urgently', 'office', {}, 'england-unlisted').ring!];
    const said = ringWords(unlisted);
    expect(said.startsWith(`${unlisted.who}: ${unlisted.missing} 101 (Police`), said).toBe(true);
    const both = {
      who: 'Front door',
      lines: [...ring('refer-urgently', 'office').ring!.lines.slice(0, 1), unlisted.lines[0]!],
    };
    expect(ringWords(both)).toMatch(/^Front door, 0345 045 5203 \(.*\); 101 \(Police/);
    expect(ringWords(ring('call-999', 'office').ring!)).toBe(
      'Police or ambulance, 999 (Emergency)',
    );
  });
});
