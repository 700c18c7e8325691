import words from '../../content/pages/question.yaml';
import type { DecisionText } from '../../content/schema.ts';
import { answerWords, questionWords, type Words } from '../recommend/words.ts';
import { filled } from '../ui/filled.ts';
import type { Path } from '../walk/path.ts';

/** What asks about harm once more. */
const again = ['harm-given-refusal', 'harm-again'];

/**
 * Pure. The words of a decision, where harm is asked about once more with what was said of it
 * before and what is new.
 */
export function afterHarm(
  text: DecisionText,
  question: string,
  path: Path,
  known: Words,
): DecisionText {
  const asked = text.questions[question];
  const before = harmBefore(path, question, known);
  if (!asked || !before) return text;
  return {
    ...text,
    questions: {
      ...text.questions,
      [question]: { ...asked, hint: [before, asked.hint].filter(Boolean).join(' ') },
    },
  };
}

/**
 * What was said of harm before it is asked once more, and the answer since that brings it;
 * undefined where nothing was.
 */
function harmBefore({ steps }: Path, question: string, known: Words): string | undefined {
  if (!again.includes(question)) return undefined;
  const at = steps.findIndex((step) => step.question === question);
  const before = at < 0 ? steps : steps.slice(0, at);
  const harm = before.findLast((step) => step.question === 'harm');
  const since = before.at(-1);
  if (!harm || !since || since === harm) return undefined;
  return filled(words.harmBefore, {
    was: answerWords(known, harm.decision, harm.question, harm.answer),
    what: questionWords(known, since.decision, since.question).short,
    now: answerWords(known, since.decision, since.question, since.answer),
  });
}
