import { beforeAll, expect, test } from 'vitest';
import { allWords } from '../../src/recommend/load.ts';
import { coverageOf, holesIn, type Group } from '../../src/training/library/coverage.ts';
import { allFacets, cardOf, facets, type Card } from '../../src/training/library/library.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { answersAt } from '../../src/walk/scenario.ts';

let cards: readonly Card[];
let groups: readonly Group[];
beforeAll(async () => {
  const words = allWords;
  cards = (await allScenarios()).map((known) => cardOf(known, words));
  groups = coverageOf(cards);
});
const rows = (facet: string) => groups.find((group) => group.facet === facet)!.rows;
const counted = (facet: string) =>
  rows(facet).reduce((sum, { scenarios }) => sum + scenarios.length, 0);

test('every line that there is to cover is there once, and each scenario in it once', () => {
  expect(groups.map(({ facet }) => facet)).toEqual(allFacets);
  for (const { facet, rows } of groups) {
    expect(rows.map(({ id }) => id)).toEqual(facets[facet]);
    for (const { scenarios } of rows) expect(new Set(scenarios).size).toBe(scenarios.length);
  }
});

test('the counts are those of the files, added up in another way', () => {
  const roles = cards.map(
    ({ scenario }) =>
      new Set(scenario.stages.map((_, stage) => answersAt(scenario, stage)['role'])).size,
  );
  expect(counted('role')).toBe(roles.reduce((sum, one) => sum + one, 0));
  // every concern of a stage is asked about whenever need is decided, which is on every journey but
  // one that asks only about sharing
  const ticked = cards.map(
    ({ scenario }) =>
      new Set(
        scenario.stages.flatMap(
          (_, stage) => (answersAt(scenario, stage)['concerns'] as string[] | undefined) ?? [],
        ),
      ).size,
  );
  expect(counted('concern')).toBe(ticked.reduce((sum, one) => sum + one, 0));
  expect(counted('concern')).toBeGreaterThan(cards.length);
});

test('a hole is what no scenario comes to, and nothing else is one', () => {
  const holes = holesIn(groups);
  for (const facet of allFacets) {
    const ids = holes.find((one) => one.facet === facet)?.ids ?? [];
    for (const id of facets[facet])
      expect(ids.includes(id as never), `${facet} ${id}`).toBe(
        !cards.some(({ covers }) => covers[facet].includes(id)),
      );
  }
});

test('a scenario taken away leaves the hole that it filled', () => {
  const without = holesIn(coverageOf(cards.filter(({ id }) => !id.startsWith('s20'))));
  expect(without.find(({ facet }) => facet === 'concern')?.ids).toContain(
    'forced-marriage-or-honour',
  );
  expect(holesIn(groups).find(({ facet }) => facet === 'concern')?.ids ?? []).not.toContain(
    'forced-marriage-or-honour',
  );
});

test('with no scenario everything is a hole', () => {
  expect(holesIn(coverageOf([])).map(({ ids }) => ids)).toEqual(
    allFacets.map((facet) => facets[facet]),
  );
});

test('the scenarios come to every level, every outcome for the family and for sharing, and every way to start', () => {
  const holes = holesIn(groups).map(({ facet }) => facet);
  for (const facet of ['level', 'consent', 'sharing', 'direction', 'role'] as const)
    expect(holes).not.toContain(facet);
});
