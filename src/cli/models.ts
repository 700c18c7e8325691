import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { journeys } from '../../machines/journeys.ts';
import { decisions } from './charts.ts';
import { decisionTables } from './models/dmn.ts';
import { decisionModel, journeyModel } from './models/xstate.ts';
import { readWords } from './words.ts';

/*
 * npm run models [FOLDER]      every decision and journey for other tools, with a README that says how to run them
 */

const readme = fileURLToPath(new URL('models/README.md', import.meta.url));
const json = (model: object) => `${JSON.stringify(model, null, 2)}\n`;

/** Each file by its name. */
export async function models(): Promise<Readonly<Record<string, string>>> {
  const words = await readWords();
  const tables = await Promise.all(
    decisions.map(async (decision) => [
      `${decision.spec.id}.dmn`,
      await decisionTables(decision, words),
    ]),
  );
  return Object.fromEntries([
    ...tables,
    ['README.md', readFileSync(readme, 'utf8')],
    ...decisions.map((decision) => [
      `${decision.spec.id}.xstate.json`,
      json(decisionModel(decision, words)),
    ]),
    ...Object.values(journeys).map((journey) => [
      `journey-${journey.id}.xstate.json`,
      json(journeyModel(journey, words)),
    ]),
  ]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.env['INIT_CWD'] ?? '.', process.argv[2] ?? '.');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(await models())) {
    writeFileSync(join(folder, name), text);
    console.log(join(folder, name));
  }
}
