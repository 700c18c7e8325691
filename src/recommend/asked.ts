import type { DecisionText, QuestionText } from '../../content/schema.ts';

/**
 * Gives what is said of a question in the words of its decision. Alone here, since the first
 * question needs no more of the words.
 */
export function askedIn({ section, questions }: DecisionText, question: string): QuestionText {
  const asked = questions[question];
  if (!asked)
    throw new Error(`there are no words for the question "${question}" under “${section}”`);
  return asked;
}
