import type { ScenarioText } from '../../../content/schema.ts';
import { ownId } from '../practise/own.ts';
import type { Known } from '../../walk/scenario.ts';

const files = import.meta.glob<ScenarioText>('../../../content/scenarios/*.yaml', {
  import: 'default',
});
const idOf = (path: string) => path.replace(/^.*\/|\.yaml$/g, '');

/** The scenarios that come with Windscreen, in their order. */
export const scenarioIds: readonly string[] = Object.keys(files).map(idOf).sort();

/**
 * Loads one scenario, or the one that someone wrote or opened. Throws where there is none by that
 * id.
 */
export async function scenarioOf(id: string): Promise<ScenarioText> {
  if (id === ownId) {
    const { ownAgain } = await import('../write/ownDraft.ts');
    const own = await ownAgain();
    if (own) return own;
  }
  const load = files[Object.keys(files).find((path) => idOf(path) === id) ?? ''];
  if (!load) throw new Error(`no scenario "${id}"`);
  return load();
}

export const allScenarios = async (): Promise<readonly Known[]> =>
  Promise.all(scenarioIds.map(async (id) => ({ id, scenario: await scenarioOf(id) })));
