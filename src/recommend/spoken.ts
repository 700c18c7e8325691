import { oneAnswer, ticksIn, type Memory } from '../../machines/grammar/fact.ts';
import { answerLabel, wordsOfConcern, type Words } from './words.ts';

/**
 * Ages that are said as they were answered. The others are a span of years, and whoever rings says
 * which.
 */
const saidAsAnswered = ['unborn', 'under-1'];

/**
 * Pure. Words to say on the phone, filled from the answers: who rings, how old the child is, and
 * what was ticked. What was not answered is a blank to be spoken. No name, address or whereabouts
 * is ever among the answers that fill it.
 */
export function spoken(lines: readonly string[], memory: Memory, words: Words): readonly string[] {
  const { routes } = words;
  const [role, age] = [oneAnswer(memory, 'role'), oneAnswer(memory, 'age')];
  const seen = ticksIn(memory, 'concerns')
    .filter((concern) => concern !== 'referred-already')
    .map((concern) => wordsOfConcern(words, concern).label);
  const fills: Readonly<Record<string, string>> = {
    '{role}':
      role && role !== 'other' ? answerLabel(words, 'givens', 'role', role) : routes.roleUnsaid,
    '{age}':
      age && saidAsAnswered.includes(age)
        ? lowered(answerLabel(words, 'givens', 'age', age))
        : routes.yearsOld,
    '{seen}': seen.length > 0 ? seen.join('; ') : routes.seenUnsaid,
  };
  return lines.map((line) =>
    Object.entries(fills).reduce((text, [blank, fill]) => text.replace(blank, fill), line),
  );
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
