import { isTickList, questionOf } from '../../machines/grammar/decision.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { stageAsking } from '../../machines/grammar/journey.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { nearest } from './nearest.ts';

/** Answers that were handed in, with the journey they are for, once both are known to be ours. */
export interface AnswersGiven {
  readonly journey: JourneyId;
  readonly answers: Memory;
}

/** Answers that cannot be followed: what was found, where, why it cannot be, and what mends it. */
export class AnswersError extends Error {
  readonly thing: string;
  readonly place: string;
  readonly mend: string;
  constructor(found: { thing: string; place: string; wrong: string; mend: string }) {
    super(`${found.place}: ${found.wrong}; ${found.mend}`);
    this.name = 'AnswersError';
    this.thing = found.thing;
    this.place = found.place;
    this.mend = found.mend;
  }
}

/**
 * Reads `{ journey, answers }`, or the answers alone, from whoever hands them in: a program, or a
 * file read with each map as a Map, so that `__proto__` is only a name. Throws an AnswersError at
 * the first thing that is not ours.
 */
export function answersGiven(given: unknown): AnswersGiven {
  const top = entriesOf(given, 'answers');
  const whole = top.some(([key]) => key === 'answers' || key === 'journey');
  if (whole)
    for (const [key] of top) oneOf(key, ['journey', 'answers'], 'at the top', 'journey or answers');
  const field = (name: string) => top.find(([key]) => key === name)?.[1];
  const journey = whole ? (field('journey') ?? 'refer') : 'refer';
  oneOf(journey, keysOf(journeys), 'journey', 'a journey');

  const answers = new Map<string, string | readonly string[]>();
  const questions = journeys[journey].stages.flatMap(({ decision }) =>
    Object.keys(decision.spec.questions),
  );
  const names = [...new Set(questions), ...(whole ? [] : ['journey', 'answers'])];
  for (const [question, answer] of whole ? entriesOf(field('answers'), 'answers') : top) {
    oneOf(question, names, 'answers', `a question of the ${journey} journey`);
    const asked = questionOf(stageAsking(journeys[journey], question).decision.spec, question);
    const place = `answers, “${question}”`;
    if (isTickList(asked)) answers.set(question, ticksIn(answer, asked.tick, place));
    else {
      oneOf(answer, Object.keys(asked), place, 'an answer to it');
      answers.set(question, answer);
    }
  }
  const held = heldElsewhere[String(answers.get('area'))];
  if (held)
    throw new AnswersError({
      thing: String(answers.get('area')),
      place: 'answers, “area”',
      wrong: `“${String(answers.get('area'))}” is ${held}, which cannot be followed here`,
      mend: 'name an area of content/areas',
    });
  return { journey, answers: Object.fromEntries(answers) };
}

/** Answers whose pack is held beside them on a device: only the app has it. */
const heldElsewhere: Readonly<Record<string, string | undefined>> = {
  council: 'one of a list, whose pack is held beside the answers',
  'own-pack': 'a pack kept on one device',
};

function ticksIn(answer: unknown, ticks: readonly string[], place: string): readonly string[] {
  if (!Array.isArray(answer))
    throw new AnswersError({
      thing: shown(answer),
      place,
      wrong: 'any number can be ticked here',
      mend: `write a list, such as [${ticks[0]}]`,
    });
  const all: unknown[] = answer;
  return all.map((tick) => {
    oneOf(tick, ticks, place, 'something to tick there');
    return tick;
  });
}

function entriesOf(map: unknown, place: string): readonly (readonly [unknown, unknown])[] {
  if (map instanceof Map) return [...(map as ReadonlyMap<unknown, unknown>)]; // of whatever
  if (typeof map === 'object' && map !== null && !Array.isArray(map)) return Object.entries(map);
  throw new AnswersError({
    thing: shown(map),
    place,
    wrong: 'it is not a map of questions and their answers',
    mend: 'write each question with its answer, such as { "harm": "no" }',
  });
}

/** What was found, no longer than a line can carry. */
function shown(found: unknown): string {
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object' && found !== null) return 'a map';
  return `“${String(found).slice(0, 50)}”`;
}

function oneOf<Id extends string>(
  found: unknown,
  valid: readonly Id[],
  place: string,
  what: string,
): asserts found is Id {
  if (isOneOf(valid, found)) return;
  const near = nearest(valid, typeof found === 'string' ? found.slice(0, 50) : '');
  throw new AnswersError({
    thing: shown(found),
    place,
    wrong: `${shown(found)} is not ${what}`,
    mend: `the nearest are ${near.map((id) => `“${id}”`).join(', ')}`,
  });
}
