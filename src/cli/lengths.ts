import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readContent } from '../../content/plugin.ts';
import type { ScenarioText } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { lengthOf, pagesMet } from '../decide/lengths.ts';
import { readOf, type Read } from '../decide/wordsRead.ts';
import { readWords } from './words.ts';

/* npm run lengths   over every stage of every scenario: the pages before the number to ring, and before the recommendation; the words read on them, and the boxes written. */

const folder = fileURLToPath(new URL('../../content/scenarios', import.meta.url));
const words = await readWords();
const rows: {
  readonly stage: string;
  readonly number: number | undefined;
  readonly recommendation: number;
  readonly read: Read;
}[] = [];
for (const file of readdirSync(folder).sort()) {
  const { stages } = (await readContent(`${folder}/${file}`)) as ScenarioText; // checked by the words’ tests
  let answers: Memory = {};
  for (const [n, { journey, answers: more }] of stages.entries()) {
    answers = { ...answers, ...more };
    const pages = pagesMet(journey, answers);
    const { toNumber, toRecommendation } = lengthOf(pages.map(({ name }) => name));
    const stage = `${file.replace('.yaml', '')} ${n + 1}, ${journey}`;
    rows.push({
      stage,
      number: toNumber,
      recommendation: toRecommendation,
      read: readOf(pages, words),
    });
  }
}
const line = (stage: string, ...cells: readonly (string | number | undefined)[]) =>
  console.log(stage.padEnd(44) + cells.map((cell) => String(cell ?? '–').padStart(16)).join(''));
line('before:', 'number, pages', 'words', 'recommendation,', 'words', 'boxes');
for (const { stage, number, recommendation, read } of rows)
  line(stage, number, read.toNumber, recommendation, read.toRecommendation, read.boxes);
const median = (all: readonly number[]) =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const columns = [
  rows.flatMap(({ number }) => number ?? []),
  rows.flatMap(({ read }) => read.toNumber ?? []),
  rows.map(({ recommendation }) => recommendation),
  rows.map(({ read }) => read.toRecommendation),
  rows.map(({ read }) => read.boxes),
];
line('most', ...columns.map((all) => Math.max(...all)));
line('median', ...columns.map(median));
