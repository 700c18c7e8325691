import words from '../../content/pages/referral.yaml';
import { wordFile, type Part } from '../handover/wordFile.ts';
import { longDate } from '../recommend/dates.ts';
import type { About } from './referral.ts';
import type { SheetRow, SheetSection } from './sheet.ts';

/**
 * The referral as a Word document, in the order of the printed one: what identifies the child, and
 * who each person is by name, is left to be typed in.
 */
export const referralDocx = (
  sections: readonly SheetSection[],
  { reference, level }: About,
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
      table([
        [words.paper.name, ''],
        [words.paper.born, ''],
        [words.paper.address, ''],
        ...(reference ? [[words.paper.reference, reference] as const] : []),
        ...(level ? [[words.paper.level, level.words] as const] : []),
        [words.paper.made, longDate(at)],
      ]),
      ...sections.flatMap(partsOf),
    ],
  });

const partsOf = ({ heading, rows, incidents, people }: SheetSection): readonly Part[] => [
  { heading, level: 1 },
  ...incidents.flatMap(({ when, rows }): Part[] => [
    { heading: when, level: 2 },
    table(rows.map(({ asked, text }) => [asked, text])),
  ]),
  ...(people.length > 0
    ? [
        {
          head: [words.paper.person, words.paper.personName, words.paper.lives],
          rows: people.map(({ who, lives }) => [who, '', lives]),
          widths: [0.4, 0.4, 0.2],
        },
      ]
    : []),
  ...rows.flatMap(written),
];
const written = ({ asked, text }: SheetRow): Part[] => [
  ...(asked ? [{ heading: asked, level: 2 } as const] : []),
  { text },
];
const table = (rows: readonly (readonly [string, string])[]): Part => ({
  head: [words.paper.about, words.paper.told],
  rows,
  widths: [0.3, 0.7],
});
