import type { Walk } from '../../machines/grammar/walk.ts';
import type { Chart, Lit } from '../ui/pictures/chart.ts';

/** The chart of a decision. Throws where none was laid out: every decision is, while building. */
export function drawnIn(charts: Readonly<Record<string, Chart>>, decision: string): Chart {
  const chart = charts[decision];
  if (!chart) throw new Error(`no chart was laid out of “${decision}”`);
  return chart;
}

/** The path of one decision's walk, to be lit on its chart. */
export function litOf(
  { questions }: Pick<Chart, 'questions'>,
  walk: Walk,
  said: (question: string, answer: string | readonly string[]) => string,
): Lit {
  const start = questions[0]?.n === 0 ? ['start'] : [];
  const asked = walk.steps.map(({ question }) => question);
  return {
    nodes: [...start, ...asked, walk.done ? walk.outcome : walk.question],
    said: Object.fromEntries(
      walk.steps.map(({ question, answer }) => [question, said(question, answer)]),
    ),
    ...(walk.done ? {} : { here: walk.question }),
  };
}
