import { answered } from '../../machines/grammar/fact.ts';
import { followed, packIn, type Followed, type Packs } from '../walk/followed.ts';
import type { AnswersGiven } from '../walk/answersGiven.ts';
import { walkIn } from '../walk/walkIn.ts';
import { recommend, type Recommendation } from './recommend.ts';
import type { Words } from './words.ts';

/** Where some answers lead, and what to do, in words, where they reach a recommendation. */
export interface Decided extends Followed {
  readonly recommendation?: Recommendation;
}

/**
 * Decides what some answers come to in the area that they name. Pure: the same answers, words, packs
 * and moment always give the same.
 */
export function decide(
  given: AnswersGiven,
  { words, packs, at }: { readonly words: Words; readonly packs: Packs; readonly at: Date },
): Decided {
  const led = followed(given, packs);
  const answers = Object.fromEntries(led.steps.map(({ question, answer }) => [question, answer]));
  if (!led.done || answers['age'] === undefined || answers['age'] === 'adult') return led;
  const walk = walkIn(given.journey, answers, packIn(packs, answered(answers, 'area')));
  return { ...led, recommendation: recommend({ walk, words, at }) };
}
