import { expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { lengthOf, pagesMet, pagesOf } from '../../src/decide/lengths.ts';
import { readOf } from '../../src/decide/wordsRead.ts';
import { pathOf } from '../../src/walk/path.ts';
import { explained, urgent, words } from '../records/made.ts';
import { readStories } from '../records/words.ts';

/**
 * What `npm run lengths` gave on 30 November 2026. Lower these as pages are taken away; never raise
 * them. The page that says to act is itself counted.
 */
const most = { toNumber: { refer: 6, share: 8 }, toRecommendation: 21 };
/**
 * The same of the words that stand open on the questions, and of the boxes that must be written in
 * before the recommendation.
 */
const mostRead = {
  toNumber: 686,
  middle: { toNumber: 321, toRecommendation: 881 },
  toRecommendation: 2102,
  boxes: 1,
};

const stories = (await readStories()).map((story) => ({
  ...story,
  length: lengthOf(pagesOf(story.journey, story.answers)),
  read: readOf(pagesMet(story.journey, story.answers), words),
  memory: pathOf(journeys[story.journey], story.answers).memory,
}));

test('nobody meets more pages before the number or the recommendation than on the day that was last counted', () => {
  for (const { at, journey, length } of stories)
    expect(length.toNumber ?? 0, at).toBeLessThanOrEqual(most.toNumber[journey]);
  expect(Math.max(...stories.map(({ length }) => length.toRecommendation))).toBeLessThanOrEqual(
    most.toRecommendation,
  );
});

test('nobody reads more words before the number or the recommendation, nor writes in more boxes, than on the day that was last counted', () => {
  const middle = (all: readonly number[]) =>
    all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)]!;
  const [toNumber, toRecommendation] = [
    stories.flatMap(({ read }) => read.toNumber ?? []),
    stories.map(({ read }) => read.toRecommendation),
  ];
  expect(Math.max(...toNumber)).toBeLessThanOrEqual(mostRead.toNumber);
  expect(Math.max(...toRecommendation)).toBeLessThanOrEqual(mostRead.toRecommendation);
  expect(middle(toNumber)).toBeLessThanOrEqual(mostRead.middle.toNumber);
  expect(middle(toRecommendation)).toBeLessThanOrEqual(mostRead.middle.toRecommendation);
  for (const { at, read } of stories) expect(read.boxes, at).toBeLessThanOrEqual(mostRead.boxes);
});

test('the words of a page are those of its questions that stand open: what is asked, what helps, and what is offered', () => {
  const danger = words.decisions['danger']!.questions['immediate-danger']!;
  const [first] = pagesMet('refer', explained);
  const open = [
    danger.ask,
    danger.hint,
    ...Object.values(danger.answers).flatMap((said) => [
      said.label,
      'hint' in said ? said.hint : undefined,
    ]),
  ].filter(Boolean);
  expect(readOf([first!], words)).toEqual({
    toNumber: undefined,
    toRecommendation: open.join(' ').split(/\s+/).length,
    boxes: 0,
  });
});

test('whoever comes to suspected harm, or to advice that nobody gave yet, meets the page that says to act, and nobody else does', () => {
  for (const { at, memory, length } of stories) {
    const harm = ['refer-urgently', 'call-999'].includes(String(memory['level']));
    expect(length.toNumber !== undefined, at).toBe(harm || memory['advice'] === 'not-yet');
  }
});

test('somebody who met it for advice today meets it again where a later answer raises that', () => {
  const raised = {
    harm: 'unsure',
    advice: 'not-yet',
    'help-needed': 'council',
    tried: 'refused',
    'harm-given-refusal': 'yes',
  };
  const pages = pagesOf('refer', { ...urgent, ...raised });
  expect(pages.filter((page) => page === 'act')).toHaveLength(2);
  expect(pages[pages.lastIndexOf('act') - 1]).toBe('harm-given-refusal');
});
