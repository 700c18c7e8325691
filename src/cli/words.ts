import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContent } from '../../content/plugin.ts';
import type { Pack } from '../../content/schema.ts';
import type { Words } from '../refer/words.ts';

const content = fileURLToPath(new URL('../../content/', import.meta.url));
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
    holidays: await read('holidays.yaml'),
  };
}

export const readPack = (area: string) => read<Pack>(`areas/${area}.yaml`);
