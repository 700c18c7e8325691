import type { JourneyId } from '../../../machines/journeys.ts';
import { levels, sharingOutcomes } from '../../../machines/outcomes.ts';
import { placeOfLevel } from '../../recommend/places.ts';
import { endName, questionWords, type Words } from '../../recommend/words.ts';

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
  readonly questions: readonly SheetQuestion[];
}
/** A question to think about, with what it points at: nobody can answer “any of these” without. */
interface SheetQuestion {
  readonly ask: string;
  readonly these: readonly SheetGroup[];
}
/** Some concerns under one heading: what they hold in a line, and each by its own line. */
export interface SheetGroup {
  readonly heading: string;
  readonly holds: string;
  readonly lines: readonly { readonly label: string; readonly under: boolean }[];
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
      questions: toThinkAbout[journey].map(([decision, question]) => ({
        ask: questionWords(words, decision, question).ask,
        these: question === 'concerns' ? concernsOn(words) : [],
      })),
    }))
    .filter(({ stage }) => only === undefined || stage === only);

/** Every concern, under its heading: the same on every sheet, so that it is no hint. */
export const concernsOn = ({ concerns }: Pick<Words, 'concerns'>): readonly SheetGroup[] =>
  concerns.groups.map(({ heading, holds, concerns }) => ({
    heading,
    holds,
    lines: Object.values(concerns).map(({ label, under }) => ({
      label,
      under: under !== undefined,
    })),
  }));

/** A line of the whole list: a heading, or a box to tick. */
export type ListLine =
  { readonly heading: string } | { readonly label: string; readonly under: boolean };
/** About as many letters as a line of a column on paper holds. */
const lettersALine = 40;

/**
 * The whole list in columns of about the same length, each going on where the last one ended: no
 * column ends with a heading. Not the columns of CSS, which not every browser prints.
 */
export function inColumns(
  groups: readonly SheetGroup[],
  columns: number,
): readonly (readonly ListLine[])[] {
  const lines: readonly ListLine[] = groups.flatMap(({ heading, lines }) => [
    { heading },
    ...lines,
  ]);
  const heightOf = (line: ListLine) =>
    'heading' in line ? 2 : Math.ceil(line.label.length / lettersALine);
  const whole = lines.reduce((sum, line) => sum + heightOf(line), 0);
  const found: ListLine[][] = Array.from({ length: columns }, () => []);
  let [height, at] = [0, 0];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const isFull = height >= (whole * (at + 1)) / columns;
    if (isFull && at < columns - 1 && !(before && 'heading' in before)) at += 1;
    found[at]?.push(line);
    height += heightOf(line);
  }
  return found;
}

/** One answer that can be ticked or counted; of a level, with its place on the windscreen. */
export interface Choice {
  readonly name: string;
  /** 1 to 5; none where it is no level, or has no place. */
  readonly place: number | undefined;
}
/**
 * Every level that the decisions can come to, as a room is asked for one: the five places by name,
 * and those that have none.
 */
export const levelChoices = (words: Words): readonly Choice[] =>
  levels.map((level) => ({ name: endName(words, 'level', level), place: placeOfLevel(level) }));
/** Every way that sharing can end, as a room is asked for one. */
export const sharingChoices = (words: Words): readonly Choice[] =>
  sharingOutcomes.map((outcome) => ({
    name: endName(words, 'sharing', outcome),
    place: undefined,
  }));
