import { describe, expect, test } from 'vitest';
import { holds } from '../../machines/grammar/fact.ts';
import { circumstances } from '../../machines/circumstances.ts';
import { explore } from '../../machines/grammar/explore.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { nothingGoesOut, shared } from '../../machines/outcomes.ts';
import { recommend } from '../../src/recommend/recommend.ts';
import { walkIn } from '../../src/walk/walkIn.ts';
import { packs, words } from '../records/made.ts';

const ends = [...nothingGoesOut, ...shared];
const met = (journey: JourneyId) =>
  explore(journeys[journey], [
    { direction: ['asked'] },
    { direction: ['telling'] },
    ...ends.map((sharing) => ({ sharing: [sharing] })),
  ])
    .ends.filter(({ memory }) => memory['sharing'] !== undefined)
    .map(({ trail }) => ({
      ...Object.fromEntries(trail.map(({ question, answer }) => [question, answer])),
      area: 'england-unlisted',
    }))
    .map((answers) => {
      const walk = walkIn(journey, answers, packs['england-unlisted']!);
      const { sharing } = recommend({ walk, words, at: new Date('2026-11-24T14:41:00') });
      return { memory: walk.path.memory, sharing: sharing! };
    });
/** Of a request that somebody made, and of a reply to it. */
const ofARequest =
  /before I answer|ring you back|hold anything|your request|you need it for|court|who is asking|any reply|insurer/i;

describe('law: where nobody asked, nothing that is said of sharing speaks of a request', () => {
  test.each(['refer', 'share'] as const)('in the journey %s', (journey) => {
    const offered = met(journey).filter(({ memory }) => holds(circumstances.offered, memory));
    expect(offered.length).toBeGreaterThan(4);
    for (const { sharing } of offered)
      expect(
        [sharing.title, sharing.explain, ...sharing.do, ...sharing.say].filter((one) =>
          ofARequest.test(one),
        ),
        sharing.id,
      ).toEqual([]);
  });

  test('and where somebody did, it does', () => {
    const said = met('share')
      .filter(({ memory }) => memory['direction'] === 'asked')
      .flatMap(({ sharing }) => [...sharing.do, ...sharing.say]);
    expect(said.some((one) => ofARequest.test(one))).toBe(true);
  });
});
