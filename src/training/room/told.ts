import type { ScenarioText } from '../../../content/schema.ts';
import { oneAnswer } from '../../../machines/grammar/fact.ts';
import { walkJourney } from '../../../machines/grammar/journey.ts';
import { litOf } from '../../explain/drawn.ts';
import type { Lit } from '../../ui/pictures/chart.ts';
import type { PathStep } from '../../walk/path.ts';
import { answerWords, questionWords, wordsAbout, type Words } from '../../recommend/words.ts';
import { markOfLevel } from '../../recommend/places.ts';
import { ends, modelAnswer, type EndName, type ModelEnd } from '../practise/model.ts';
import { answersAt, givenIn, journeyOfStage } from '../../walk/scenario.ts';

/** A level in words. */
export interface ToldLevel {
  readonly name: string;
  readonly act: string;
  /** Where it stands on the windscreen, 1 to 5; advice today between two. */
  readonly place: number | undefined;
}

/** An end of a stage in words: where its own answers lead, and what else is accepted. */
export interface ToldEnd<T> {
  readonly model: T;
  readonly also: readonly T[];
}

/** What a person would be asked, by its short name, and what the scenario answers. */
export interface ToldStep {
  readonly question: string;
  readonly answer: string;
  /** The part of the journey that asks it. */
  readonly section: string;
  /** What this answer settles, being the last before it: the level, the family's part, sharing. */
  readonly leads: readonly string[];
}

/** One stage in words: the story, the path that its answers take, and where that leads. */
export interface ToldStage {
  readonly story: string;
  readonly path: readonly ToldStep[];
  /**
   * The same through the decision of need, to be lit on its chart; none where it is not asked
   * about.
   */
  readonly lit: Lit | undefined;
  readonly level: ToldEnd<ToldLevel>;
  readonly actions: readonly string[];
  /** None where the stage says nothing of the family; the same of sharing. */
  readonly consent: ToldEnd<string> | undefined;
  readonly sharing: ToldEnd<string> | undefined;
}

/** A scenario as it is told to a room, with every word it will need. */
export interface Told {
  readonly id: string;
  readonly title: string;
  readonly setting: string;
  readonly contested: boolean;
  readonly stages: readonly ToldStage[];
  readonly discuss: readonly string[];
  readonly sources: readonly string[];
  /**
   * What a phone in the room opens it by, where it is one’s own and that can be shown. None of the
   * library, which every phone has.
   */
  readonly code?: string | undefined;
}

/** Gives a stage as it is told, counted from 0. */
export function toldAt({ title, stages }: Told, stage: number): ToldStage {
  const at = stages[stage];
  if (!at)
    throw new Error(`“${title}” is told in ${stages.length} stages, and has none at ${stage}`);
  return at;
}

const known = <T>(all: Readonly<Record<string, T>>, ids: readonly string[] = []) =>
  ids.flatMap((id) => all[id] ?? []);

/** The path through the decision of need, which is where the level comes from. */
function litAt(scenario: ScenarioText, stage: number, words: Words): Lit | undefined {
  const { walks } = walkJourney(journeyOfStage(scenario, stage), answersAt(scenario, stage));
  const walk = walks.find(({ decision }) => decision === 'need');
  return (
    walk &&
    litOf({ questions: [] }, walk, (question, answer) =>
      answerWords(words, 'need', question, answer),
    )
  );
}

/**
 * What each of some steps settles, being the last that was asked before it: a decision that asks
 * nothing settles its end all the same.
 */
function settledBy(
  scenario: ScenarioText,
  stage: number,
  steps: readonly PathStep[],
): readonly (readonly EndName[])[] {
  const { walks } = walkJourney(journeyOfStage(scenario, stage), answersAt(scenario, stage));
  const order = walks.map(({ decision }) => decision);
  const last = ends.map((of) => {
    const at = walks.findIndex(({ memory }) => memory[of] !== undefined);
    return {
      of,
      step: at < 0 ? -1 : steps.findLastIndex(({ decision }) => order.indexOf(decision) <= at),
    };
  });
  return steps.map((_, i) => last.flatMap(({ of, step }) => (step === i ? of : [])));
}

const told = <T>({ model, also }: ModelEnd, words: (id: string) => T): ToldEnd<T> => ({
  model: words(model),
  also: also.map(words),
});

/**
 * A scenario put into words, once, before it is told. Throws where a stage's own answers come to no
 * level.
 */
export function toldOf(id: string, scenario: ScenarioText, words: Words): Told {
  const { title, setting, contested, stages, discuss, sources } = scenario;
  return {
    id,
    title,
    setting,
    contested,
    discuss: discuss.map(({ ask }) => ask),
    sources: known(words.sources, sources).map(({ title, publisher }) => `${title}, ${publisher}`),
    stages: stages.map(({ story, expect }, stage) => {
      const { path, ends: found } = modelAnswer(scenario, stage);
      const steps = path.steps.filter(({ question }) => !givenIn.includes(question));
      const settled = settledBy(scenario, stage, steps);
      const ended = {
        level: (id: string) => wordsAbout(words, 'levels', id).name,
        consent: (id: string) => wordsAbout(words, 'consentOutcomes', id).title,
        sharing: (id: string) => wordsAbout(words, 'sharingOutcomes', id).title,
      };
      return {
        story,
        path: steps.map(({ decision, question, answer }, i) => ({
          question: questionWords(words, decision, question).short,
          answer: answerWords(words, decision, question, answer),
          section: wordsAbout(words, 'decisions', decision).section,
          leads: (settled[i] ?? []).flatMap((of) => {
            const end = oneAnswer(path.memory, of);
            return end === undefined ? [] : ended[of](end);
          }),
        })),
        lit: litAt(scenario, stage, words),
        level: told(found.level, (id) => {
          const { name, act } = wordsAbout(words, 'levels', id);
          return { name, act, place: markOfLevel(id) };
        }),
        actions: known(words.actions, expect.actions).map((action) => action.do),
        consent:
          found.consent &&
          told(found.consent, (id) => wordsAbout(words, 'consentOutcomes', id).title),
        sharing:
          found.sharing &&
          told(found.sharing, (id) => wordsAbout(words, 'sharingOutcomes', id).title),
      };
    }),
  };
}
