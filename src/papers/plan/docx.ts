import words from '../../../content/pages/plan.yaml';
import { wordFile, type Part } from '../../handover/wordFile.ts';
import { longDate } from '../../recommend/dates.ts';
import type { PlanSheet, Row } from './sheet.ts';

/** The plan as a Word document, in the order of the printed one. */
export const planDocx = (
  { warning, reference, before, actions, after }: PlanSheet,
  at: Date,
): Promise<Blob> =>
  wordFile({
    title: words.paper.title,
    reference,
    vouched: `${words.paper.made}: ${longDate(at)}`,
    foot: '',
    description: words.paper.title,
    isTraining: false,
    parts: [
      ...(warning ? [{ text: warning, strong: true } as const] : []),
      ...before.flatMap(written),
      { heading: words.paper.actions, level: 1 },
      ...actions.flatMap(({ what, who, by, known, more }, i): Part[] => [
        { heading: `${i + 1}. ${what}`, level: 2 },
        {
          head: [words.paper.who, words.paper.by, words.paper.known],
          rows: [[who, by, known]],
          widths: [0.28, 0.24, 0.48],
          strong: -1,
        },
        ...more.map(({ asked, text }): Part => ({ text: `${asked}: ${text}` })),
      ]),
      ...after.flatMap(written),
    ],
  });

const written = ({ asked, text }: Row): Part[] => [{ heading: asked, level: 2 }, { text }];
