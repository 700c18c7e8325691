import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LineCounter } from 'yaml';
import { actionOf, type Clock } from '../../machines/actions.ts';
import { isTickList, questionOf } from '../../machines/grammar/decision.ts';
import { answered, oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import { stageAsking, type Journey } from '../../machines/grammar/journey.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import { messageOf } from '../browser/mistake.ts';
import { levelIn } from '../../machines/outcomes.ts';
import { outsideEngland } from '../../machines/givens.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { journeyIn } from '../walk/journeyIn.ts';
import { textIn } from '../open/bytes.ts';
import type { PackFaultText } from '../open/packProblem.ts';
import { hasTooManyParts, readYaml, tooManyParts } from '../open/yaml.ts';
import { offeredAt, pathOf, type PathStep } from '../walk/path.ts';
import { walkIn } from '../walk/walkIn.ts';
import { short } from '../records/fault.ts';
import { routesChosen, type RouteChosen } from '../records/routes.ts';
import { recommend, type Recommendation } from '../recommend/recommend.ts';
import { said } from '../ui/unsaid.ts';
import { readPack, readText, readWords } from './words.ts';

/** What is said of a file that cannot be read, of a pack or of answers. */
const { reasons } = await readText<PackFaultText>('pages/pack-faults.yaml');

/*
 * npm run decide FILE [MOMENT]   FILE is YAML or JSON, { journey: refer or share, answers: { question: answer or [ticks] } },
 *                       or the answers alone. Prints as JSON where they lead, counted from MOMENT (now, unless given). A mistake is said in a sentence, with exit code 1.
 */

const largest = 1_000_000;
const tooLarge = 'the file is larger than 1 MB, and answers never are';

/** Where some answers lead, as plain data. */
export interface Decided {
  readonly journey: JourneyId;
  readonly done: boolean;
  readonly steps: readonly PathStep[];
  /** The facts that chose where to go next, where an answer alone did not. */
  readonly routes: readonly RouteChosen[];
  /**
   * The first question still to answer, what it offers, and the answer given to it if that is not
   * offered here.
   */
  readonly unanswered?: {
    readonly decision: string;
    readonly question: string;
    readonly offered: readonly string[];
    readonly notOffered?: string | readonly string[];
  };
  /** Given, and not on the path that the others lead along. */
  readonly setAside: Memory;
  readonly result: {
    readonly level?: string;
    readonly outcomes: Readonly<Record<string, string>>;
    readonly actions: readonly {
      readonly action: string;
      readonly within: Clock;
      readonly limit?: Clock;
    }[];
  };
}

/**
 * Reads a file of answers and follows them, in the area that they name. Throws a sentence that
 * names the file, the place and the nearest valid words.
 */
export async function decideFile(text: string, name: string): Promise<Decided> {
  const { journey, answers } = read(text, name);
  const followed = await journeyOf(journey, answers);
  const { steps, next, memory, actions: brought, setAside } = pathOf(followed, answers);
  const notOffered = next && answers[next.question];
  const level = levelIn(memory);
  return {
    journey,
    done: next === undefined,
    steps,
    routes: routesChosen(followed, answers),
    ...(next
      ? {
          unanswered: {
            ...next,
            offered: offeredAt(followed, answers, next.question),
            ...(notOffered ? { notOffered } : {}),
          },
        }
      : {}),
    setAside: Object.fromEntries(
      Object.entries(answers).filter(([question]) => setAside.includes(question)),
    ),
    result: {
      ...(level ? { level } : {}),
      outcomes: Object.fromEntries(
        followed.stages.flatMap(({ decision: { spec } }) => {
          const outcome = oneAnswer(memory, spec.id);
          return outcome ? [[spec.id, outcome]] : [];
        }),
      ),
      actions: brought.map((action) => {
        const { within, limit } = actionOf(action);
        return { action, within, ...(limit ? { limit } : {}) };
      }),
    },
  };
}

/**
 * The journey as it is walked in the area answered; before that, and outside England, there is no
 * pack to go by.
 */
async function journeyOf(id: JourneyId, answers: Memory): Promise<Journey> {
  const area = oneAnswer(answers, 'area');
  return area === undefined || isOneOf(outsideEngland, area)
    ? journeys[id]
    : journeyIn(id, await readPack(area));
}

function read(text: string, name: string): { journey: JourneyId; answers: Memory } {
  const refuse = (reason: string): never => {
    throw new Error(`${name}: ${reason}`);
  };
  if (Buffer.byteLength(text) > largest) refuse(tooLarge);
  const file = parse(text, refuse);
  if (!(file instanceof Map))
    return refuse(file === '' ? 'the file is empty' : 'the file holds no answers by question');
  const whole = file.has('answers') || file.has('journey');
  if (whole)
    for (const key of file.keys())
      oneOf(key, ['journey', 'answers'], 'at the top', 'journey or answers', refuse);
  const journey = whole ? (file.get('journey') ?? 'refer') : 'refer';
  oneOf(journey, keysOf(journeys), 'journey', 'a journey', refuse);
  const given: unknown = whole ? file.get('answers') : file;
  if (!(given instanceof Map))
    return refuse('answers: it is not a map of questions and their answers');

  const answers = new Map<string, string | string[]>();
  const questions = new Set(
    journeys[journey].stages.flatMap(({ decision }) => Object.keys(decision.spec.questions)),
  );
  const names = [...questions, ...(whole ? [] : ['journey', 'answers'])];
  for (const [question, answer] of given) {
    oneOf(question, names, 'answers', `a question of the ${journey} journey`, refuse);
    const asked = questionOf(stageAsking(journeys[journey], question).decision.spec, question);
    const place = `answers, “${question}”`;
    if (isTickList(asked)) {
      if (!Array.isArray(answer))
        return refuse(
          `${place}: any number can be ticked here, so write a list, such as [${asked.tick[0]}]`,
        );
      const ticks: unknown[] = answer;
      answers.set(
        question,
        ticks.map((tick) => {
          oneOf(tick, asked.tick, place, 'something to tick there', refuse);
          return tick;
        }),
      );
    } else {
      oneOf(answer, Object.keys(asked), place, 'an answer to it', refuse);
      answers.set(question, answer);
    }
  }
  if (answers.get('area') === 'council')
    refuse(
      'answers, “area”: “council” is one of a list, whose pack is held beside the answers, which cannot be followed here; name an area of content/areas',
    );
  if (answers.get('area') === 'own-pack')
    refuse(
      'answers, “area”: “own-pack” is a pack kept on one device, which cannot be followed here; name an area of content/areas',
    );
  return { journey, answers: Object.fromEntries(answers) };
}

type Refuse = (reason: string) => never;

/**
 * Every scalar is read as the words written (`2024`, `no`), every map as a Map (so that `__proto__`
 * is only a name).
 */
function parse(text: string, refuse: Refuse): unknown {
  try {
    if (hasTooManyParts(text)) throw new Error(said(reasons, tooManyParts));
    const { document, mistakes } = readYaml(text, new LineCounter(), { schema: 'failsafe' });
    const [mistake] = mistakes;
    if (mistake)
      throw new Error(
        `${short('isTwice' in mistake ? reasons['named-twice'] : mistake.message)}${mistake.line ? ` at line ${mistake.line}` : ''}`,
      );
    return document.toJS({ mapAsMap: true, maxAliasCount: 0 }) ?? '';
  } catch (mistake) {
    if (mistake instanceof ReferenceError)
      refuse('“*” repeats something written elsewhere, which is not read here; write it out');
    return refuse(
      `it cannot be read as YAML or JSON: ${messageOf(mistake).replace(/:?(\n.*)?$/s, '')}`,
    );
  }
}

function oneOf<Id extends string>(
  found: unknown,
  valid: readonly Id[],
  place: string,
  what: string,
  refuse: Refuse,
): asserts found is Id {
  if (isOneOf(valid, found)) return;
  if (typeof found !== 'string')
    return refuse(`${place}: ${found instanceof Map ? 'a map' : 'a list'} is not ${what}`);
  const far = (id: string) => distance(found.slice(0, 50), id);
  const nearest = [...valid].sort((a, b) => far(a) - far(b)).slice(0, 3);
  refuse(
    `${place}: “${found.slice(0, 50)}” is not ${what}; the nearest are ${nearest.map((id) => `“${id}”`).join(', ')}`,
  );
}

/** How many letters must be added, left out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  // how far what was read of the one is from each beginning of the other; `whole` from all of it
  let whole = other.length;
  let row = other.split('').map((letter, j) => ({ letter, before: j, here: j + 1 }));
  for (const [i, read] of one.split('').entries()) {
    let left = i + 1;
    row = row.map(({ letter, before, here }) => {
      const start = left;
      left = Math.min(left + 1, here + 1, before + (letter === read ? 0 : 1));
      return { letter, before: start, here: left };
    });
    whole = left;
  }
  return whole;
}

function open(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Error(`${path}: there is no such file`);
  if (size > largest) throw new Error(`${path}: ${tooLarge}`); // not even read
  const read = textIn(readFileSync(path));
  if ('fault' in read) throw new Error(`${path}: ${reasons[read.fault]}`);
  return read.text;
}

/** The whole recommendation in words, where the answers reach one in an area that has a pack. */
async function recommended(
  { journey, done, steps }: Decided,
  at: Date,
): Promise<{ recommendation?: Recommendation }> {
  const answers = Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));
  if (!done || answers['age'] === undefined || answers['age'] === 'adult') return {};
  const [words, pack] = await Promise.all([readWords(), readPack(answered(answers, 'area'))]);
  return { recommendation: recommend({ walk: walkIn(journey, answers, pack), words, at }) };
}

async function main(path: string | undefined, moment: string | undefined): Promise<void> {
  try {
    if (moment && Number.isNaN(Date.parse(moment)))
      throw new Error(`${moment}: this is not a moment such as 2026-11-23T16:41`);
    if (path === undefined) throw new Error('Name a file of answers: npm run decide FILE');
    const decided = await decideFile(open(path), path);
    console.log(
      JSON.stringify(
        { ...decided, ...(await recommended(decided, moment ? new Date(moment) : new Date())) },
        null,
        2,
      ),
    );
  } catch (mistake) {
    console.error(messageOf(mistake));
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv[2], process.argv[3]);
