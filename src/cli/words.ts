import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContent, readTold } from '../../content/plugin.ts';
import type { Tellings } from '../../content/told.ts';
import type {
  CouncilsText,
  CouncilText,
  DecisionText,
  HowSureText,
  Pack,
} from '../../content/schema.ts';
import { councilPack } from '../recommend/councilPack.ts';
import type { Words } from '../recommend/words.ts';

const content = fileURLToPath(new URL('../../content/', import.meta.url));
/**
 * Reads a file of content/, whose shape was checked by its place: `T` is the type made of that
 * shape.
 */
export const readText = async <T>(path: string) => (await readContent(content + path)) as T; // by its place

/** Everything that is said about the decisions, read from content/ as the build reads it. */
export async function readWords(): Promise<Words> {
  const tellings: (readonly [readonly (string | number)[], Tellings[number][1]])[] = [];
  const told = async <T>(path: string, at: readonly string[]) => {
    const read = await readTold(content + path);
    tellings.push(
      ...read.tellings.map(([place, otherwise]) => [[...at, ...place], otherwise] as const),
    );
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

/** Every pack that Windscreen ships, by the id of its area. */
export async function readPacks(): Promise<Readonly<Record<string, Pack>>> {
  const areas = readdirSync(`${content}areas`).map((file) => file.replace('.yaml', ''));
  return Object.fromEntries(
    await Promise.all(areas.map(async (area) => [area, await readPack(area)] as const)),
  );
}

/** The pack of a council in the directory, made as the app makes it. */
export async function readCouncilPack(id: string): Promise<Pack> {
  const council = (await readText<CouncilsText>('councils.yaml'))[id];
  if (!council) throw new Error(`no council "${id}" in content/councils.yaml`);
  const [entry, base, said] = await Promise.all([
    readText<CouncilText>(`directory/${id}.yaml`),
    readPack('england-unlisted'),
    readText<HowSureText>('how-sure.yaml'),
  ]);
  return councilPack({ id, council, entry, base, said });
}
