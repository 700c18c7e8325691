import { describe, expect, test } from 'vitest';
import { readWords } from '../../src/cli/words.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';
import {
  countedBefore,
  countsShown,
  earlierBeside,
  pathSlides,
  slidesOf,
  storySlides,
} from '../../src/training/room/slides.ts';
import { spreadOf, spreadTold } from '../../src/training/room/spread.ts';
import { toldOf } from '../../src/training/room/told.ts';
import { throwing, walker } from './walkers.ts';

const words = await readWords();
const all = await allScenarios();
const stages = all.flatMap(({ id, scenario }) =>
  toldOf(id, scenario, words).stages.map((told, stage, every) => ({
    at: `${id}, stage ${stage + 1}`,
    id,
    scenario,
    stage,
    told,
    before: every.slice(0, stage).map(({ story }) => story),
  })),
);

test.each(stages)('$at: no step of its path is lost, told twice or out of order', ({ told }) => {
  const slides = pathSlides(told.path);
  expect(slides.flatMap((groups) => groups.flatMap(({ steps }) => steps))).toEqual(told.path);
  for (const groups of slides)
    for (const { section, steps } of groups) {
      expect(steps.length).toBeGreaterThan(0);
      expect(steps.every((step) => step.section === section)).toBe(true);
    }
  expect(slidesOf({ shown: 'path', path: told.path, stories: [] })).toBe(slides.length);
});

test.each(stages)(
  '$at: its story is one slide, beside all that was told before it',
  ({ told, before }) => {
    expect(storySlides(told.story)).toEqual([told.story]);
    expect(earlierBeside(told.story, before)).toEqual(before);
  },
);

describe('what takes more than a slide', () => {
  const step = (n: number, section = 'One') => ({
    question: `Question ${n}`,
    answer: 'An answer of some length, as many of them are',
    section,
    leads: [],
  });
  test('stands whole, part by part, where a part has room on a slide', () => {
    const path = Array.from({ length: 19 }, (_, n) => step(n, n < 8 ? 'One' : 'Two'));
    const sections = (all: typeof path) =>
      pathSlides(all).map((groups) => groups.map(({ section, steps }) => [section, steps.length]));
    expect(sections(path)).toEqual([[['One', 8]], [['Two', 11]]]);
    expect(sections(path.slice(6)), 'a part of two steps has no slide to itself').toEqual([
      [
        ['One', 2],
        ['Two', 8],
      ],
      [['Two', 3]],
    ]);
    expect(pathSlides([])).toEqual([[]]);
  });
  test('is divided where a part has no room on one', () => {
    const path = Array.from({ length: 40 }, (_, n) => step(n));
    const slides = pathSlides(path);
    expect(slides.length).toBeGreaterThan(2);
    expect(slides.flatMap((groups) => groups.flatMap(({ steps }) => steps))).toEqual(path);
  });
  test('is broken between sentences, and loses none of them', () => {
    const story = Array.from(
      { length: 40 },
      (_, n) => `Sentence ${n} says “something of the child.” Did it?`,
    ).join(' ');
    const slides = storySlides(story);
    expect(slides.length).toBeGreaterThan(2);
    expect(slides.join(' ')).toBe(story);
    expect(slides.every((slide) => /[.?!]”?$/.test(slide))).toBe(true);
    expect(storySlides('No full stop at all')).toEqual(['No full stop at all']);
    expect(storySlides('')).toEqual(['']);
    const at = `${'a'.repeat(615)} at 7.50 am.`;
    expect(storySlides(at), 'a time is no end').toEqual([at]);
    expect(slidesOf({ shown: 'story', path: [], stories: [story] })).toBe(slides.length);
    expect(slidesOf({ shown: 'story', path: [], stories: [] })).toBe(1);
    expect(slidesOf({ shown: 'answer', path: [], stories: [story] })).toBe(1);
  });
  test('leaves out what was told first, not last', () => {
    const [first, second] = ['a'.repeat(600), 'b'.repeat(600)];
    expect(earlierBeside('c'.repeat(300), [first, second])).toEqual([second]);
    expect(earlierBeside('c'.repeat(900), [first, second])).toEqual([]);
  });
});

describe('whose answers are shown', () => {
  const { scenario, stage } = stages.find(({ id }) => id.startsWith('s07'))!;
  const spreadBy = (seed: string) =>
    spreadTold(
      spreadOf(
        Array.from({ length: 40 }, (_, n) => walker(scenario, stage, throwing(`${seed} ${n}`))),
        scenario,
        stage,
      ),
      words,
    );
  const spread = spreadBy('slides');
  const shown = (chosen?: string) => countsShown({ spread, before: undefined, chosen });

  test('are the level’s and those of the weightiest question, unless another was chosen', () => {
    const first = spread.questions.find(({ first }) => first)!;
    expect(shown().map(({ name }) => name)).toEqual(['level', first.id]);
    expect(shown()[1]!.weight).toBe('level');
    for (const { id } of spread.questions) expect(shown(id).map(({ name }) => name)).toEqual([id]);
    for (const { of } of spread.reached) expect(shown(of).map(({ name }) => name)).toEqual([of]);
    expect(shown('gone since').map(({ name }) => name)).toEqual(['level', first.id]);
    expect(countsShown({ spread: undefined, before: undefined, chosen: undefined })).toEqual([]);
  });
  test('are no more than can be read, the scenario’s own and the most given among them', () => {
    const cut = spread.questions
      .map(({ id, counts }) => ({ counts, shown: shown(id)[0]! }))
      .filter(({ shown }) => shown.left > 0);
    expect(cut.length).toBeGreaterThan(0);
    for (const { counts, shown } of cut) {
      expect(shown.counts.length + shown.left).toBe(counts.length);
      expect(shown.counts).toEqual(counts.filter((one) => shown.counts.includes(one)));
      const out = counts.filter((one) => !shown.counts.includes(one));
      const least = Math.min(
        ...shown.counts.filter(({ model }) => !model).map((one) => one.people),
      );
      expect(out.every(({ people, model }) => !model && people <= least)).toBe(true);
    }
  });
  test('stand beside what was counted before, level to level and question to question', () => {
    const before = spreadBy('before');
    expect(
      countsShown({ spread, before, chosen: undefined }).map(({ name }) => name),
      'one pair is as much as can be read',
    ).toEqual(['level']);
    const { id, asked } = spread.questions[0]!;
    expect(countedBefore(before, 'level')!.counts).toEqual(
      before.reached.find(({ of }) => of === 'level')!.counts,
    );
    expect(countedBefore(before, id!)!.asked).toBe(asked);
    expect(countedBefore(before, 'never met')).toBeUndefined();
  });
});
