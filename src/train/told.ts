import type { ScenarioText } from '../../content/schema.ts';
import { walkJourney } from '../../machines/core/journey.ts';
import { levels } from '../../machines/outcomes.ts';
import { pathOf } from '../decide/path.ts';
import { litOf, type Lit } from '../explain/chart.ts';
import { answerWords, questionWords, type Words } from '../refer/words.ts';
import { answersAt, givenIn, journeyOfStage } from './stages.ts';

/** A level that is accepted at a stage, in words. Advice today has no place on the windscreen. */
interface ToldLevel {
  readonly name: string;
  readonly act: string;
  /** 1 to 5. */
  readonly place: number | undefined;
}

/** One stage in words: the story, the path that its answers take, and what is expected. */
export interface ToldStage {
  readonly story: string;
  /** What a person would be asked, by its short name, and what the scenario answers. */
  readonly path: readonly { readonly question: string; readonly answer: string }[];
  /** The same through the decision of need, to be lit on its chart; none where it is not asked about. */
  readonly lit: Lit | undefined;
  /** More than one where practitioners may differ, the least urgent first. */
  readonly levels: readonly ToldLevel[];
  readonly actions: readonly string[];
  readonly consent: readonly string[];
  readonly sharing: readonly string[];
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

const known = <T>(all: Readonly<Record<string, T>>, ids: readonly string[] = []) => ids.flatMap((id) => all[id] ?? []);

/** The path through the decision of need, which is where the level comes from. */
function litAt(scenario: ScenarioText, stage: number, words: Words): Lit | undefined {
  const { walks } = walkJourney(journeyOfStage(scenario, stage), answersAt(scenario, stage));
  const walk = walks.find(({ decision }) => decision === 'need');
  return walk && litOf({ questions: [] }, walk, (question, answer) => answerWords(words, 'need', question, answer));
}

/** A scenario put into words, once, before it is told. */
export function toldOf(id: string, scenario: ScenarioText, words: Words): Told {
  const { title, setting, contested, stages, discuss, sources } = scenario;
  return {
    id,
    title,
    setting,
    contested,
    discuss,
    sources: known(words.sources, sources).map(({ title, publisher }) => `${title}, ${publisher}`),
    stages: stages.map(({ story, expect }, stage) => ({
      story,
      path: pathOf(journeyOfStage(scenario, stage), answersAt(scenario, stage))
        .steps.filter(({ question }) => !givenIn.includes(question))
        .map(({ decision, question, answer }) => ({
          question: questionWords(words, decision, question).short,
          answer: answerWords(words, decision, question, answer),
        })),
      lit: litAt(scenario, stage, words),
      levels: known(
        words.levels,
        levels.filter((level) => expect.level.includes(level)),
      ).map(({ name, act, n }) => ({ name, act, place: n ?? undefined })),
      actions: known(words.actions, expect.actions).map((action) => action.do),
      consent: known(words.consentOutcomes, expect.consent).map(({ title }) => title),
      sharing: known(words.sharingOutcomes, expect.sharing).map(({ title }) => title),
    })),
  };
}
