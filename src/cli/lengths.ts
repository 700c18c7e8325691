import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { lengthOf, pagesOf } from '../decide/lengths.ts';

/* npm run lengths   over every stage of every scenario: the pages before the number to ring, and before the recommendation. */

const folder = fileURLToPath(new URL('../../content/scenarios', import.meta.url));
const rows: { readonly stage: string; readonly number: number | undefined; readonly recommendation: number }[] = [];
for (const file of readdirSync(folder).sort()) {
  const { stages } = (await readContent(`${folder}/${file}`)) as ScenarioText; // checked by the words’ tests
  let answers: Memory = {};
  for (const [n, { journey, answers: more }] of stages.entries()) {
    answers = { ...answers, ...more };
    const { toNumber, toRecommendation } = lengthOf(pagesOf(journey, answers));
    rows.push({ stage: `${file.replace('.yaml', '')} ${n + 1}, ${journey}`, number: toNumber, recommendation: toRecommendation });
  }
}
console.log('pages before:  number  recommendation');
for (const { stage, number, recommendation } of rows)
  console.log(`${stage.padEnd(44)} ${String(number ?? '–').padStart(6)} ${String(recommendation).padStart(6)}`);
const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const numbers = rows.flatMap(({ number }) => number ?? []);
const wholes = rows.map(({ recommendation }) => recommendation);
console.log(`most ${Math.max(...numbers)} and ${Math.max(...wholes)}, median ${median(numbers)} and ${median(wholes)}`);
