import type { Chart } from '../ui/pictures/chart.ts';

/** The chart of a decision. Throws where none was laid out: every decision is, while building. */
export function drawnIn(charts: Readonly<Record<string, Chart>>, decision: string): Chart {
  const chart = charts[decision];
  if (!chart) throw new Error(`no chart was laid out of “${decision}”`);
  return chart;
}
