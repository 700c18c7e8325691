import { beforeAll, expect, test } from 'vitest';
import { actions } from '../../machines/actions.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { allWords } from '../../src/recommend/load.ts';
import {
  allFacets,
  cardOf,
  facets,
  facetWords,
  fits,
  pathways,
  type Card,
} from '../../src/training/library/library.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import { answersAt } from '../../src/walk/scenario.ts';

let cards: readonly Card[];
beforeAll(async () => {
  cards = (await allScenarios()).map((known) => cardOf(known, allWords));
});
const card = (start: string) => cards.find(({ id }) => id.startsWith(start))!;

test('every scenario is found by each thing that it covers', () => {
  for (const one of cards)
    for (const facet of allFacets)
      for (const id of one.covers[facet])
        expect(fits(one, { [facet]: id }), `${one.id} ${facet} ${id}`).toBe(true);
});

test('no filter shows a scenario that does not cover it, by its own answers walked again', () => {
  for (const { id, scenario, ...one } of cards) {
    const walked = scenario.stages.map((stage, n) =>
      walkJourney(journeys[stage.journey], answersAt(scenario, n)),
    );
    for (const level of facets.level)
      expect(fits({ id, scenario, ...one }, { level }), `${id} ${level}`).toBe(
        walked.some(({ memory }) => memory['level'] === level),
      );
    for (const concern of facets.concern)
      expect(fits({ id, scenario, ...one }, { concern }), `${id} ${concern}`).toBe(
        walked.some(({ memory }) => memory['concerns']?.includes(concern)),
      );
    for (const pathway of facets.pathway)
      expect(fits({ id, scenario, ...one }, { pathway }), `${id} ${pathway}`).toBe(
        walked.some((walk) => walk.actions.includes(pathway)),
      );
  }
});

test('two filters together show what both show, and an empty one shows everything', () => {
  const both = cards.filter((one) =>
    fits(one, { level: 'refer-urgently', concern: 'domestic-abuse' }),
  );
  expect(both).toEqual(
    cards
      .filter((one) => fits(one, { level: 'refer-urgently' }))
      .filter((one) => fits(one, { concern: 'domestic-abuse' })),
  );
  expect(both.length).toBeGreaterThan(0);
  expect(both.length).toBeLessThan(cards.length);
  expect(cards.filter((one) => fits(one, { level: '', text: ' ' }))).toEqual(cards);
});

test('words are looked up in the story, the points to discuss and what it covers, whatever their case and order', () => {
  const found = (text: string) =>
    cards.filter((one) => fits(one, { text })).map(({ id }) => id.slice(0, 3));
  expect(found('POURING petrol')).toEqual(['s06']);
  expect(found('jumper thursday')).toEqual(['s04']);
  expect(found('forced marriage')).toContain('s20');
  expect(found('no such word zyx')).toEqual([]);
});

test('a worry, something held and a request are told apart', () => {
  expect(card('s05').covers.direction).toEqual(['worried']);
  expect(card('s14').covers.direction).toEqual(['asked']);
  expect(card('s06').covers.direction).toEqual(['worried', 'asked']);
  expect(card('s32').covers.direction).toEqual(['telling']);
});

test('an answer that a later stage is no longer asked covers nothing there', () => {
  // S18 ticks two reasons not to tell that only an urgent referral offers
  expect(card('s18').covers.exception).toEqual([
    'risk-to-child',
    'risk-to-someone-else',
    'delay',
    'no-time',
  ]);
  expect(card('s22').covers.exception).toEqual([]);
});

test('contested is where more than one answer is accepted, and every scenario called so is', () => {
  for (const { id, scenario, contested } of cards) {
    for (const { stage, of, accepts } of contested) {
      expect(accepts.length).toBeGreaterThan(1);
      expect(scenario.stages[stage]!.expect[of]).toEqual(accepts);
    }
    if (scenario.contested) expect(contested, id).not.toEqual([]);
  }
  const yes = cards.filter((one) => fits(one, { contested: true }));
  const no = cards.filter((one) => fits(one, { contested: false }));
  expect(yes.length + no.length).toBe(cards.length);
  expect(yes).toContain(card('s03'));
  expect(no).toContain(card('s01'));
});

test('a special pathway is brought by a concern, by who the worry is about or by who asks, and never by a level alone', () => {
  expect(pathways).toEqual(
    expect.arrayContaining([
      'lado',
      'fgm-report-yourself',
      'marac',
      'notify-private-fostering',
      'legal-team',
    ]),
  );
  for (const everyday of [
    'ring-front-door',
    'written-follow-up',
    'review-date-and-triggers',
    'do-not-approach-the-family',
    'duty-to-share',
  ])
    expect(pathways).not.toContain(everyday);
  for (const pathway of pathways) expect(actions[pathway].when).not.toEqual({});
});

test('everything that can be covered has words', () => {
  for (const facet of allFacets)
    for (const id of facets[facet])
      expect(facetWords(allWords, facet, id), `${facet} ${id}`).toMatch(/^\S.* .*\S$|^\S+$/);
  for (const facet of allFacets) {
    const said = facets[facet].map((id) => facetWords(allWords, facet, id));
    expect(
      said.filter((one) => (facets[facet] as readonly string[]).includes(one) && one.includes('-')),
    ).toEqual([]);
  }
});
