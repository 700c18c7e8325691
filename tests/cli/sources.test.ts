import { describe, expect, test } from 'vitest';
import { readContent } from '../../content/plugin.ts';
import type { SourcesText } from '../../content/schema.ts';
import { readCitations } from '../../src/cli/citations.ts';
import { sourcesByAge } from '../../src/recommend/sourcesByAge.ts';
import { place } from './place.ts';

const { run } = place();
const sources = (await readContent('content/sources.yaml')) as SourcesText;
const { cited, doubted } = await readCitations();

describe('npm run sources', () => {
  test('tells every source once with what cites it, and ends well while none is a year old', () => {
    const { code, said } = run('sources', '2026-12-01');
    for (const id of Object.keys(sources)) expect(said).toContain(`  ${id}  `);
    expect(said).toMatch(/ n16 {2}.*Cited by: \d+ rulebook/);
    expect(said).toMatch(/^139 sources as of 2026-12-01, 0 not looked at for a year$/m);
    expect(code).toBe(0);
  });

  test('fails from the day on which one is a year old, and names it', () => {
    const { code, said } = run('sources', '2027-11-22');
    expect(code).toBe(1);
    expect(said).toMatch(/ days {2}2026-11-22 .* LOOK AT IT AGAIN$/m);
    expect(said).toMatch(/^Look again at .*\bl1\b.*, then change `checked`/m);
    expect(said).not.toMatch(/^Look again at .*\bm-soa\b/m);
  });

  test('refuses what is no day', () =>
    expect(run('sources', 'soon')).toMatchObject({
      code: 1,
      said: expect.stringContaining('“soon” is no day') as string,
    }));
});

describe('sources by age', () => {
  const source = { title: 'One', publisher: 'Them', date: '2020', read: 'seen' } as const;
  const some: SourcesText = {
    newer: { ...source, checked: '2026-06-02' },
    older: { ...source, checked: '2026-06-01' },
    year: { ...source, checked: '2025' },
  };
  const lateOn = (day: string) =>
    sourcesByAge(some, new Date(`${day}T12:00Z`)).flatMap(({ id, late }) => (late ? [id] : []));

  test('begin with the one that was looked at longest ago', () =>
    expect(sourcesByAge(some, new Date('2026-12-01T12:00Z')).map(({ id }) => id)).toEqual([
      'year',
      'older',
      'newer',
    ]));

  test('are late on the day that they are a year old, and not the day before', () => {
    expect(lateOn('2027-05-31')).toEqual(['year']);
    expect(lateOn('2027-06-01')).toEqual(['year', 'older']);
    expect(lateOn('2027-06-02')).toEqual(['year', 'older', 'newer']);
  });
});

describe('what cites a source', () => {
  test('is what names it, by what it says and of its kind: a rule, a guide as a whole, a value of an area', () => {
    const kinds = new Set(Object.values(cited).flatMap((all) => all.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(
      [
        ...['rulebook', 'questions', 'concerns', 'levels', 'consent-outcomes', 'sharing-outcomes'],
        ...['actions', 'editions', 'guides', 'tools', 'scenarios', 'areas', 'holidays'],
        ...['adopting', 'follow-up'],
      ].sort(),
    );
    expect(cited['n16']).toContainEqual({
      kind: 'guides',
      says: expect.stringMatching(/bruis/i) as string,
    });
    expect(cited['c5']).toContainEqual({ kind: 'areas', says: 'Cumberland' });
  });

  test('is told once of each, and each says something', () => {
    for (const [id, all] of Object.entries(cited)) {
      expect(Object.keys(sources)).toContain(id);
      const lines = all.map(({ kind, says }) => `${kind}: ${says}`);
      expect(new Set(lines).size, id).toBe(lines.length);
      if (id !== 'bank-holidays')
        expect(
          all.filter(({ says }) => !says),
          id,
        ).toEqual([]);
    }
  });
});

test('What nobody has confirmed is told with why, from a question to a law edition', () => {
  expect(doubted.filter(({ status }) => status === 'unverified').length).toBeGreaterThan(50);
  const kinds = new Set(doubted.map(({ kind }) => kind));
  for (const kind of ['questions', 'actions', 'guides', 'editions', 'rulebook', 'tools'] as const)
    expect(kinds).toContain(kind);
  // a rule, the holidays and a number of an area may have no more to say of it
  const told = doubted.filter(({ kind }) => !['rulebook', 'holidays', 'areas'].includes(kind));
  expect(told.filter(({ says, why }) => !says || !why)).toEqual([]);
});
