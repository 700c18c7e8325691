import words from '../../../content/pages/plan.yaml';
import { wordFile, type Part } from '../../handover/wordFile.ts';
import { longDate } from '../../recommend/dates.ts';
import type { PlanSheet, Row } from './sheet.ts';

/** The plan as a Word document, in the order of the printed one. */
export const planDocx = (
  { reference, before, actions, after }: PlanSheet,
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
      ...before.flatMap(written),
      { heading: words.paper.actions, level: 1 },
      {
        head: [words.paper.what, words.paper.who, words.paper.by, words.paper.known],
        rows: actions.map(({ what, who, by, known, more }, i) => [
          [`${i + 1}. ${what}`, ...more.map(({ asked, text }) => `${asked}: ${text}`)].join('\n'),
          who,
          by,
          known,
        ]),
        widths: [0.4, 0.18, 0.16, 0.26],
      },
      ...after.flatMap(written),
    ],
  });

const written = ({ asked, text }: Row): Part[] => [{ heading: asked, level: 2 }, { text }];
