// What nobody has confirmed of the directory, told from its entries alone, as of any day.
import { describe, expect, test } from 'vitest';
import type { CouncilText } from '../../content/schema.ts';
import { readDirectory } from '../../src/cli/directory.ts';
import { councilsInDoubt, doubts, numbersSeen } from '../../src/recommend/inDoubt.ts';
import { place } from './place.ts';

const { run } = place();
const on = (day: string) => new Date(`${day}T12:00Z`);
const page = {
  title: 'A page',
  publisher: 'A council',
  link: 'https://example.org/',
  kind: 'council',
} as const;
const sure: CouncilText = {
  seen: '2026-11-28',
  website: 'example.org',
  frontDoor: { lines: [{ for: 'everyone', number: '01632 960100', source: 1 }] },
  outOfHours: { lines: [{ number: '01632 960200', source: 2 }] },
  agree: 2,
  sources: { '1': { ...page, dated: '2026-10' }, '2': page },
};
const doubtsOf = (entry: CouncilText, day = '2026-11-30') =>
  [...councilsInDoubt({ here: entry }, on(day))].flatMap(([doubt, councils]) =>
    councils.length > 0 ? [doubt] : [],
  );

describe('what nobody has confirmed', () => {
  test('is nothing where both numbers were seen lately, pages agree, and none prints another', () => {
    expect(doubtsOf(sure)).toEqual([]);
  });
  test.each<[doubt: (typeof doubts)[number], entry: CouncilText]>([
    ['not-seen', { ...sure, frontDoor: { lines: [] }, agree: 0 }],
    ['night-not-seen', { ...sure, outOfHours: { lines: [] } }],
    [
      'conflict',
      {
        ...sure,
        conflicts: [
          { number: '01632 960300', against: '01632 960200', said: 'a page prints another' },
        ],
      },
    ],
    ['out-of-date', { ...sure, sources: { '1': { ...page, dated: '2025' }, '2': page } }],
    ['one-page-undated', { ...sure, agree: 1, sources: { '1': page, '2': page } }],
  ])('names the doubt “%s” alone where only that is so', (doubt, entry) => {
    expect(doubtsOf(entry)).toEqual([doubt]);
  });
  test('is no conflict where the other number is known to be out of use, and one page is enough where it is dated', () => {
    expect(
      doubtsOf({
        ...sure,
        agree: 1,
        conflicts: [{ number: '01632 960300', said: 'it is out of use' }],
      }),
    ).toEqual([]);
  });
  test('grows with time: what was seen today is out of date after 180 days, and not before', () => {
    expect(doubtsOf({ ...sure, sources: { '1': page, '2': page } }, '2027-05-27')).toEqual([]);
    expect(doubtsOf({ ...sure, sources: { '1': page, '2': page } }, '2027-05-28')).toEqual([
      'out-of-date',
    ]);
  });
});

test('every number of the directory is told, the oldest first, with its own age', async () => {
  const entries = await readDirectory();
  const seen = numbersSeen(entries, on('2026-11-30'));
  const lines = Object.values(entries).flatMap(({ frontDoor, outOfHours }) => [
    ...frontDoor.lines,
    ...outOfHours.lines,
  ]);
  expect(seen).toHaveLength(lines.length);
  expect(seen.map(({ days }) => days)).toEqual(seen.map(({ days }) => days).sort((a, b) => b - a));
  expect(seen.find(({ number }) => number === '0113 535 0600')).toMatchObject({
    council: 'leeds',
    night: true,
    asAt: '2026-11-28',
    days: 2,
    doubts: ['conflict'],
  });
});

describe('directory show', () => {
  test('tells each number of a council with how sure it is, and what to do where there is none', () => {
    expect(run('directory', 'show', 'Leeds').said).toMatch(
      /0113 535 0600 {2}.*Pages differ\..* Another page prints 0113 376 0469\.$/m,
    );
    expect(run('directory', 'show', 'bolton').said).toMatch(
      /^When it is closed: .*has not seen one for Bolton Council/m,
    );
  });
  test('refuses what is no council, and says how one is named', () => {
    expect(run('directory', 'show', 'Cotswold')).toMatchObject({
      code: 1,
      said: expect.stringContaining('such as leeds') as string,
    });
  });
});

describe('directory stale', () => {
  test('tells it as of a day that is given, with the councils of each doubt', () => {
    const { code, said } = run('directory', 'stale', '2026-11-30');
    expect(code).toBe(0);
    expect(said).toMatch(
      /^ +2 days {2}2026-11-28 {2}leeds {2}0113 535 0600 \(closed\) {2}pages differ$/m,
    );
    expect(said).toMatch(/^\d+ numbers of 153 councils, as of 2026-11-30$/m);
    expect(said).toMatch(/^\d+ councils: no daytime number was seen: .*\bbolton\b/m);
  });
  test('refuses what is no day, and says what there is to do', () => {
    expect(run('directory', 'stale', '2026-02-30')).toMatchObject({
      code: 1,
      said: expect.stringContaining('is no day') as string,
    });
    expect(run('directory')).toMatchObject({
      code: 1,
      said: expect.stringContaining('npm run directory stale') as string,
    });
  });
});
