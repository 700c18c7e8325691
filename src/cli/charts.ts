import type { Plugin } from 'vite';
import type { ChartText } from '../../content/schema.ts';
import type { Decision } from '../../machines/grammar/decision.ts';
import { journeys } from '../../machines/journeys.ts';
import { chartOf, type ChartSize } from '../explain/chart.ts';
import type { Chart } from '../ui/pictures/chart.ts';
import { wordsAbout, type Words } from '../recommend/words.ts';
import { readText, readWords } from './words.ts';

const name = 'virtual:charts';

/** Every decision, once. */
export const decisions: readonly Decision[] = [
  ...new Set([...journeys.refer.stages, ...journeys.share.stages].map(({ decision }) => decision)),
];

/** The place on the windscreen that an outcome of a decision is: 999 stands apart from the five. */
const levelIn =
  (decision: Decision, { levels }: Words) =>
  (outcome: string): number | undefined => {
    if (decision.spec.id === 'danger') return outcome === 'ring-999-first' ? 999 : undefined;
    return decision.spec.id === 'need' ? (levels[outcome]?.n ?? undefined) : undefined;
  };

/** Lays out every decision in both sizes, from what is said about them in content/. */
export async function readCharts(): Promise<Record<ChartSize, Record<string, Chart>>> {
  const words = await readWords();
  const said = await readText<ChartText>('chart.yaml');
  const all = (size: ChartSize) =>
    Object.fromEntries(
      decisions.map((decision) => [
        decision.spec.id,
        chartOf(
          decision,
          wordsAbout(words, 'decisions', decision.spec.id),
          said,
          size,
          levelIn(decision, words),
        ),
      ]),
    );
  return { page: all('page'), room: all('room') };
}

/**
 * Lays the charts out while building, so that nothing of how they are laid out reaches the browser.
 */
export function charts(): Plugin {
  return {
    name: 'charts',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return;
      return {
        code: `export default JSON.parse(${JSON.stringify(JSON.stringify(await readCharts()))})`,
        map: null,
        moduleType: 'js',
      };
    },
  };
}
