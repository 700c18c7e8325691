import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { aboutQuestion } from '../../machines/questions.ts';
import { levelIn, levels, type Level } from '../../machines/outcomes.ts';
import type { PathStep } from '../walk/path.ts';
import { answerLabel, questionWords, type Words } from './words.ts';

/** How far the level could rise if what is not yet known turned out badly. */
export interface Range {
  readonly upTo: Level;
  /** What would take it there: "Serious harm suspected: Yes". */
  readonly because: string;
}

const rank = (level: Level | undefined) => (level ? levels.indexOf(level) : -1);

/**
 * The highest level that what is unsure could lead to, however it is answered; undefined where that
 * raises nothing. One answer alone always takes it there: a test sets it beside every way in which
 * all of them could be answered.
 */
export function rangeOf(
  journey: Journey,
  steps: readonly PathStep[],
  memory: Memory,
  words: Words,
): Range | undefined {
  const answers = Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));
  const now = rank(levelIn(memory));
  let range: Range | undefined;
  for (const { decision, question, answer } of steps) {
    if (answer !== 'unsure' && answer !== 'not-yet') continue;
    const instead = aboutQuestion(question)?.worst;
    if (!instead || instead === 'no-worse') continue;
    const asked = questionWords(words, decision, question);
    const level = levelIn(walkJourney(journey, { ...answers, [question]: instead }).memory);
    if (level && rank(level) > Math.max(now, rank(range?.upTo)))
      range = {
        upTo: level,
        because: `${asked.short}: ${answerLabel(words, decision, question, instead)}`,
      };
  }
  return range;
}
