import type { ScenarioText } from '../../../content/schema.ts';
import type { Memory } from '../../../machines/grammar/fact.ts';
import type { Journey } from '../../../machines/grammar/journey.ts';
import type { JourneyId } from '../../../machines/journeys.ts';
import { journeyFor } from '../../decide/journeyFor.ts';

/** A scenario with its id: its file's name, as in its address. */
export interface Known {
  readonly id: string;
  readonly scenario: ScenarioText;
}

/** The answers as they stand at a stage, counted from 0: those of the stages before, and what it changes. */
export const answersAt = ({ stages }: ScenarioText, stage: number): Memory =>
  Object.assign({}, ...stages.slice(0, stage + 1).map(({ answers }) => answers)) as Memory;

/** Which journey a stage takes, by its id. */
export const journeyAt = ({ stages }: ScenarioText, stage: number): JourneyId => stages[stage]!.journey;

/** The same as it is walked in the area that the scenario settles. */
export const journeyOfStage = (scenario: ScenarioText, stage: number): Journey =>
  journeyFor(journeyAt(scenario, stage), answersAt(scenario, stage));

/** What a scenario settles, so that nobody in the room is asked it: who they are, where, when, by which law, and how old the child is. */
export const givenIn: readonly string[] = ['mode', 'role', 'profession', 'holder', 'area', 'hours', 'law-edition', 'age'];
