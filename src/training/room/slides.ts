import type { RoomView } from '../library/view.ts';
import type { SpreadTold } from './spread.ts';
import type { ToldStep } from './told.ts';

/**
 * How what the room is shown is divided, so that every slide can be read from the back of a room:
 * nothing is set smaller to make room for more. `letters` and `label` are letters in a line, of a
 * step and of an answer; `path` and `answers` are lines on a slide, of which a heading takes `heading`; `story` and `earlier` letters
 * on one.
 */
const room = {
  letters: 48,
  path: 31,
  heading: 2,
  story: 620,
  earlier: 1200,
  label: 60,
  answers: 12,
};

const linesOf = ({ question, answer, leads }: ToldStep): number =>
  Math.ceil((question.length + answer.length + 1) / room.letters) + 0.5 + leads.length * 1.6;

/** Steps of one part of the journey that stand together on a slide. */
export interface PathGroup {
  readonly section: string;
  readonly steps: readonly ToldStep[];
}

/**
 * A path as slides, each in groups of one part of the journey. A part stands whole on a slide where
 * it can.
 */
export function pathSlides(path: readonly ToldStep[]): readonly (readonly PathGroup[])[] {
  let [slide, full] = [0, 0];
  const at = groupsOf(path).flatMap(({ steps }) => {
    const lines = steps.reduce((sum, step) => sum + linesOf(step), room.heading);
    if (full + lines > room.path && lines <= room.path && full > room.path / 3)
      [slide, full] = [slide + 1, 0];
    full += room.heading;
    return steps.map((step) => {
      if (full + linesOf(step) > room.path) [slide, full] = [slide + 1, room.heading];
      full += linesOf(step);
      return slide;
    });
  });
  return Array.from({ length: slide + 1 }, (_, n) => groupsOf(path.filter((_, i) => at[i] === n)));
}

const groupsOf = (steps: readonly ToldStep[]): readonly PathGroup[] =>
  steps.reduce<readonly PathGroup[]>((groups, step) => {
    const last = groups.at(-1);
    return last?.section === step.section
      ? [...groups.slice(0, -1), { ...last, steps: [...last.steps, step] }]
      : [...groups, { section: step.section, steps: [step] }];
  }, []);

/** A story as slides, broken between sentences; only one that is longer than any of ours is. */
export function storySlides(story: string): readonly string[] {
  const sentences = story.match(/.+?(?:[.!?][’”)]*\s+|$)/gsu) ?? [story];
  const slides = sentences.reduce<readonly string[]>((slides, sentence) => {
    const last = slides.at(-1);
    return last !== undefined && last.length + sentence.length <= room.story
      ? [...slides.slice(0, -1), last + sentence]
      : [...slides, sentence];
  }, []);
  return slides.map((slide) => slide.trim());
}

/** What of the stages before stands beside a story: the latest, as far as there is room. */
export function earlierBeside(story: string, before: readonly string[]): readonly string[] {
  let letters = story.length;
  return before
    .toReversed()
    .filter((one) => (letters += one.length) <= room.earlier)
    .toReversed();
}

/** How many slides what is shown takes. */
export function slidesOf({ shown, path, stories }: Pick<RoomView, 'shown' | 'path' | 'stories'>) {
  if (shown === 'path') return pathSlides(path).length;
  return shown === 'story' ? storySlides(stories.at(-1) ?? '').length : 1;
}

type Counts = Pick<SpreadTold['reached'][number], 'asked' | 'people' | 'counts'>;
/** One question's answers, or where they led, as one picture. */
export interface ShownCounts extends Counts {
  /** What it is chosen by. */
  readonly name: string;
  /** The end that they led to; of a question, none. */
  readonly of?: SpreadTold['reached'][number]['of'];
  readonly weight?: SpreadTold['questions'][number]['weight'];
  /** How many answers were given by so few that there is no room for them. */
  readonly left: number;
}

/** Names what can be chosen of a spread: an end by itself, and a question by its own name. */
export const nameOf = (one: SpreadTold['questions'][number] | SpreadTold['reached'][number]) =>
  'of' in one ? one.of : (one.id ?? '');

/**
 * What of a room's answers is shown: what was chosen, or the level and the weightiest question.
 * The level alone, where it stands beside an earlier count.
 */
export function countsShown({
  spread,
  before,
  chosen,
}: Pick<RoomView, 'spread' | 'before' | 'chosen'>): readonly ShownCounts[] {
  const all = spread ? [...spread.reached, ...spread.questions] : [];
  const picked = all.filter((one) => nameOf(one) === chosen);
  const usual = all.filter((one) => ('of' in one ? one.of === 'level' : one.first && !before));
  return (picked.length > 0 ? picked : usual).map(shortened);
}

/** The same of an earlier count. None where nobody met it then. */
export function countedBefore(before: SpreadTold, name: string): ShownCounts | undefined {
  const then = [...before.reached, ...before.questions].find((one) => nameOf(one) === name);
  return then && shortened(then);
}

/** The answers that most gave, in their own order, with the scenario's own among them. */
function shortened(
  one: SpreadTold['questions'][number] | SpreadTold['reached'][number],
): ShownCounts {
  let lines = 0;
  const most = one.counts
    .map((count, i) => ({ ...count, i }))
    .sort((a, b) => Number(b.model) - Number(a.model) || b.people - a.people || a.i - b.i)
    .filter(({ label }) => (lines += Math.ceil(label.length / room.label) + 0.6) <= room.answers)
    .map(({ i }) => i);
  return {
    name: nameOf(one),
    asked: one.asked,
    people: one.people,
    counts: one.counts.filter((_, i) => most.includes(i)),
    left: one.counts.length - most.length,
    ...('of' in one ? { of: one.of } : one.weight ? { weight: one.weight } : {}),
  };
}
