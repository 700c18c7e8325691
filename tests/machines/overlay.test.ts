import { describe, expect, test } from 'vitest';
import { concerns, type Concern } from '../../machines/concerns.ts';
import { compile, type TickList } from '../../machines/grammar/decision.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { levels } from '../../machines/outcomes.ts';
import { overlaid, type Raises } from '../../machines/overlay.ts';
import { impact, lowered, onlyBefore } from '../../machines/impact.ts';
import { kinds, mayStand, rank } from './floors.ts';

const all: Readonly<Record<string, Journey>> = journeys;
const answersOf = (
  steps: readonly { question: string; answer: string | readonly string[] }[],
): Memory => Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));

describe('an area’s own floors', () => {
  /** From these to the next but one nothing is new: `npm run fuzz` tries every level. */
  const aroundItsOwn = (concern: Concern) =>
    levels.filter(
      (level) => level === 'advice-today' || Math.abs(rank(level) - rank(concerns[concern])) <= 1,
    );

  test.each(kinds)('%s: a level that protects less anywhere is found.', (concern) => {
    const less = aroundItsOwn(concern).filter((level) => !mayStand(concern, level));
    expect(less.filter((level) => lowered({ [concern]: level }).length === 0)).toEqual([]);
  });

  test.each(levels)(
    '%s is let through for every concern that it protects no less, whichever of them are ticked.',
    (level) => {
      const may = kinds.filter((concern) => mayStand(concern, level));
      expect(lowered(Object.fromEntries(may.map((concern) => [concern, level])))).toEqual([]);
    },
  );

  test('each thing found comes with answers on which it happens', () => {
    const raises: Raises = {
      'criminal-exploitation': 'child-in-need',
      'injury-not-mobile': 'early-help',
    };
    const found = lowered(raises).filter(({ what }) => what === 'level');
    expect(found.length).toBeGreaterThan(3);
    for (const { from, to, example } of found) {
      const both = Object.values(all).map((journey) => [
        walkJourney(journey, answersOf(example)).memory['level'],
        walkJourney(overlaid(journey, raises), answersOf(example)).memory['level'],
      ]);
      expect(both).toContainEqual([from, to]);
      expect(rank(to)).toBeLessThan(rank(from));
    }
  });

  test('progress is heard from nothing to all', () => {
    const shares: number[] = [];
    lowered({ neglect: 'refer-urgently' }, (share) => shares.push(share));
    expect(shares[0]).toBe(0);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  test('none leaves the journey as it is', () => {
    for (const journey of Object.values(all)) expect(overlaid(journey, {})).toBe(journey);
  });

  test('every promise is still kept, but the two that say what Windscreen’s own floors are', () => {
    const raises: Raises = {
      neglect: 'refer-urgently',
      'private-fostering': 'advice-today',
      'missing-episodes': 'call-999',
    };
    const own = [
      'B.4 The level is the highest that any answer reaches',
      'B6 Advice is asked about only where something calls for it',
    ];
    const journey = overlaid(journeys.refer, raises);
    const broken = lawsOf.refer
      .filter(({ check }) => check(journey).broken !== undefined)
      .map(({ name }) => name);
    expect(broken).toEqual(own);
  });
});

describe('the impact of a change', () => {
  test('of nothing is nothing', () => {
    const { changes, paths } = impact(
      { journey: upToNeed(journeys.refer) },
      { journey: upToNeed(journeys.refer) },
    );
    expect(changes).toEqual([]);
    expect(paths).toBeGreaterThan(10n ** 12n);
  });

  test('of a concern raised is up, at the question that asks about it', () => {
    const before = upToNeed(journeys.refer);
    const { changes } = impact(
      { journey: before },
      { journey: overlaid(before, { neglect: 'refer-urgently' }) },
    );
    const level = changes.filter(({ what }) => what === 'level');
    expect(level.map(({ from }) => from).sort()).toEqual(
      [...levels.slice(0, rank('refer-urgently'))].sort(),
    );
    expect(
      level.every(
        ({ question, to, direction, classes }) =>
          question === 'concerns' && to === 'refer-urgently' && direction === 'up' && classes > 0,
      ),
    ).toBe(true);
    expect(changes).toContainEqual(
      expect.objectContaining({ what: 'ring-front-door', to: 'brought', direction: 'up' }),
    );
  });

  test('of an answer taken away is that it is gone, since nothing stands beside it', () => {
    const [danger, givens, need] = journeys.refer.stages;
    const { spec } = need!.decision;
    const fewer = {
      ...spec,
      questions: {
        ...spec.questions,
        concerns: { ...(spec.questions['concerns'] as TickList), tick: ['neglect'] },
      },
    };
    const after: Journey = {
      ...journeys.refer,
      stages: [danger!, givens!, { decision: compile(fewer) }],
    };
    const gone = onlyBefore(upToNeed(journeys.refer), after);
    expect(gone).toEqual(
      Object.keys(concerns)
        .filter((concern) => concern !== 'neglect')
        .map((concern) => `concerns ${concern}`),
    );
    expect(onlyBefore(after, upToNeed(journeys.refer))).toEqual([]);
  });

  test('of an action taken away is down, with nothing else', () => {
    const before = upToNeed(journeys.refer);
    const { lado: _, ...without } = before.actions;
    const { changes } = impact({ journey: before }, { journey: { ...before, actions: without } });
    expect([
      ...new Set(
        changes.map(({ what, from, to, direction }) => [what, from, to, direction].join()),
      ),
    ]).toEqual(['lado,brought,none,down']);
  });
});

/** As far as the level without the family's part, which is quick to walk. */
function upToNeed(journey: Journey): Journey {
  return { ...journey, stages: journey.stages.slice(0, 3) };
}
