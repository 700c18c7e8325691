import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';

/** A story's answers up to a stage. What the device answers by itself is left out. */
export async function storyOf(file: string, stage: number): Promise<Memory> {
  const path = new URL(`../../content/scenarios/${file}.yaml`, import.meta.url).pathname;
  const { stages } = (await readContent(path)) as ScenarioText;
  const {
    mode: _,
    'law-edition': __,
    hours: ___,
    ...answers
  } = Object.assign({}, ...stages.slice(0, stage + 1).map(({ answers }) => answers)) as Memory;
  return answers;
}
