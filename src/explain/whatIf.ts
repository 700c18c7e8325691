import { arms, routeOf } from '../../machines/grammar/decision.ts';
import { oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import { stageAsking, stageOf, walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import type { Walk } from '../../machines/grammar/walk.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { isTicks, offeredAt, pathOf } from '../walk/path.ts';
import {
  answerWords,
  notTicked,
  concernWords,
  questionWords,
  wordsAbout,
  type Words,
} from '../recommend/words.ts';

type Answer = string | readonly string[];
/**
 * Where something ended, and where it ends then. Nothing, where it was not decided, or where more
 * would be asked first.
 */
interface Turn {
  readonly what: 'level' | 'consent' | 'sharing';
  readonly before?: string;
  readonly after?: string;
  /** A level that what is asked then could still raise. */
  readonly atLeast?: true;
}
/**
 * The question at which two walks part, with where each then goes: a question or an outcome, in
 * words.
 */
interface Fork {
  readonly decision: string;
  readonly at: string;
  readonly question: string;
  readonly before: string;
  readonly after: string;
}
/** One answer that is otherwise, and what turns with it. */
export interface WhatIf {
  readonly decision: string;
  readonly question: string;
  readonly instead: Answer;
  /** The question by its short name, and the other answer. */
  readonly asked: string;
  readonly said: string;
  /** `open`: more would be asked, and what it comes to depends on that. */
  readonly direction: 'up' | 'down' | 'open' | 'same';
  readonly turns: readonly Turn[];
  /** Actions, by id. Where more would be asked, none can be said to be lost yet. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  readonly fork?: Fork;
  /** Asked then, and not answered. */
  readonly next?: { readonly decision: string; readonly question: string };
  readonly why: readonly string[];
}

const ends = [
  ['level', levels],
  ['consent', consentOutcomes],
  ['sharing', sharingOutcomes],
] as const;

/**
 * What turns when one answer is otherwise, and why: the same walk, over answers that differ in one.
 */
export const whatIf = (
  journey: Journey,
  answers: Memory,
  question: string,
  instead: Answer,
  words: Words,
): WhatIf => turned(journey, answers, walkJourney(journey, answers), question, instead, words);

/**
 * Every answer on the path changed alone, in every way it can be, where anything turns: upward
 * first, the highest first. A trainer sees all of them; a professional sees only
 * src/explain/change.ts, and only after recording (design 5.10).
 */
export function everyWhatIf(
  journey: Journey,
  answers: Memory,
  words: Words,
  settled: readonly string[] = [],
): WhatIf[] {
  const before = walkJourney(journey, answers);
  const found = pathOf(journey, answers)
    .steps.filter(({ question }) => !settled.includes(question))
    .flatMap(({ question, answer }) =>
      otherAnswers(journey, answers, question, answer).map((instead) =>
        turned(journey, answers, before, question, instead, words),
      ),
    )
    .filter(
      ({ turns, gained, lost, next }) => turns.length + gained.length + lost.length > 0 || next,
    );
  const order = ['up', 'open', 'down', 'same'];
  const height = ({ turns }: WhatIf) =>
    rank(levels, turns.find(({ what }) => what === 'level')?.after);
  return [...found].sort(
    (one, other) =>
      order.indexOf(one.direction) - order.indexOf(other.direction) || height(other) - height(one),
  );
}

/** The same, the answers to one question that turn the same things told together. */
export function alike(
  all: readonly WhatIf[],
): (WhatIf & { readonly answers: readonly string[] })[] {
  const turn = ({ direction, question, turns, gained, lost }: WhatIf) =>
    JSON.stringify([direction, question, turns, turns.length > 0 || [gained, lost]]);
  return all
    .filter((one, i) => all.findIndex((other) => turn(other) === turn(one)) === i)
    .map((one) => ({
      ...one,
      answers: all.filter((other) => turn(other) === turn(one)).map(({ said }) => said),
    }));
}

type Walked = ReturnType<typeof walkJourney>;
const nextIn = ({ last }: Walked) =>
  last.done ? undefined : { decision: last.decision, question: last.question };

function turned(
  journey: Journey,
  answers: Memory,
  before: Walked,
  question: string,
  instead: Answer,
  words: Words,
): WhatIf {
  const after = walkJourney(journey, { ...answers, [question]: instead });
  const next = nextIn(after);
  const stages = journey.stages.map((stage) => stage.decision.spec);
  const decision = stageAsking(journey, question).decision.spec.id;
  const levelStands =
    !next ||
    stages.slice(stages.findIndex(({ id }) => id === next.decision)).every(({ scale }) => !scale);
  const turns = ends.flatMap(([what, order]): Turn[] => {
    const was = oneAnswer(before.memory, what);
    const reached = oneAnswer(after.memory, what);
    // nothing that is asked later lowers a level, so one that has risen has risen
    const open = what === 'level' && !levelStands;
    const is = open && rank(order, reached) <= rank(order, was) ? undefined : reached;
    return was === is
      ? []
      : [
          {
            what,
            ...(was ? { before: was } : {}),
            ...(is ? { after: is } : {}),
            ...(open && is ? { atLeast: true } : {}),
          },
        ];
  });
  const fork = forkOf(journey, before.walks, after.walks, words);
  return {
    decision,
    question,
    instead,
    asked: questionWords(words, decision, question).short,
    said: saidOf(words, decision, question, answers[question], instead),
    direction: directionOf(turns, next !== undefined),
    turns,
    gained: after.actions.filter((action) => !before.actions.includes(action)),
    lost: next ? [] : before.actions.filter((action) => !after.actions.includes(action)),
    ...(fork ? { fork: fork.fork } : {}),
    ...(next ? { next } : {}),
    why: [
      ...becauseOf(words, decision, question, answers[question], instead),
      ...(fork ? fork.because : []),
    ],
  };
}

/**
 * The other answers offered at a question on the path; of a tick-list, the list with one tick more
 * or less.
 */
export function otherAnswers(
  journey: Journey,
  answers: Memory,
  question: string,
  answer: Answer,
): readonly Answer[] {
  const can = offeredAt(journey, answers, question);
  if (!isTicks(journey, question)) return can.filter((other) => other !== answer);
  const ticked = [answer].flat();
  return can.map((tick) =>
    ticked.includes(tick) ? ticked.filter((one) => one !== tick) : [...ticked, tick],
  );
}

const rank = (order: readonly string[], end: string | undefined) =>
  order.findIndex((one) => one === end);

/** By the level; where that stays, by what the family's part and the sharing come to. */
function directionOf(turns: readonly Turn[], more: boolean): WhatIf['direction'] {
  for (const [what, order] of ends) {
    const turn = turns.find((one) => one.what === what);
    if (!turn) continue;
    if (turn.after === undefined || turn.before === undefined) return more ? 'open' : 'same';
    return rank(order, turn.after) > rank(order, turn.before) ? 'up' : 'down';
  }
  return more ? 'open' : 'same';
}

function saidOf(
  words: Words,
  decision: string,
  question: string,
  answer: Answer | undefined,
  instead: Answer,
): string {
  if (typeof instead === 'string') return answerWords(words, decision, question, instead);
  const less = [answer ?? []].flat().filter((tick) => !instead.includes(tick));
  const more = instead.filter((tick) => ![answer ?? []].flat().includes(tick));
  return less.length > 0
    ? notTicked(words, answerWords(words, decision, question, less))
    : answerWords(words, decision, question, more);
}

/** What the other answer, or the thing ticked, means by itself. */
function becauseOf(
  words: Words,
  decision: string,
  question: string,
  answer: Answer | undefined,
  instead: Answer,
): string[] {
  const { so } = questionWords(words, decision, question);
  const concerns = concernWords(words);
  const newly = [instead].flat().filter((one) => ![answer ?? []].flat().includes(one));
  return newly.flatMap((one) => (question === 'concerns' ? concerns[one]?.so : so[one]) ?? []);
}

interface Node {
  readonly decision: string;
  readonly id: string;
  /** What was answered there, where it is a question. */
  readonly answer?: Answer;
}
const nodesOf = (walks: readonly Walk[]): Node[] =>
  walks.flatMap((walk): Node[] => {
    const { decision, steps } = walk;
    return [
      { decision, id: 'start' },
      ...steps.map(({ question: id, answer }) => ({ decision, id, answer })),
      { decision, id: walk.done ? walk.outcome : walk.question },
    ];
  });

/**
 * Where two walks first go different ways, and the fact that chose the second’s. Nothing, where
 * they go the same way throughout.
 */
function forkOf(
  journey: Journey,
  before: readonly Walk[],
  after: readonly Walk[],
  words: Words,
): { fork: Fork; because: string[] } | undefined {
  const [was, is] = [nodesOf(before), nodesOf(after)];
  const at = is.findIndex(
    ({ decision, id }, i) => was[i]?.decision !== decision || was[i]?.id !== id,
  );
  const [one, other, last] = [was[at], is[at], is[at - 1]];
  if (!one || !other || !last) return undefined;
  const { spec } = stageOf(journey, other.decision).decision;
  const text = wordsAbout(words, 'decisions', other.decision);
  const place = ({ decision, id }: Node) => {
    const { questions, outcomes } = wordsAbout(words, 'decisions', decision);
    return questions[id]?.ask ?? outcomes[id] ?? text.section;
  };
  const goesOn = last.decision === other.decision && last.answer !== undefined;
  const route =
    last.id === 'start' ? spec.start : goesOn ? routeOf(spec, last.id, last.answer) : undefined;
  const [way, ...otherWays] = route ? arms(route).filter(({ target }) => target === other.id) : [];
  const facts = way?.guard && otherWays.length === 0 ? [text.facts[way.guard] ?? way.guard] : [];
  return {
    fork: {
      decision: last.decision,
      at: last.id,
      question: last.id === 'start' ? text.section : place(last),
      before: place(one),
      after: place(other),
    },
    because: facts.map((fact) => `${fact.charAt(0).toUpperCase()}${fact.slice(1)}.`),
  };
}
