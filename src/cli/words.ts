import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContent, readTold } from '../../content/plugin.ts';
import type { Tellings } from '../../content/told.ts';
import type { DecisionText, Pack } from '../../content/schema.ts';
import type { Words } from '../recommend/words.ts';

const content = fileURLToPath(new URL('../../content/', import.meta.url));
/** Reads a file of content/, whose shape was checked by its place: `T` is the type made of that shape. */
export const readText = async <T>(path: string) => (await readContent(content + path)) as T;

/** Everything that is said about the decisions, read from content/ as the build reads it. */
export async function readWords(): Promise<Words> {
  const tellings: (readonly [readonly (string | number)[], Tellings[number][1]])[] = [];
  const told = async <T>(path: string, at: readonly string[]) => {
    const read = await readTold(content + path);
    tellings.push(...read.tellings.map(([place, otherwise]) => [[...at, ...place], otherwise] as const));
    return read.words as T; // the same, with what is told otherwise beside it
  };
  const decisions = await Promise.all(
    readdirSync(`${content}questions`).map(async (file) => {
      const id = file.replace('.yaml', '');
      return [id, await told<DecisionText>(`questions/${file}`, ['decisions', id])] as const;
    }),
  );
  return {
    decisions: Object.fromEntries(decisions),
    concerns: await told('concerns.yaml', ['concerns']),
    actions: await told('actions.yaml', ['actions']),
    levels: await told('levels.yaml', ['levels']),
    consentOutcomes: await told('consent-outcomes.yaml', ['consentOutcomes']),
    sharingOutcomes: await told('sharing-outcomes.yaml', ['sharingOutcomes']),
    sources: await readText('sources.yaml'),
    editions: await readText('editions.yaml'),
    routes: await readText('routes.yaml'),
    holidays: await readText('holidays.yaml'),
    tellings,
  };
}

export const readPack = (area: string) => readText<Pack>(`areas/${area}.yaml`);
