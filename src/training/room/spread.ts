import type { ScenarioText } from '../../../content/schema.ts';
import { isTickList } from '../../../machines/grammar/decision.ts';
import { oneAnswer, type Memory } from '../../../machines/grammar/fact.ts';
import { consentOutcomes, levels, sharingOutcomes } from '../../../machines/outcomes.ts';
import type { Path } from '../../walk/path.ts';
import { answerWords, questionWords, wordsAbout, type Words } from '../../recommend/words.ts';
import { attemptPath, ownSteps, sameAnswer } from '../practise/attempt.ts';
import { grouped, plainCode, readCode } from './code.ts';
import { ends, leadsToAccepted, modelAnswer, type EndName } from '../practise/model.ts';
import { heaviest, weightInRoom, type Weight } from '../practise/weight.ts';
import { journeyOfStage, type Known } from '../../walk/scenario.ts';

/** How many people gave an answer or came to an end, and how it stands to the scenario's own. */
interface Count {
  /** An answer's id; of a tick-list, a tick's, or `none`. */
  readonly answer: string;
  readonly people: number;
  /** It is the scenario's own. */
  readonly model: boolean;
  /** It is not, and is accepted too; of an answer, since it leads to an end that is. */
  readonly accepted: boolean;
}
/** One question that somebody met. */
interface Met {
  readonly decision: string;
  readonly question: string;
  readonly people: number;
  /** In the order declared: what somebody gave, and what the scenario's own answer is. */
  readonly counts: readonly Count[];
  /** Whether those who met it gave more than one answer. */
  readonly parts: boolean;
  /** What the answers given change by themselves; none where all gave the same. */
  readonly weight: Weight | undefined;
}
/** Where the paths end: the level, what the family is asked, what is shared. */
interface Reached {
  readonly of: EndName;
  readonly people: number;
  readonly counts: readonly Count[];
}
/** What a room's codes show together, and nothing about who gave which. */
interface Spread {
  readonly stage: number;
  readonly people: number;
  /** In walk order. */
  readonly questions: readonly Met[];
  /** Where the room parts with the most weight; of one weight, the first that is met. */
  readonly first: Met | undefined;
  readonly reached: readonly Reached[];
}

const none = 'none';

/** Questions in order of what their answers change; of one weight, in the order they are met. */
export const byWeight = <T extends { readonly weight?: Weight | undefined }>(
  all: readonly T[],
): readonly T[] =>
  [...all].sort((one, other) => heaviest(one.weight ?? 'nothing', other.weight ?? 'nothing'));

/** Counts how many people gave each answer at each question that any of them met. */
export function spreadOf(all: readonly Memory[], scenario: ScenarioText, stage: number): Spread {
  const journey = journeyOfStage(scenario, stage);
  const model = modelAnswer(scenario, stage);
  const people = all.map((own) => ({ own, path: attemptPath(scenario, stage, own) }));
  const taken = people.map(({ own, path }) =>
    ownSteps(scenario, stage, path).map((step) => ({ ...step, own, path })),
  );
  const questions = journey.stages.flatMap(({ decision: { spec } }) =>
    Object.entries(spec.questions).flatMap(([question, asked]): Met[] => {
      const answers = taken.flatMap((steps) =>
        steps.filter((step) => step.decision === spec.id && step.question === question),
      );
      const [first] = answers;
      if (!first) return [];
      const given = (answer: string | readonly string[]) =>
        typeof answer === 'string' || answer.length > 0 ? [answer].flat() : [none];
      const theirs = model.path.steps.find((step) => step.question === question)?.answer;
      const order = isTickList(asked) ? [...asked.tick, none] : Object.keys(asked);
      const others =
        theirs === undefined ? [] : answers.filter(({ answer }) => !sameAnswer(answer, theirs));
      const counts = countsOf(
        order,
        answers.flatMap(({ answer }) => given(answer)),
        theirs === undefined ? [] : given(theirs),
        others.flatMap((step) =>
          leadsToAccepted(scenario, stage, step, step.own, model) ? given(step.answer) : [],
        ),
      );
      const parts = answers.some(({ answer }) => !sameAnswer(answer, first.answer));
      const weight = parts
        ? weightInRoom(
            scenario,
            stage,
            question,
            answers.map(({ path }) => path),
            model.path,
          )
        : undefined;
      return [{ decision: spec.id, question, people: answers.length, counts, parts, weight }];
    }),
  );
  return {
    stage,
    people: all.length,
    questions,
    first: byWeight(questions.filter(({ parts }) => parts))[0],
    reached: ends.flatMap((of): Reached[] => {
      const at = ({ memory }: Path) => oneAnswer(memory, of) ?? [];
      const came = people.flatMap(({ path }) => at(path));
      const { also = [] } = model.ends[of] ?? {};
      return came.length === 0
        ? []
        : [
            {
              of,
              people: came.length,
              counts: countsOf(allEnds[of], came, [at(model.path)].flat(), also),
            },
          ];
    }),
  };
}
const allEnds: Readonly<Record<EndName, readonly string[]>> = {
  level: levels,
  consent: consentOutcomes,
  sharing: sharingOutcomes,
};

const countsOf = (
  order: readonly string[],
  given: readonly string[],
  models: readonly string[],
  also: readonly string[],
): readonly Count[] =>
  order.flatMap((answer) => {
    const people = given.filter((one) => one === answer).length;
    const model = models.includes(answer);
    return people > 0 || model
      ? [{ answer, people, model, accepted: !model && also.includes(answer) }]
      : [];
  });

/** How many codes one room can have. */
export const mostCodes = 200;

/** A code, and how many people gave it. */
interface Entered {
  /** As it is read: without its marks. */
  readonly code: string;
  readonly people: number;
  readonly answers: Memory;
}
/** The codes entered for one stage, in the order of the alphabet: nothing says who came first. */
export type Codes = readonly Entered[];

type Collected =
  | { readonly said: 'accepted'; readonly codes: Codes }
  /** Entered before: two people may have the same code, so it counts again only if that is said. */
  | { readonly said: 'repeated' | 'full'; readonly codes: Codes }
  | { readonly said: 'wrong' | 'stale'; readonly codes: Codes }
  | {
      readonly said: 'other';
      readonly codes: Codes;
      readonly of: { readonly id: string; readonly stage: number };
    };

/**
 * One more code for a stage, as someone typed it. Whatever is refused leaves the codes as they
 * were.
 */
export function collect(
  codes: Codes,
  text: string,
  {
    id,
    stage,
    scenario,
    others = [],
    another = false,
  }: Known & {
    readonly stage: number;
    readonly others?: readonly Known[];
    readonly another?: boolean;
  },
): Collected {
  const read = readCode(text, id, stage, scenario, others);
  if ('refused' in read)
    return read.refused === 'other'
      ? { said: 'other', codes, of: read.of }
      : { said: read.refused, codes };
  const code = plainCode(text);
  const before = codes.find((entered) => entered.code === code);
  if (peopleIn(codes) >= mostCodes) return { said: 'full', codes };
  if (before && !another) return { said: 'repeated', codes };
  const entered = { code, people: (before?.people ?? 0) + 1, answers: read.answers };
  return {
    said: 'accepted',
    codes: [...codes.filter((one) => one !== before), entered].sort((a, b) =>
      a.code < b.code ? -1 : 1,
    ),
  };
}

/** Codes as a tab keeps them: each code, and how many people gave it. */
export const keptCodes = (codes: Codes): readonly (readonly [code: string, people: number])[] =>
  codes.map(({ code, people }) => [code, people]);

/** The codes that a tab kept, read again: what is no code of this stage any more is left out. */
export function codesAgain(kept: unknown, known: Known & { readonly stage: number }): Codes {
  let codes: Codes = [];
  const all: readonly unknown[] = Array.isArray(kept) ? kept : [];
  for (const [code, people] of all.filter((one): one is unknown[] => Array.isArray(one)))
    for (let n = 0; n < Math.min(Number(people) || 0, mostCodes); n += 1)
      codes = collect(codes, String(code), { ...known, another: true }).codes;
  return codes;
}

export const peopleIn = (codes: Codes): number =>
  codes.reduce((sum, { people }) => sum + people, 0);
/** Each person's answers, in the order of the alphabet of their codes. */
export const answersIn = (codes: Codes): readonly Memory[] =>
  codes.flatMap(({ people, answers }) => Array<Memory>(people).fill(answers));
/** A code that was entered, as it is written down. */
export const writtenCode = ({ code }: Entered): string => grouped(code);

/** A spread in words, ready for a picture and its list, and to be sent to another window. */
export interface SpreadTold {
  readonly stage: number;
  readonly people: number;
  readonly questions: readonly (ToldCounts & {
    /** Its name among these: none where it was kept before there was one. */
    readonly id?: string;
    readonly section: string;
    /** Where the room parts with the most weight. */
    readonly first: boolean;
    readonly parts: boolean;
    readonly weight?: Weight | undefined;
  })[];
  readonly reached: readonly (ToldCounts & { readonly of: EndName })[];
}
interface ToldCounts {
  /** The question, as it is asked; of an end, nothing. */
  readonly asked: string;
  readonly people: number;
  readonly counts: readonly {
    readonly label: string;
    readonly people: number;
    readonly model: boolean;
    readonly accepted: boolean;
  }[];
}

/** The same in words. */
export function spreadTold(
  { stage, people, questions, reached, first }: Spread,
  words: Words,
): SpreadTold {
  const end = (of: EndName, id: string) =>
    of === 'level'
      ? wordsAbout(words, 'levels', id).name
      : wordsAbout(words, of === 'consent' ? 'consentOutcomes' : 'sharingOutcomes', id).title;
  return {
    stage,
    people,
    questions: questions.map((met) => {
      const { decision, question, people, counts, parts, weight } = met;
      return {
        id: `${decision}.${question}`,
        section: wordsAbout(words, 'decisions', decision).section,
        asked: questionWords(words, decision, question).ask,
        people,
        parts,
        first: met === first,
        ...(weight ? { weight } : {}),
        counts: counts.map(({ answer, people, model, accepted }) => ({
          label: answerWords(
            words,
            decision,
            question,
            answer === none && !(none in questionWords(words, decision, question).answers)
              ? []
              : answer,
          ),
          people,
          model,
          accepted,
        })),
      };
    }),
    reached: reached.map(({ of, people, counts }) => ({
      of,
      asked: '',
      people,
      counts: counts.map(({ answer, people, model, accepted }) => ({
        label: end(of, answer),
        people,
        model,
        accepted,
      })),
    })),
  };
}
