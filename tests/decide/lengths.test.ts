import { expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { lengthOf, pagesOf } from '../../src/decide/lengths.ts';
import { pathOf } from '../../src/walk/path.ts';
import { readStories } from '../records/words.ts';

/** What `npm run lengths` gave on 29 November 2026. Lower these as pages are taken away; never raise them. */
const most = { toNumber: 8, toRecommendation: 23 };

const stories = (await readStories()).map((story) => ({ ...story, length: lengthOf(pagesOf(story.journey, story.answers)) }));

test('nobody meets more pages before the number or the recommendation than on the day that was last counted', () => {
  const numbers = stories.flatMap(({ length }) => length.toNumber ?? []);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(most.toNumber);
  expect(Math.max(...stories.map(({ length }) => length.toRecommendation))).toBeLessThanOrEqual(most.toRecommendation);
});

test('whoever comes to suspected harm meets the page that says to act, and nobody else does', () => {
  for (const { at, journey, answers, length } of stories) {
    const urgent = ['refer-urgently', 'call-999'].includes(String(pathOf(journeys[journey], answers).memory['level']));
    expect(length.toNumber !== undefined, at).toBe(urgent);
  }
});
