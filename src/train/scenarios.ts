import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/core/fact.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import { ownId, ownScenario } from './own.ts';

const files = import.meta.glob<ScenarioText>('../../content/scenarios/*.yaml', { import: 'default' });
const idOf = (path: string) => path.replace(/^.*\/|\.yaml$/g, '');

/** A scenario with its id: its file's name, as in its address. */
export interface Known {
  readonly id: string;
  readonly scenario: ScenarioText;
}

/** The scenarios that come with Windscreen, in their order. */
export const scenarioIds: readonly string[] = Object.keys(files).map(idOf).sort();

/** Loads one scenario, or the one that someone wrote or opened. Throws where there is none by that id. */
export async function scenarioOf(id: string): Promise<ScenarioText> {
  const own = id === ownId ? ownScenario.get() : undefined;
  if (own) return own;
  const load = files[Object.keys(files).find((path) => idOf(path) === id) ?? ''];
  if (!load) throw new Error(`no scenario "${id}"`);
  return load();
}

export const allScenarios = async (): Promise<readonly Known[]> =>
  Promise.all(scenarioIds.map(async (id) => ({ id, scenario: await scenarioOf(id) })));

/** The answers as they stand at a stage, counted from 0: those of the stages before, and what it changes. */
export const answersAt = ({ stages }: ScenarioText, stage: number): Memory =>
  Object.assign({}, ...stages.slice(0, stage + 1).map(({ answers }) => answers)) as Memory;

/** Which journey a stage takes. */
export const journeyAt = ({ stages }: ScenarioText, stage: number): JourneyId => stages[stage]!.journey;

/** What a scenario settles, so that nobody in the room is asked it: who they are, where, when, by which law, and how old the child is. */
export const givenIn: readonly string[] = ['mode', 'role', 'profession', 'holder', 'area', 'hours', 'law-edition', 'age'];
