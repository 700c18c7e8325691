import words from '../../../content/pages/map.yaml';
import { wordFile } from '../../handover/wordFile.ts';
import { longDate } from '../../recommend/dates.ts';
import { spreadText, type MapSheet } from './sheet.ts';

/** The map as a Word document: its three columns side by side, then the numbers. */
export const mapDocx = (
  { title, warning, reference, columns, child, placed, spread }: MapSheet,
  at: Date,
): Promise<Blob> =>
  wordFile({
    title,
    reference,
    vouched: `${words.paper.made}: ${longDate(at)}`,
    foot: '',
    description: title,
    isTraining: false,
    turned: true,
    parts: [
      ...(warning ? [{ text: warning, strong: true } as const] : []),
      {
        head: columns.map(({ heading }) => heading),
        rows: [
          columns.map(
            ({ rows }) =>
              rows.map(({ asked, text }) => `${asked.toUpperCase()}\n${text}`).join('\n\n') ||
              words.paper.none,
          ),
        ],
        widths: [1 / 3, 1 / 3, 1 / 3],
        strong: -1,
      },
      ...(child ? ([{ heading: words.paper.child, level: 1 }, { text: child }] as const) : []),
      ...(placed.length > 0
        ? ([
            { heading: words.scale.heading, level: 1 },
            { text: `${words.scale.zero} ${words.scale.ten}` },
            ...(spread ? [{ text: spreadText(spread), strong: true } as const] : []),
            {
              head: [words.scale.who, words.scale.score, words.scale.why, words.scale.higher],
              rows: placed.map(({ who, score, why, higher }) => [
                who || words.paper.somebody,
                score || words.paper.noScore,
                why,
                higher,
              ]),
              widths: [0.22, 0.1, 0.34, 0.34],
            },
          ] as const)
        : []),
    ],
  });
