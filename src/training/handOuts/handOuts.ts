import type { JourneyId } from '../../../machines/journeys.ts';
import { questionWords, type Words } from '../../recommend/words.ts';

/**
 * All that a sheet for participants may read of a scenario: by its type, no answer and no
 * expectation.
 */
export interface Unanswered {
  readonly title: string;
  readonly setting: string;
  readonly stages: readonly { readonly story: string; readonly journey: JourneyId }[];
}
export interface SheetStage {
  /** Counted from 0. */
  readonly stage: number;
  readonly story: string;
  readonly journey: JourneyId;
  readonly questions: readonly string[];
}

/**
 * The questions to think about, the same for every scenario: those that a scenario’s own path asks
 * would show the way. Each with its decision, in the order in which they are met.
 */
export const toThinkAbout: Readonly<
  Record<JourneyId, readonly (readonly [decision: string, question: string])[]>
> = {
  refer: [
    ['danger', 'immediate-danger'],
    ['need', 'concerns'],
    ['need', 'harm'],
    ['need', 'confidence'],
    ['consent', 'safe-to-tell'],
    ['details', 'other-children'],
    ['sharing', 'anyone-else'],
  ],
  share: [
    ['danger', 'immediate-danger'],
    ['asking', 'child-at-risk'],
    ['sharing', 'purpose'],
    ['sharing', 'recipient'],
    ['sharing', 'confidential'],
    ['sharing', 'detriment'],
    ['sharing', 'how-much'],
  ],
};

/**
 * The participants’ sheet of one stage, or of all: the story, what to think about, and nothing that
 * the decisions say.
 */
export const participantsSheet = (
  { stages }: Unanswered,
  words: Words,
  only?: number,
): readonly SheetStage[] =>
  stages
    .map(({ story, journey }, stage) => ({
      stage,
      story,
      journey,
      questions: toThinkAbout[journey].map(
        ([decision, question]) => questionWords(words, decision, question).ask,
      ),
    }))
    .filter(({ stage }) => only === undefined || stage === only);
