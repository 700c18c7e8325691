import words from '../../../content/pages/chronology.yaml';
import { wordFile } from '../../handover/wordFile.ts';
import { longDate } from '../../recommend/dates.ts';
import { standsOut, type Sheet } from './sheet.ts';

/** The chronology as a Word document: the same table as on paper, and what stands out in it. */
export function chronologyDocx(
  sheet: Sheet,
  {
    title,
    reference,
    at,
  }: { readonly title: string; readonly reference: string; readonly at: Date },
): Promise<Blob> {
  const { paper, stands } = words;
  const patterns = standsOut(sheet);
  return wordFile({
    title,
    reference,
    vouched: `${paper.made}: ${longDate(at)}`,
    foot: '',
    description: title,
    isTraining: false,
    turned: true,
    parts: [
      {
        head: [
          paper.n,
          paper.when,
          paper.known,
          paper.event,
          paper.impact,
          paper.voice,
          paper.done,
        ],
        rows: sheet.rows.map(({ n, when, about, told }) => [
          String(n),
          when,
          about.map(({ asked, text }) => `${asked}: ${text}`).join('\n'),
          ...told.map(({ text }) => text),
        ]),
        widths: [0.04, 0.12, 0.17, 0.24, 0.17, 0.13, 0.13],
        strong: 1,
      },
      ...(patterns.length > 0
        ? [
            { heading: stands.title, level: 1 as const },
            { text: stands.lead },
            ...patterns.map((text) => ({ text, as: 'bullet' as const })),
          ]
        : []),
    ],
  });
}
