import type { ActionId } from './actions.ts';
import { concernIds } from './concerns.ts';
import type { Memory } from './grammar/fact.ts';
import { isOneOf } from './grammar/known.ts';
import { levels, type Level } from './outcomes.ts';
import type { AnswerOf, QuestionId } from './questions.ts';

type Retired<To extends string = string> = Readonly<Record<string, To>>;
/** What was one answer to a tick-list may be several ticks now: where it is not known which was meant, all of them. */
type RetiredAnswers<To extends string = string> = Readonly<Record<string, To | readonly [To, ...To[]]>>;
/** Ids that are no longer used, each with the one that took its place. */
export interface Successors {
  readonly questions: Retired;
  /** By the question that they answer, as it is called today. What was a concern is under `concerns`. */
  readonly answers: Readonly<Record<string, RetiredAnswers | undefined>>;
  readonly actions: Retired;
  readonly levels: Retired;
  /** By the decision that they end. */
  readonly outcomes: Readonly<Record<string, Retired | undefined>>;
  /**
   * By the question of today, those that it took the place of in the order in which they were asked, each with what its answers are
   * called now: the first that says one is the answer. An answer that is left out handed on to the next question.
   */
  readonly joined: Readonly<Record<string, Readonly<Record<string, Retired>> | undefined>>;
}

/**
 * What took the place of an id that was retired, so that a draft, a pack or a scenario written before goes on. A successor
 * never protects less: a test holds each beside what the id meant. A record needs none, since it carries its own rules.
 */
export const successors = {
  questions: {
    'statutory-need': 'help-needed',
    'complex-needs': 'help-needed',
    'emerging-needs': 'help-needed',
    'single-need': 'help-needed',
    explained: 'help-needed',
  } satisfies Retired<QuestionId>,
  answers: {
    holder: { 'public-body': 'council-or-nhs' },
    concerns: {
      exploitation: ['sexual-exploitation', 'criminal-exploitation'],
      'sexual-images': 'images-worse',
      'back-from-conflict-zone': 'lived-with-armed-group',
    },
  } satisfies { readonly [Q in QuestionId]?: RetiredAnswers<AnswerOf<Q>> },
  actions: {} satisfies Retired<ActionId>,
  levels: {} satisfies Retired<Level>,
  outcomes: {},
  joined: {
    // below a child in need, being unsure counted as a need (L4)
    'help-needed': {
      'statutory-need': { yes: 'council', unsure: 'unsure' },
      'complex-needs': { yes: 'several', unsure: 'several' },
      'emerging-needs': { yes: 'starting', unsure: 'starting' },
      'single-need': { yes: 'everyday', unsure: 'everyday' },
      explained: { yes: 'explained', unsure: 'everyday', no: 'everyday' },
    },
  } satisfies { readonly [Q in QuestionId]?: Readonly<Record<string, Retired<AnswerOf<Q>>>> },
} satisfies Successors;

/** The id that stands for this one today: itself, unless it was retired. */
export const idNow = <Id extends string>(retired: Retired<NoInfer<Id>> | undefined, id: Id): Id =>
  Object.entries(retired ?? {}).find(([old]) => old === id)?.[1] ?? id;

/** The answers that stand for this one today. */
export function answersFor(retired: RetiredAnswers | undefined, id: string): readonly [string, ...string[]] {
  const now = Object.entries(retired ?? {}).find(([old]) => old === id)?.[1] ?? id;
  return typeof now === 'string' ? [now] : now;
}

/** Answers as they are called today. Two questions that became one and were answered differently are asked again, unless they were asked one after the other. */
export function answersNow(answers: Memory, { questions, answers: retired, joined }: Successors = successors): Memory {
  const now = new Map<string, string | readonly string[] | undefined>();
  for (const [id, answer] of Object.entries(answers)) {
    const question = idNow(questions, id);
    if (question !== id && joined[question]) continue;
    const given =
      typeof answer === 'string'
        ? answersFor(retired[question], answer)[0]
        : [...new Set(answer.flatMap((one) => answersFor(retired[question], one)))];
    const before = now.get(question);
    now.set(question, before === undefined || JSON.stringify(before) === JSON.stringify(given) ? given : undefined);
  }
  for (const [question, asked] of Object.entries(joined)) {
    const first = Object.entries(asked ?? {}).flatMap(([id, called]) => {
      const answer = answers[id];
      return (typeof answer === 'string' && called[answer]) || [];
    })[0];
    if (first !== undefined && !now.has(question)) now.set(question, first);
  }
  return Object.fromEntries([...now].flatMap(([question, given]) => (given === undefined ? [] : [[question, given]])));
}

interface Raised {
  readonly value: string;
}
/** What a pack raises, by the concerns and levels of today. Of two concerns that became one, the higher floor stands. */
export function raisesNow<R extends Raised>(
  raises: Readonly<Record<string, R>>,
  { answers, levels: retired }: Successors = successors,
): Record<string, R> {
  const now = new Map<string, R>();
  for (const [id, raised] of Object.entries(raises)) {
    const floor = { ...raised, value: idNow(retired, raised.value) };
    for (const concern of answersFor(answers['concerns'], id)) {
      const before = now.get(concern);
      if (!before || rank(floor) > rank(before)) now.set(concern, floor);
    }
  }
  return Object.fromEntries(now);
}
const rank = ({ value }: Raised) => levels.findIndex((level) => level === value);

/** The concerns and levels in what a pack raises that nobody knows, each with its place. */
export const unknownRaises = (
  raises: Readonly<Record<string, Raised>>,
): readonly { readonly path: readonly string[]; readonly id: string }[] =>
  Object.entries(raises).flatMap(([id, { value }]) => [
    ...(isOneOf(concernIds, id) ? [] : [{ path: ['raises', id], id }]),
    ...(isOneOf(levels, value) ? [] : [{ path: ['raises', id, 'value'], id: value }]),
  ]);
