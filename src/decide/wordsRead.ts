import type { QuestionText } from '../../content/schema.ts';
import { questionWords, type Words } from '../recommend/words.ts';
import type { PageMet } from './lengths.ts';

/**
 * How much somebody reads and writes before a page: what stands open there, and nothing that is
 * folded.
 */
export interface Read {
  /** before the page that says to act; none where there is none */
  readonly toNumber: number | undefined;
  readonly toRecommendation: number;
  /** boxes that have to be written in before the recommendation */
  readonly boxes: number;
}

const countOf = (...texts: readonly (string | undefined)[]) =>
  texts.join(' ').split(/\s+/).filter(Boolean).length;

const saidOf = (answer: QuestionText['answers'][string] | undefined) =>
  answer ? [answer.label, 'hint' in answer ? answer.hint : undefined] : [];

/** What is chosen from a list or found by its name: its answers do not stand open. */
const listed: readonly string[] = ['role', 'area'];
/** What is typed, since its answers are too many to stand anywhere. */
const written: readonly string[] = ['area'];

/**
 * The words of a question that stand open: what is asked, what helps, and what may be answered, or
 * the headings of the list.
 */
function wordsOf(
  { ask, hint, answers, none }: QuestionText,
  question: string,
  offered: readonly string[],
  words: Words,
): number {
  if (listed.includes(question)) return countOf(ask, hint);
  if (question === 'concerns')
    return countOf(
      ask,
      hint,
      none,
      ...words.concerns.groups.flatMap(({ heading, holds }) => [heading, holds]),
    );
  return countOf(ask, hint, ...offered.flatMap((id) => saidOf(answers[id])));
}

/**
 * Pure. The words of the questions on these pages, and the boxes. What the pages between them say
 * is not counted: the act page is what they lead to.
 */
export function readOf(pages: readonly PageMet[], words: Words): Read {
  const total = (some: readonly PageMet[]) =>
    some
      .flatMap(({ asks }) => asks)
      .reduce(
        (sum, { decision, question, offered }) =>
          sum + wordsOf(questionWords(words, decision, question), question, offered, words),
        0,
      );
  const act = pages.findIndex(({ name }) => name === 'act');
  return {
    toNumber: act < 0 ? undefined : total(pages.slice(0, act)),
    toRecommendation: total(pages),
    boxes: pages.flatMap(({ asks }) => asks).filter(({ question }) => written.includes(question))
      .length,
  };
}
