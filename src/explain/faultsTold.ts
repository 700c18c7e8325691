import type { FaultsTriedText } from '../../content/schema.ts';
import {
  actionLine,
  answerWords,
  decisionAsking,
  endName,
  questionWords,
  wordsAbout,
  type Words,
} from '../recommend/words.ts';

type Touched = Omit<FaultsTriedText['unnoticed'][number], 'kind'>;
/** What a fault touched, in words: what it did not touch is empty. */
export type ToldOf = Readonly<
  Record<'question' | 'answer' | 'other' | 'condition' | 'action' | 'was' | 'becomes', string>
>;

/** Gives the words of what a fault touched, from those of the decisions, so that no id is shown. */
export function faultTold(
  { decision: of, question, answer, other, fact, action, was, becomes }: Touched,
  words: Words,
): ToldOf {
  const asks = question ? decisionAsking(words, question) : undefined;
  const own = of ? wordsAbout(words, 'decisions', of) : undefined;
  /** A step of its decision, or the level that an answer should at least have. */
  const step = (id: string | undefined) =>
    id ? (own?.questions[id]?.ask ?? own?.outcomes[id] ?? endName(words, 'level', id)) : '';
  /** Facts read answers to questions, and what a decision before came to. */
  const ended = question ? words.decisions[question] : undefined;
  const said = (id: string | undefined) => {
    if (!id || !question) return '';
    if (asks) return answerWords(words, asks, question, id);
    return ended?.outcomes[id] ?? (question === 'level' ? endName(words, 'level', id) : id);
  };
  return {
    question: question && asks ? questionWords(words, asks, question).ask : (ended?.section ?? ''),
    answer: said(answer),
    other: said(other),
    condition: fact ? (own?.facts[fact] ?? '') : '',
    action: action ? actionLine(words, action) : '',
    was: step(was),
    becomes: step(becomes),
  };
}
