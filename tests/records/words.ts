import { readdirSync } from 'node:fs';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
export { readPack, readWords } from '../../src/cli/words.ts';
import type { Memory } from '../../machines/grammar/fact.ts';

const content = new URL('../../content/', import.meta.url).pathname;
const read = async <T>(path: string) => (await readContent(content + path)) as T;

/** Every stage of every scenario, in their order, with all its answers so far. */
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
