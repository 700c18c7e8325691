import type { ScenarioText } from '../../../content/schema.ts';
import { walkJourney } from '../../../machines/grammar/journey.ts';
import { litOf } from '../../explain/chart.ts';
import type { Lit } from '../../ui/pictures/chart.ts';
import { answerWords, questionWords, wordsAbout, type Words } from '../../recommend/words.ts';
import { modelAnswer, type ModelEnd } from '../practise/model.ts';
import { answersAt, givenIn, journeyOfStage } from '../../walk/scenario.ts';

/** A level in words. Advice today has no place on the windscreen. */
export interface ToldLevel {
  readonly name: string;
  readonly act: string;
  /** 1 to 5. */
  readonly place: number | undefined;
}

/** An end of a stage in words: where its own answers lead, and what else is accepted. */
export interface ToldEnd<T> {
  readonly model: T;
  readonly also: readonly T[];
}

/** One stage in words: the story, the path that its answers take, and where that leads. */
export interface ToldStage {
  readonly story: string;
  /** What a person would be asked, by its short name, and what the scenario answers. */
  readonly path: readonly { readonly question: string; readonly answer: string }[];
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
      const { path, ends } = modelAnswer(scenario, stage);
      return {
        story,
        path: path.steps
          .filter(({ question }) => !givenIn.includes(question))
          .map(({ decision, question, answer }) => ({
            question: questionWords(words, decision, question).short,
            answer: answerWords(words, decision, question, answer),
          })),
        lit: litAt(scenario, stage, words),
        level: told(ends.level, (id) => {
          const { name, act, n } = wordsAbout(words, 'levels', id);
          return { name, act, place: n ?? undefined };
        }),
        actions: known(words.actions, expect.actions).map((action) => action.do),
        consent:
          ends.consent &&
          told(ends.consent, (id) => wordsAbout(words, 'consentOutcomes', id).title),
        sharing:
          ends.sharing &&
          told(ends.sharing, (id) => wordsAbout(words, 'sharingOutcomes', id).title),
      };
    }),
  };
}
