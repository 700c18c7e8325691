import { holds, ticksIn, type Memory } from '../../machines/grammar/fact.ts';
import { entryOf, isOneOf } from '../../machines/grammar/known.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import { questions } from '../../machines/questions.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../machines/outcomes.ts';
import { space, upTo, type Answer, type Place, type Space } from '../../machines/grammar/space.ts';
import { offeredAt, pathOf, type PathStep } from '../walk/path.ts';
import { answerWords, questionWords, type Words } from '../recommend/words.ts';

/**
 * Something that a journey can come to: a level, what the family's part comes to, or what is
 * shared.
 */
export interface Target {
  readonly what: 'level' | 'consent' | 'sharing';
  readonly end: string;
}
/**
 * One thing that is otherwise than it stood: an answer, or one thing ticked or no longer ticked.
 * Any one of `answers` does as well as another.
 */
export interface Needed {
  readonly decision: string;
  readonly question: string;
  readonly kind: 'answer' | 'tick' | 'untick';
  readonly answers: Some;
}
type Some = readonly [string, ...string[]];
/**
 * A smallest set of answers that leads somewhere: with any one of them as it stood, it no longer
 * does.
 */
export interface Way {
  readonly needed: readonly Needed[];
  /** Every answer on the path, the first of each being given. */
  readonly answers: Memory;
  readonly steps: readonly PathStep[];
}

/**
 * What a journey can come to. Each of the two has one outcome that the other never has, as the law
 * I41 proves (machines/proof/laws.ts).
 */
export const targetsOf = (journey: JourneyId): readonly Target[] => [
  ...levels.map((end) => ({ what: 'level', end }) as const),
  ...(journey === 'refer' ? consentOutcomes : []).map((end) => ({ what: 'consent', end }) as const),
  ...sharingOutcomes
    .filter((end) => end !== (journey === 'refer' ? 'nothing-held' : 'kept-within'))
    .map((end) => ({ what: 'sharing', end }) as const),
];

/** The answers of a case in which nothing worries. */
export const calm: Memory = Object.fromEntries(
  Object.entries(questions).map(([question, { calm }]) => [question, calm]),
);

/** The most answers that a way changes, and the most ways that are offered. */
const most = { changes: 6, ways: 6 };
/** How many ways to one place are kept in mind: more than any place was found to have. */
const kept = 200;

/**
 * The smallest sets of answers that lead to an outcome, fewest first, from where a case stands: one
 * in which nothing worries, or the answers of a case over it. Found over the same merged places as
 * the proofs, with at most so many answers changed, until some lead there; each is then walked, and
 * walked again without each of its answers in turn. `pause` is called often, to let a page answer
 * meanwhile.
 */
export async function leadingTo(
  journey: Journey,
  target: Target,
  from: Memory = calm,
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Way[]> {
  const watched = { [target.what]: [target.end] };
  const within = space(upTo(journey, [watched]), [watched]);
  const stands: Memory = { ...calm, ...from };
  const leads = (answers: Memory) => holds(watched, walkJourney(journey, answers).memory);
  let found: (readonly Needed[])[] = [];
  for (let limit = 0; limit <= most.changes; limit++) {
    const before = found.length;
    found = together(
      await smallest(within, stands, limit, (place) => holds(watched, place.memory), pause),
    );
    // one more than the fewest, where the fewest are few
    if (found.length >= most.ways || (before > 0 && found.length > 0)) break;
    if (found[0]?.length === 0) break;
  }
  const ways: Way[] = [];
  for (const needed of found) {
    if (ways.length === most.ways) break;
    await pause();
    const way = wayOf(journey, stands, needed);
    const without = needed.map((one) => needed.filter((other) => other !== one));
    if (leads(way.answers) && !without.some((fewer) => leads(completed(journey, stands, fewer))))
      ways.push(way);
  }
  return ways;
}

/** A way's answers, the first of each that would do. */
const wayOf = (journey: Journey, stands: Memory, needed: readonly Needed[]): Way => {
  const { steps } = pathOf(journey, completed(journey, stands, needed));
  return {
    needed,
    steps,
    answers: Object.fromEntries(steps.map(({ question, answer }) => [question, answer])),
  };
};

/**
 * The answers of a case with some changed, as far as its journey goes. What is not offered there
 * gives way to what is.
 */
export function completed(journey: Journey, stands: Memory, needed: readonly Needed[]): Memory {
  let answers: Memory = { ...calm, ...stands };
  for (const one of needed) answers = { ...answers, [one.question]: changed(answers, one) };
  for (let { next } = pathOf(journey, answers); next; { next } = pathOf(journey, answers)) {
    const { question } = next;
    const can = offeredAt(journey, answers, question);
    const given = answers[question];
    answers = {
      ...answers,
      [question]:
        typeof given === 'object'
          ? given.filter((tick) => can.includes(tick))
          : preferred(question, can, stands),
    };
  }
  return answers;
}

const changed = (stands: Memory, { question, kind, answers: [first] }: Needed): Answer => {
  if (kind === 'answer') return first;
  const ticks = ticksIn(stands, question);
  return kind === 'tick' ? [...ticks, first] : ticks.filter((tick) => tick !== first);
};
function preferred(question: string, can: readonly string[], stands: Memory): string {
  const answer = [stands[question], calm[question], can[0]].find((one) => isOneOf(can, one));
  if (answer === undefined) throw new Error(`"${question}" offers no answer`);
  return answer;
}

/** All sets of at most so many changes that lead to an end: none of them holds another. */
async function smallest(
  within: Space,
  stands: Memory,
  limit: number,
  isThere: (place: Place) => boolean,
  pause: () => Promise<void>,
): Promise<(readonly Needed[])[]> {
  const waiting = new Map<number, Map<number, { place: Place; sets: (readonly Needed[])[] }>>();
  const waitingAt = (at: number) => entryOf(waiting, at, () => new Map());
  const meet = (place: Place, sets: readonly (readonly Needed[])[]) => {
    const known = entryOf(waitingAt(place.at), place.key, () => ({
      place,
      sets: [],
    }));
    known.sets = fewest([...known.sets, ...sets]).slice(0, kept);
  };
  meet(within.begin(), [[]]);
  for (let at = 0; at < within.end; at++) {
    const here = waitingAt(at);
    if (here.size > 0) await pause();
    for (const { place, sets } of here.values()) {
      const left = limit - Math.min(...sets.map(({ length }) => length));
      for (const { next, more } of turnings(within, place, stands, left)) {
        const longer = sets
          .filter(({ length }) => length + more.length <= limit)
          .map((set) => [...set, ...more]);
        if (longer.length > 0) meet(next, longer);
      }
    }
  }
  return fewest(
    [...waitingAt(within.end).values()]
      .filter(({ place }) => isThere(place))
      .flatMap(({ sets }) => sets),
  );
}

/**
 * Where each answer leads from a place, and what it changes. Answers that lead to one place are one
 * change, and any of them does.
 */
function turnings(
  within: Space,
  place: Place,
  stands: Memory,
  left: number,
): { next: Place; more: readonly Needed[] }[] {
  const { decision, question } = within.asking(place.at);
  const change = (kind: Needed['kind'], answers: Some): Needed => ({
    decision: decision.spec.id,
    question,
    kind,
    answers,
  });
  if (within.isTickListAt(place))
    return tickings(within, place, ticksIn(stands, question), left, change);
  const can = within.answers(place).flatMap(({ answer }) => answer);
  const usual = preferred(question, can, stands);
  const way = { next: within.go(place, usual), more: [] };
  if (left < 1) return [way];
  const together = new Map<number, { next: Place; answers: [string, ...string[]] }>();
  for (const answer of can.filter((one) => one !== usual)) {
    const next = within.go(place, answer);
    const { key } = next;
    const alike = together.get(key);
    if (alike) alike.answers.push(answer);
    else together.set(key, { next, answers: [answer] });
  }
  return [
    way,
    ...[...together.values()].map(({ next, answers }) => ({
      next,
      more: [change('answer', answers)],
    })),
  ];
}

/**
 * The same for a tick-list: each thing ticked or no longer ticked is a change. Two more ticks tell
 * apart whatever any number could.
 */
function tickings(
  within: Space,
  place: Place,
  stood: readonly string[],
  left: number,
  change: (kind: Needed['kind'], answers: Some) => Needed,
): { next: Place; more: readonly Needed[] }[] {
  const can = within.ticks(place);
  const usual = stood.filter((tick) => can.includes(tick));
  const told = (ticked: readonly string[]) => within.tells(place, ticked);
  const alike = new Map<string, [string, ...string[]]>();
  for (const tick of can.filter((one) => !usual.includes(one))) {
    const key = told([tick]);
    if (key === told([])) continue;
    const same = alike.get(key);
    if (same) same.push(tick);
    else alike.set(key, [tick]);
  }
  const added = [...alike.values()];
  const adding: (readonly Some[])[] = [
    [],
    ...added.map((one) => [one]),
    ...added.flatMap((one, i) => added.slice(i + 1).map((other) => [one, other])),
  ];
  const removing = usual.reduce<string[][]>(
    (sets, tick) => [...sets, ...sets.map((set) => [...set, tick])],
    [[]],
  );
  return removing.flatMap((less) =>
    adding
      .filter((more) => less.length + more.length <= left)
      .map((more) => ({
        next: within.go(place, [
          ...usual.filter((tick) => !less.includes(tick)),
          ...more.map(([first]) => first),
        ]),
        more: [
          ...less.map((tick) => change('untick', [tick])),
          ...more.map((answers) => change('tick', answers)),
        ],
      })),
  );
}

/**
 * Sets that differ only in which answer one question was given, as one set in which any of those
 * does.
 */
function together(sets: readonly (readonly Needed[])[]): (readonly Needed[])[] {
  const found: (readonly Needed[])[] = [];
  /** Joins a set to the first that it can be joined to. */
  const joins = (set: readonly Needed[]): boolean => {
    for (const [at, other] of found.entries()) {
      const both = joined(other, set);
      if (!both) continue;
      found[at] = both;
      return true;
    }
    return false;
  };
  for (const set of sets) if (!joins(set)) found.push(set);
  return found.length < sets.length ? together(found) : found;
}
function joined(one: readonly Needed[], other: readonly Needed[]): readonly Needed[] | undefined {
  if (one.length !== other.length) return undefined;
  const unlike = one.filter(
    (needed) => !other.some((same) => covers(same, needed) && covers(needed, same)),
  );
  const [mine] = unlike;
  if (unlike.length !== 1 || !mine || mine.kind === 'untick') return undefined;
  const theirs = other.find(
    (needed) => !one.some((same) => covers(same, needed) && covers(needed, same)),
  );
  if (!theirs || theirs.question !== mine.question || theirs.kind !== mine.kind) return undefined;
  const answers: Some = [
    ...mine.answers,
    ...theirs.answers.filter((answer) => !mine.answers.includes(answer)),
  ];
  return one.map((needed) => (needed === mine ? { ...mine, answers } : needed));
}

/** Those that hold no other, fewest changes first. */
function fewest(sets: readonly (readonly Needed[])[]): (readonly Needed[])[] {
  const found: (readonly Needed[])[] = [];
  for (const set of [...sets].sort((one, other) => one.length - other.length))
    if (!found.some((smaller) => smaller.every((one) => set.some((other) => covers(one, other)))))
      found.push(set);
  return found;
}
const covers = (one: Needed, other: Needed) =>
  one.question === other.question &&
  one.kind === other.kind &&
  other.answers.every((answer) => one.answers.includes(answer));

/** A change in words: the question by its short name, and each answer that would do. */
export function neededWords(
  words: Words,
  { decision, question, kind, answers }: Needed,
): { question: string; kind: Needed['kind']; answers: string[] } {
  return {
    question: questionWords(words, decision, question).short,
    kind,
    answers: answers.map((answer) => answerWords(words, decision, question, answer)),
  };
}
