import type { ScenarioText } from '../../../content/schema.ts';
import { isTickList } from '../../../machines/grammar/decision.ts';
import { levels, type Level } from '../../../machines/outcomes.ts';
import { isOneOf } from '../../../machines/grammar/known.ts';
import { answerWords, questionWords, wordsAbout, type Words } from '../../recommend/words.ts';
import { givensAt, modelPath } from '../practise/attempt.ts';
import { journeyOfStage } from '../../walk/scenario.ts';

/** What a room can be asked by itself: one question of a stage, or which level it comes to. */
export interface Pollable {
  /** `level`, or the question’s id. */
  readonly of: string;
  readonly decision: string | undefined;
  readonly answers: readonly string[];
}
export const ofLevel = 'level';
/** Which level a stage comes to, as a question. */
export const levelAsked: Pollable = { of: ofLevel, decision: undefined, answers: levels };
/** As many as there are keys for hands. */
const mostAnswers = 9;

/**
 * What can be asked by itself at a stage: the level, then what the stage’s own path asks, then what
 * only another path does. A list of boxes is no such question.
 */
export function pollable(scenario: ScenarioText, stage: number): readonly Pollable[] {
  const settled = givensAt(scenario, stage);
  const met = modelPath(scenario, stage).steps.map(({ question }) => question);
  const questions = new Map<string, Pollable>();
  for (const { decision } of journeyOfStage(scenario, stage).stages)
    for (const [of, asked] of Object.entries(decision.spec.questions)) {
      if (isTickList(asked) || of in settled || questions.has(of)) continue;
      const answers = Object.keys(asked);
      if (answers.length > 1 && answers.length <= mostAnswers)
        questions.set(of, { of, decision: decision.spec.id, answers });
    }
  const all = [...questions.values()];
  return [
    levelAsked,
    ...all.filter(({ of }) => met.includes(of)),
    ...all.filter(({ of }) => !met.includes(of)),
  ];
}

/** One of a stage’s, by its id; nothing where the stage has no such question. */
export const pollableAt = (
  scenario: ScenarioText,
  stage: number,
  of: string,
): Pollable | undefined => pollable(scenario, stage).find((one) => one.of === of);

/**
 * The key of each level: its own number where it has a place on the windscreen, or whoever counts
 * would press 3 for the third of them; 0 for less than the first, and 9 for 999.
 */
const levelKeys: Readonly<Record<Level, string>> = {
  'record-only': '0',
  'universal-help': '1',
  'early-help': '2',
  'targeted-help': '3',
  'child-in-need': '4',
  'refer-urgently': '5',
  'advice-today': '6',
  'call-999': '9',
};

/** Each answer of it: what it says, and the key that counts a hand for it. */
export const answersTold = ({ of, decision, answers }: Pollable, words: Words) =>
  answers.map((id, at) => ({
    id,
    key: decision === undefined && isOneOf(levels, id) ? levelKeys[id] : String(at + 1),
    label:
      decision === undefined
        ? wordsAbout(words, 'levels', id).name
        : answerWords(words, decision, of, id),
  }));

/** What it asks: of the level, what the page calls that. */
export const askedTold = ({ of, decision }: Pollable, words: Words, level: string): string =>
  decision === undefined ? level : questionWords(words, decision, of).ask;
