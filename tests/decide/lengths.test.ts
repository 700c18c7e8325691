import { expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { lengthOf, pagesOf } from '../../src/decide/lengths.ts';
import { pathOf } from '../../src/walk/path.ts';
import { urgent } from '../records/made.ts';
import { readStories } from '../records/words.ts';

/**
 * What `npm run lengths` gave on 30 November 2026. Lower these as pages are taken away; never raise them. The page that says to act is
 * itself counted.
 */
const most = { toNumber: { refer: 6, share: 8 }, toRecommendation: 21 };

const stories = (await readStories()).map((story) => ({
  ...story,
  length: lengthOf(pagesOf(story.journey, story.answers)),
  memory: pathOf(journeys[story.journey], story.answers).memory,
}));

test('nobody meets more pages before the number or the recommendation than on the day that was last counted', () => {
  for (const { at, journey, length } of stories) expect(length.toNumber ?? 0, at).toBeLessThanOrEqual(most.toNumber[journey]);
  expect(Math.max(...stories.map(({ length }) => length.toRecommendation))).toBeLessThanOrEqual(most.toRecommendation);
});

test('whoever comes to suspected harm, or to advice that nobody gave yet, meets the page that says to act, and nobody else does', () => {
  for (const { at, memory, length } of stories) {
    const harm = ['refer-urgently', 'call-999'].includes(String(memory['level']));
    expect(length.toNumber !== undefined, at).toBe(harm || memory['advice'] === 'not-yet');
  }
});

test('somebody who met it for advice today meets it again where a later answer raises that', () => {
  const raised = { harm: 'unsure', advice: 'not-yet', 'help-needed': 'council', tried: 'refused', 'harm-given-refusal': 'yes' };
  const pages = pagesOf('refer', { ...urgent, ...raised });
  expect(pages.filter((page) => page === 'act')).toHaveLength(2);
  expect(pages[pages.lastIndexOf('act') - 1]).toBe('harm-given-refusal');
});
