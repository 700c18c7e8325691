import type { Memory } from '../../../machines/grammar/fact.ts';
import type { Journey } from '../../../machines/grammar/journey.ts';
import type { Words } from '../../recommend/words.ts';

/** A stage that is explored: its journey, its answers, and the words for both. */
export interface Explored {
  journey: Journey;
  answers: Memory;
  said: Words;
}
