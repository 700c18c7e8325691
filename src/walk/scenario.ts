import type { ScenarioText } from '../../content/schema.ts';
import { aboutDetails } from '../../machines/details.ts';
import { oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import { aboutGivens, outsideEngland } from '../../machines/givens.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import { journeyFor } from './journeyFor.ts';
import { pathOf, type Path } from './path.ts';

/** A scenario with its id: its file's name, as in its address. */
export interface Known {
  readonly id: string;
  readonly scenario: ScenarioText;
}

type StageText = ScenarioText['stages'][number];
/** Gives a stage of a scenario, counted from 0. */
export function stageAt({ title, stages }: ScenarioText, stage: number): StageText {
  const at = stages[stage];
  if (!at)
    throw new Error(`the scenario "${title}" has ${stages.length} stages, and none at ${stage}`);
  return at;
}

/**
 * The answers as they stand at a stage, counted from 0: those of the stages before, and what it
 * changes.
 */
export const answersAt = ({ stages }: ScenarioText, stage: number): Memory =>
  stages.slice(0, stage + 1).reduce<Memory>((all, { answers }) => ({ ...all, ...answers }), {});

/** Which journey a stage takes, by its id. */
export const journeyAt = (scenario: ScenarioText, stage: number): JourneyId =>
  stageAt(scenario, stage).journey;

/** The same as it is walked in the area that the scenario settles. */
export const journeyOfStage = (scenario: ScenarioText, stage: number): Journey =>
  journeyFor(journeyAt(scenario, stage), answersAt(scenario, stage));

/** What a scenario settles, so that nobody in the room is asked it. */
export const givenIn: readonly string[] = Object.entries({
  ...aboutGivens,
  ...aboutDetails,
}).flatMap(([question, { settled }]) => (settled ? [question] : []));

export type Expected = StageText['expect'];
/** What an expectation accepts any one of; of the actions all are expected. */
export const endings = ['level', 'consent', 'sharing'] as const;
export type Ending = (typeof endings)[number];

/** How far the answers of a stage lead. */
export const pathAt = (scenario: ScenarioText, stage: number): Path =>
  pathOf(journeyOfStage(scenario, stage), answersAt(scenario, stage));

/**
 * Answers that only a real decision can have: an area’s own pack, a real council, and other
 * nations.
 */
export const notInvented: readonly string[] = ['own-pack', 'council', ...outsideEngland];

/**
 * What a check of one stage finds. Nothing is wrong where `unanswered` and `fails` and `missing`
 * are empty.
 */
export interface StageCheck {
  /**
   * Where its answers stop: a question without an answer, or one whose answer is not offered there.
   */
  readonly unanswered?: {
    readonly decision: string;
    readonly question: string;
    readonly notOffered: boolean;
  };
  /** Each result that is not among those accepted, with what the decisions give. */
  readonly fails: readonly { readonly ending: Ending; readonly gives: string | undefined }[];
  /** Expected actions that the decisions do not give. */
  readonly missing: readonly string[];
  /** Answers that this stage gives and is not asked for, which is most often a slip. */
  readonly unused: readonly string[];
  /** Answers of a stage before that this one is not asked for: kept, without effect. */
  readonly setAside: readonly string[];
}

/** Walks every stage by the decisions, and says whether each comes to what it expects. */
export const checked = (scenario: ScenarioText): readonly StageCheck[] =>
  scenario.stages.map((_, stage) => checkedAt(scenario, stage));

export function checkedAt(scenario: ScenarioText, stage: number): StageCheck {
  const { answers, expect } = stageAt(scenario, stage);
  const { next, memory, actions, setAside } = pathAt(scenario, stage);
  const all: Memory = answersAt(scenario, stage);
  return {
    ...(next ? { unanswered: { ...next, notOffered: all[next.question] !== undefined } } : {}),
    fails: endings.flatMap((ending) => {
      const gives = oneAnswer(memory, ending);
      const accepted = expect[ending];
      return accepted === undefined || (gives !== undefined && accepted.includes(gives))
        ? []
        : [{ ending, gives }];
    }),
    missing: expect.actions.filter((action) => !actions.includes(action)),
    unused: setAside.filter((question) => question in answers),
    setAside: setAside.filter((question) => !(question in answers)),
  };
}

export const isSound = ({ unanswered, fails, missing }: StageCheck): boolean =>
  !unanswered && fails.length === 0 && missing.length === 0;

/** What must still be written before anyone can be trained with it, by its place. */
export type Unwritten =
  'title' | 'setting' | { readonly stage: number; readonly lacks: 'story' | 'level' };
export const unwritten = ({ title, setting, stages }: ScenarioText): readonly Unwritten[] => [
  ...(title.trim() ? [] : (['title'] as const)),
  ...(setting.trim() ? [] : (['setting'] as const)),
  ...stages.flatMap(({ story, expect }, stage) => [
    ...(story.trim() ? [] : [{ stage, lacks: 'story' } as const]),
    ...(expect.level.length > 0 ? [] : [{ stage, lacks: 'level' } as const]),
  ]),
];

/** Ready to train with: all is written, and every stage comes to what it expects. */
export const isReady = (scenario: ScenarioText): boolean =>
  unwritten(scenario).length === 0 && checked(scenario).every(isSound);
