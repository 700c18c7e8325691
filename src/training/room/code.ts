import canonicalize from 'canonicalize';
import { sha256 } from '@noble/hashes/sha2.js';
import type { ScenarioText } from '../../../content/schema.ts';
import { ticksIn, type Memory } from '../../../machines/grammar/fact.ts';
import { entryOf } from '../../../machines/grammar/known.ts';
import type { Journey } from '../../../machines/grammar/journey.ts';
import { space, type Place } from '../../../machines/grammar/space.ts';
import { rulesOf } from '../../records/rules.ts';
import { givensAt } from '../practise/attempt.ts';
import { journeyOfStage, stageAt } from '../../walk/scenario.ts';

/*
 * A code says which path a person took through one stage of a scenario, and nothing else. Every
 * path that can be walked there has a number, the shortest first, and the code is that number: no
 * answers can be written that are not offered. Numbering the paths themselves, rather than each
 * answer on the way, is what keeps 20 questions within eleven characters.
 */

/**
 * Crockford's base 32, as a receipt's: no I, L, O or U, so that a code can be read out and typed.
 */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/**
 * One that names the scenario, the stage, the rules and the code's length; the path's number; two
 * that check all the others.
 */
const named = 1;
const leastNumber = 3;
const checks = 2;
/**
 * More would repeat a weight of the checks. The longest path there is, everything ticked, needs
 * fewer.
 */
const most = 31;
/**
 * A tick lengthens a path as four questions do: one of some hundred boxes says about as much as
 * four answers of three.
 */
const tickLength = 4;

interface Where {
  readonly id: string;
  /** Counted from 0. */
  readonly stage: number;
}
export type ReadCode =
  | { readonly answers: Memory }
  /** Not a code, or not as it was given. */
  | { readonly refused: 'wrong' }
  /** A code from another stage, or another scenario known here. */
  | { readonly refused: 'other'; readonly of: Where }
  /** A code from a scenario or a Windscreen that is not this one. */
  | { readonly refused: 'stale' };

/** The code for a whole path. Throws where a question on it is not answered. */
export function codeOf(id: string, stage: number, scenario: ScenarioText, answers: Memory): string {
  const number = [...pathsAt(scenario, stage).numberOf(answers).toString(32)].map((digit) =>
    parseInt(digit, 32),
  );
  const padded = [...Array<number>(Math.max(0, leastNumber - number.length)).fill(0), ...number];
  const [tag, key] = tagOf({ id, stage }, scenario);
  const values = [lengthIn(tag, named + padded.length + checks), ...padded];
  const keyed = [...values, times4(weighed(values)) ^ key];
  return grouped([...keyed, times2(sumOf(keyed))].map((value) => digits[value]).join(''));
}

/**
 * Reads a code as someone wrote or typed it: in any case, with or without its marks, O for 0, and I
 * or L for 1.
 */
export function readCode(
  text: string,
  id: string,
  stage: number,
  scenario: ScenarioText,
  others: readonly { readonly id: string; readonly scenario: ScenarioText }[] = [],
): ReadCode {
  const values = valuesOf(text);
  if (!values || sumOf(values) !== 0) return { refused: 'wrong' };
  const isFor = (where: Where, of: ScenarioText) => {
    const [tag, key] = tagOf(where, of);
    return values[0] === lengthIn(tag, values.length) && weighed(values.slice(0, -1)) === key;
  };
  if (!isFor({ id, stage }, scenario)) {
    const stagesOf = [{ id, scenario }, ...others].flatMap((one) =>
      one.scenario.stages.map((_, n) => ({ ...one, stage: n })),
    );
    const of = stagesOf.find((one) => isFor(one, one.scenario));
    return of ? { refused: 'other', of: { id: of.id, stage: of.stage } } : { refused: 'stale' };
  }
  return pathIn(values.slice(named, -checks), stage, scenario);
}

function pathIn(written: readonly number[], stage: number, scenario: ScenarioText): ReadCode {
  if (written.length > leastNumber && written[0] === 0) return { refused: 'wrong' };
  const answers = pathsAt(scenario, stage).answersOf(
    written.reduce((sum, value) => sum * 32n + BigInt(value), 0n),
  );
  return answers ? { answers } : { refused: 'wrong' };
}

/** How a code is written down, and told from another: in threes. */
export const grouped = (code: string): string => code.replace(/.{3}(?=..)/g, '$&-');

/** A code that reads the same however it was typed. */
export const plainCode = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[\s.–—-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

function valuesOf(text: string): readonly number[] | undefined {
  const values = [...plainCode(text)].map((digit) => digits.indexOf(digit));
  return values.length >= named + leastNumber + checks &&
    values.length <= most &&
    !values.includes(-1)
    ? values
    : undefined;
}

/**
 * The last character: the characters as coefficients over the field of 32, taken at its generator.
 * Each place has a weight of its own, so that one wrong character, or any two that changed places,
 * always leave a sum that is not 0.
 */
const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => times2(sum) ^ value, 1);
const times2 = (value: number): number => (value << 1) ^ (value & 16 ? 0b100101 : 0);
/**
 * The last but one: the same at the square of the generator, with what names the stage laid over
 * it. Two wrong characters that one sum misses never escape the other, as in every Reed-Solomon
 * code.
 */
const weighed = (values: readonly number[]): number =>
  values.reduce((sum, value) => times4(sum) ^ value, 0);
const times4 = (value: number): number => times2(times2(value));
/**
 * The first: a code from which a character was dropped, or to which one was added, says that it was
 * of another length.
 */
const lengthIn = (tag: number, length: number): number => tag ^ length;

/**
 * What names a scenario, its stage and the rules it is walked by: ten bits of a hash over all that
 * a code is read by.
 */
/**
 * Raised where a code that was kept from other rules would, by chance, be read as another path
 * under these.
 */
const edition = 2;
function tagOf({ id, stage }: Where, scenario: ScenarioText): readonly [number, number] {
  const { title } = scenario;
  const said = {
    edition,
    id,
    title,
    stage,
    story: stageAt(scenario, stage).story,
    givens: givensAt(scenario, stage),
    rules: rulesHash(journeyOfStage(scenario, stage)),
  };
  const { buffer } = hash(said);
  const bytes = new DataView(buffer);
  return [bytes.getUint8(0) >> 3, bytes.getUint8(1) >> 3];
}
const hash = (value: unknown) => sha256(new TextEncoder().encode(canonicalize(value)));
const hashes = new WeakMap<Journey, string>();
const rulesHash = (journey: Journey): string =>
  entryOf(hashes, journey, () => hash(rulesOf(journey)).join());

/**
 * Where a path can turn: a question with its answers, or one box of a tick-list, left or ticked.
 */
interface Turn {
  readonly question: string;
  /** The box, and whether it is the first of its list. */
  readonly tick?: string;
  readonly ways: readonly Way[];
  /** How many paths of each length go on from here, as far as they have been counted. */
  readonly paths: bigint[];
  /** The longest of them. */
  readonly longest: number;
}
interface Way {
  /** The answer; of a box, `ticked` or nothing. */
  readonly answer: string;
  readonly length: number;
  readonly to: Turn;
}
const ticked = 'ticked';
const end: Turn = { question: '', ways: [], paths: [], longest: 0 };

const known = new Map<string, ReturnType<typeof numbered>>();
/** The paths of a stage, numbered once. */
function pathsAt(scenario: ScenarioText, stage: number) {
  const [journey, givens] = [journeyOfStage(scenario, stage), givensAt(scenario, stage)];
  const key = JSON.stringify([journey.id, givens]);
  return entryOf(known, key, () => numbered(journey, givens));
}

/**
 * Every path of a journey from what is given, numbered: by length, then by the answers in the order
 * they are declared.
 */
function numbered(journey: Journey, givens: Memory) {
  const within = space(journey);
  const turns = new Map<string, Turn>();

  const turnAt = (place: Place): Turn => {
    if (place.at === within.end) return end;
    const question = within.question(place);
    const choices = within.isTickListAt(place)
      ? []
      : within.answers(place).flatMap(({ answer }) => answer);
    const settled = givens[question];
    if (typeof settled === 'string' && choices.includes(settled))
      return turnAt(within.go(place, settled));
    if (within.isTickListAt(place)) return boxAt(place, within.ticks(place), 0, []);
    // what was answered in an earlier decision is not asked again: that answer stands, and adds no
    // length
    const before = place.memory[question];
    if (before !== undefined) return turnAt(within.go(place, before));
    const length = choices.length > 1 ? 1 : 0;
    return once(`${place.key}`, () => ({
      question,
      ways: choices.map((answer) => ({ answer, length, to: turnAt(within.go(place, answer)) })),
    }));
  };
  const boxAt = (
    place: Place,
    ticks: readonly string[],
    at: number,
    sofar: readonly string[],
  ): Turn => {
    const tick = ticks[at];
    if (tick === undefined) return turnAt(within.go(place, sofar));
    const asks = at === 0 ? 1 : 0;
    return once(`${place.key} ${at} ${within.tells(place, sofar)}`, () => ({
      question: within.question(place),
      tick,
      ways: [
        { answer: '', length: asks, to: boxAt(place, ticks, at + 1, sofar) },
        {
          answer: ticked,
          length: asks + tickLength,
          to: boxAt(place, ticks, at + 1, [...sofar, tick]),
        },
      ],
    }));
  };
  const once = (key: string, make: () => Pick<Turn, 'question' | 'tick' | 'ways'>): Turn => {
    const before = turns.get(key);
    if (before) return before;
    const made = make();
    const turn = {
      ...made,
      paths: [],
      longest: Math.max(...made.ways.map(({ length, to }) => length + to.longest)),
    };
    turns.set(key, turn);
    return turn;
  };
  const start = turnAt(within.begin());

  const count = (turn: Turn, length: number): bigint => {
    if (turn === end) return length === 0 ? 1n : 0n;
    if (length < 0 || length > turn.longest) return 0n;
    return (turn.paths[length] ??= turn.ways.reduce(
      (sum, way) => sum + count(way.to, length - way.length),
      0n,
    ));
  };
  const shorter = (length: number): bigint => {
    let sum = 0n;
    for (let each = 0; each < length; each++) sum += count(start, each);
    return sum;
  };

  return {
    /** The number of a path. */
    numberOf(answers: Memory): bigint {
      const taken: { turn: Turn; way: Way }[] = [];
      for (let turn = start; turn !== end;) {
        const { question, tick, ways } = turn;
        const answer = answers[question];
        const chosen = tick === undefined ? answer : answer?.includes(tick) ? ticked : '';
        const way = answer === undefined ? undefined : ways.find((one) => one.answer === chosen);
        if (!way) throw new Error(`no code yet: "${question}" is not answered with what it offers`);
        taken.push({ turn, way });
        turn = way.to;
      }
      let left = taken.reduce((sum, { way }) => sum + way.length, 0);
      let number = shorter(left);
      for (const { turn, way } of taken) {
        for (const before of turn.ways.slice(0, turn.ways.indexOf(way)))
          number += count(before.to, left - before.length);
        left -= way.length;
      }
      return number;
    },
    /** The answers on the path that has a number; none where there are not so many paths. */
    answersOf(number: bigint): Memory | undefined {
      let left = 0;
      for (; number >= count(start, left); left++) {
        if (left === start.longest) return undefined;
        number -= count(start, left);
      }
      const answers: Record<string, string | readonly string[]> = {};
      for (let turn = start; turn !== end;) {
        const way = turn.ways.find(({ to, length }) => {
          const paths = count(to, left - length);
          if (number < paths) return true;
          number -= paths;
          return false;
        });
        if (!way)
          throw new Error(`no path goes on from "${turn.question}" by the number that is left`);
        if (turn.tick === undefined) answers[turn.question] = way.answer;
        else
          answers[turn.question] = [
            ...ticksIn(answers, turn.question),
            ...(way.answer ? [turn.tick] : []),
          ];
        left -= way.length;
        turn = way.to;
      }
      return answers;
    },
    /** How many paths are no longer than this. */
    upTo: (length: number): bigint => shorter(length + 1),
  };
}

/** How long a code can be for a path of so many questions, with so many ticks. */
export function longestCode(
  scenario: ScenarioText,
  stage: number,
  questions: number,
  ticks: number,
): number {
  const paths = pathsAt(scenario, stage).upTo(questions + ticks * tickLength);
  return named + Math.max(leastNumber, (paths - 1n).toString(32).length) + checks;
}
