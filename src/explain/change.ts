import { given, type Memory } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { differences } from '../../machines/order.ts';
import { levelIn, levels, type Level } from '../../machines/outcomes.ts';
import type { Path } from '../walk/path.ts';
import { answerWords, notTicked, questionWords, type Words } from '../recommend/words.ts';

/** One answer that would have moved the level, or two that would have raised it further together. */
export interface Change {
  /** The question, by its short name. */
  readonly question: string;
  readonly answer: string;
  /** The other of the two. */
  readonly also?: { readonly question: string; readonly answer: string };
  readonly level: Level;
  readonly direction: 'up' | 'down';
  /** Other questions would then be asked, and could raise it further. */
  readonly atLeast: boolean;
}

/**
 * What would change this: facts worth checking, upward first. Each is found by walking again with
 * one answer different, or with two where neither alone would raise it as far; of what was ticked
 * only one tick at a time. A lower level is told only where the answers already given lead all the
 * way to it. Show it to a professional only after recording (design 5.10): before that it would be
 * a manual for gaming the level.
 */
export function whatWouldChange(journey: Journey, { steps, memory }: Path, words: Words): Change[] {
  const answers: Memory = Object.fromEntries(
    steps.map(({ question, answer }) => [question, answer]),
  );
  const walked = (instead: Memory) => {
    const { last, memory } = walkJourney(journey, { ...answers, ...instead });
    return { level: levelIn(memory), done: last.done };
  };
  const others = steps.flatMap((step) =>
    alternatives(step.question, step.answer).map((other) => ({
      ...step,
      ...other,
      alone: walked({ [step.question]: other.instead }),
    })),
  );
  type Other = (typeof others)[number];
  const now = rank(levelIn(memory));
  const said = ({ decision, question, answer, instead, tick }: Other) => {
    const label = answerWords(words, decision, question, tick ? [tick] : instead);
    return {
      question: questionWords(words, decision, question).short,
      answer: tick && given(answer, [tick]) ? notTicked(words, label) : label,
    };
  };
  const found = others.flatMap((one): Change[] => {
    const { level, done } = one.alone;
    const up = rank(level) > now;
    const down = done && rank(level) < now;
    if (!level || (!up && !down)) return [];
    return [{ ...said(one), level, direction: up ? 'up' : 'down', atLeast: !done }];
  });
  const answered = others.filter(({ tick }) => !tick);
  const both = answered.flatMap((one, i) =>
    answered.slice(i + 1).flatMap((other): Change[] => {
      if (one.question === other.question) return [];
      const { level, done } = walked({
        [one.question]: one.instead,
        [other.question]: other.instead,
      });
      const further = Math.max(now, rank(one.alone.level), rank(other.alone.level));
      if (!level || rank(level) <= further) return [];
      return [{ ...said(one), also: said(other), level, direction: 'up', atLeast: !done }];
    }),
  );
  const byLevel = (one: Change, other: Change) => rank(other.level) - rank(one.level);
  return [
    ...[...found, ...both].filter(({ direction }) => direction === 'up').sort(byLevel),
    ...found.filter(({ direction }) => direction === 'down').sort(byLevel),
  ];
}
const rank = (level: Level | undefined) => (level ? levels.indexOf(level) : -1);

/** The same, answers to one question that lead to one level told together. */
export function alike(
  changes: readonly Change[],
): (Omit<Change, 'answer'> & { readonly answers: readonly string[] })[] {
  const same = (one: Change, other: Change) =>
    one.direction === other.direction &&
    one.level === other.level &&
    one.question === other.question &&
    one.also?.question === other.also?.question &&
    one.also?.answer === other.also?.answer;
  return changes
    .filter((change, i) => changes.findIndex((other) => same(change, other)) === i)
    .map((change) => ({
      ...change,
      answers: changes.filter((other) => same(change, other)).map(({ answer }) => answer),
    }));
}

/**
 * What is worth checking, three things at most, in the same order: first what the person was not
 * sure of, and then what moves it furthest. What nobody saw or heard is no fact to check: only what
 * was ticked is.
 */
export function worthChecking(
  journey: Journey,
  path: Path,
  words: Words,
): ReturnType<typeof alike> {
  const shortOf = (steps: Path['steps']) =>
    new Set(steps.map(({ decision, question }) => questionWords(words, decision, question).short));
  const ticks = shortOf(path.steps.filter(({ answer }) => Array.isArray(answer)));
  const unsure = shortOf(
    path.steps.filter(({ answer }) => answer === 'unsure' || answer === 'not-yet'),
  );
  const all = alike(
    whatWouldChange(journey, path, words).filter(
      ({ question, direction }) => direction === 'down' || !ticks.has(question),
    ),
  );
  const isUnsure = ({ question, also }: Change | (typeof all)[number]) =>
    unsure.has(question) || (also !== undefined && unsure.has(also.question));
  const first = [...all.filter(isUnsure), ...all.filter((one) => !isUnsure(one))].slice(0, 3);
  return all.filter((one) => first.includes(one));
}

/**
 * The other answers that a risk question weighs against each other, each once; for a tick-list, one
 * tick more or less.
 */
function alternatives(
  question: string,
  answer: string | readonly string[],
): { instead: string | string[]; tick?: string }[] {
  const weighed = differences.filter((difference) => difference.question === question);
  if (typeof answer === 'string')
    return [...new Set(weighed.flatMap(({ from, to }) => [from, to]))]
      .filter((other) => other !== answer)
      .map((instead) => ({ instead }));
  return weighed.map(({ to: tick }) => ({
    tick,
    instead: answer.includes(tick) ? answer.filter((one) => one !== tick) : [...answer, tick],
  }));
}
