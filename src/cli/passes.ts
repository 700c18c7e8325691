import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import type { Passes } from '../explain/passes.ts';
import { journeyWith } from '../walk/journeyIn.ts';
import { readRaises } from './raises.ts';
import { readText } from './words.ts';

const scenarios = fileURLToPath(new URL('../../content/scenarios', import.meta.url));
const name = 'virtual:passes';

/** Hands “How it decides” which scenarios come past each question, walked while building. */
export const passes = (): Plugin => ({
  name: 'passes',
  resolveId: (id) => (id === name ? `\0${name}` : undefined),
  async load(id) {
    if (id !== `\0${name}`) return;
    return `export default JSON.parse(${JSON.stringify(JSON.stringify(await readPasses()))})`;
  },
});

/** Walks every stage of every scenario, in the area that it names. */
export async function readPasses(): Promise<Passes> {
  const raises = await readRaises();
  const passed: Record<string, { id: string; title: string }[]> = {};
  for (const file of readdirSync(scenarios).sort()) {
    const { title, stages } = await readText<ScenarioText>(`scenarios/${file}`);
    const asked = new Set<string>();
    let answers: Memory = {};
    for (const stage of stages) {
      answers = { ...answers, ...stage.answers };
      const area = answers['area'];
      const journey = journeyWith(stage.journey, (typeof area === 'string' && raises[area]) || {});
      for (const { steps } of walkJourney(journey, answers).walks)
        for (const { question } of steps) asked.add(question);
    }
    for (const question of asked)
      (passed[question] ??= []).push({ id: file.replace('.yaml', ''), title });
  }
  return passed;
}
