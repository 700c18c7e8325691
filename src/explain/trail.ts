import { answerWords, decisionAsking, questionWords, type Words } from '../recommend/words.ts';

/**
 * A path in words, step by step: each question by its short name, with the answer given. By ids
 * where it has no words, as in an older commit.
 */
export const trailWords = (
  words: Words,
  trail: readonly { readonly question: string; readonly answer: string | readonly string[] }[],
): string[] =>
  trail.map(({ question, answer }) => {
    const decision = decisionAsking(words, question);
    if (!decision) return `${question}: ${[answer].flat().join('; ')}`;
    return `${questionWords(words, decision, question).short}: ${answerWords(words, decision, question, answer)}`;
  });
