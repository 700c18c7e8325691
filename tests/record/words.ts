import { readdirSync } from 'node:fs';
import { readContent } from '../../content/plugin.ts';
import type { Pack, ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/core/fact.ts';
import type { Words } from '../../src/refer/words.ts';

const content = new URL('../../content/', import.meta.url).pathname;
const read = async <T>(path: string) => (await readContent(content + path)) as T;

/** Everything that is said about the decisions, read from content/ as the build reads it. */
export async function readWords(): Promise<Words> {
  const decisions = await Promise.all(
    readdirSync(`${content}questions`).map(async (file) => [file.replace('.yaml', ''), await read(`questions/${file}`)] as const),
  );
  return {
    decisions: Object.fromEntries(decisions) as Words['decisions'],
    concerns: await read('concerns.yaml'),
    actions: await read('actions.yaml'),
    levels: await read('levels.yaml'),
    consentOutcomes: await read('consent-outcomes.yaml'),
    sharingOutcomes: await read('sharing-outcomes.yaml'),
    sources: await read('sources.yaml'),
    editions: await read('editions.yaml'),
    routes: await read('routes.yaml'),
  };
}

export const readPack = (area: string) => read<Pack>(`areas/${area}.yaml`);

/** Every stage of every scenario, in the order of domain J, with all its answers so far. */
export async function readStories() {
  const files = readdirSync(`${content}scenarios`).sort();
  const scenarios = await Promise.all(files.map((file) => read<ScenarioText>(`scenarios/${file}`)));
  return scenarios.flatMap(({ stages }, i) => {
    let answers: Memory = {};
    return stages.map(({ journey, answers: more }, n) => {
      answers = { ...answers, ...more };
      return { at: `${files[i]!.slice(0, 3)}.${n}`, journey, answers };
    });
  });
}
