import type { IParagraphOptions, ITableOptions, Paragraph, Table, TextRun } from 'docx';
import words from '../../content/pages/record.yaml';
import { hashesOf } from '../records/chain.ts';
import { addedTo, type Entries } from '../records/entry.ts';
import { hashOf } from '../records/rules.ts';
import { beginsAtTheRight } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import {
  aboutIn,
  accountOf,
  addedRows,
  answerLines,
  decisionIn,
  knownIn,
  saidIn,
  shownIn,
  stepOf,
  type Row,
  type Section,
  type SectionId,
} from './document.ts';
import { trainingLine } from './training.ts';
import { courseOf, whenWords } from './when.ts';

/** A document before it is Word's: what it says, in order, and nothing of how it looks. */
type Part =
  | { readonly heading: string; readonly level: 1 | 2 }
  | { readonly text: string; readonly strong?: true; readonly as?: 'bullet' | 'lead' }
  | {
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Each column's part of the width. */
      readonly widths: readonly number[];
      /** The column that stands out; the first, unless another is named. */
      readonly strong?: number;
    };

/** A row this long may run over a page: kept whole, some of it would stand on none. */
const longest = 1000;
/**
 * What a text takes of a narrow column, in characters: a line of its own takes one, however short.
 */
const room = (text: string) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(line.length, 30), 0);

/**
 * The record as a Word document, in the order of the printed one: every answer, reason and entry,
 * with the receipt on each page. For an agency's own file; it can be edited, and says so. Word's
 * library is fetched when this is called.
 */
export async function toDocx(entries: Entries, receipt: string): Promise<Blob> {
  const record = decisionIn(entries);
  const hashes = [await hashOf(record), ...(await hashesOf(entries))];
  const sections = accountOf(record, addedTo(entries));
  const parts = partsOf(entries, sections, receipt, hashes);
  const word = await import('docx');
  const {
    AlignmentType,
    BorderStyle,
    Footer,
    Header,
    HeadingLevel,
    PageNumber,
    Tab,
    TabStopType,
    WidthType,
  } = word;

  const runs = (text: string, bold = false): TextRun[] =>
    legible(text)
      .split('\n')
      .map(
        (line, i) =>
          new word.TextRun({
            text: line,
            ...(bold ? { bold } : {}),
            ...(beginsAtTheRight(line) ? { rightToLeft: true } : {}),
            ...(i > 0 ? { break: 1 } : {}),
          }),
      );
  const paragraph = (
    text: string,
    { bold = false, ...options }: IParagraphOptions & { bold?: boolean } = {},
  ): Paragraph =>
    new word.Paragraph({
      ...options,
      ...(beginsAtTheRight(text) ? { bidirectional: true } : {}),
      children: runs(text, bold),
    });

  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const table = ({ head, rows, widths, strong = 0 }: Extract<Part, { head: unknown }>): Table => {
    const row = (cells: readonly string[], isHead: boolean) =>
      new word.TableRow({
        ...(isHead ? { tableHeader: true } : {}),
        ...(cells.every((cell) => room(cell) <= longest) ? { cantSplit: true } : {}),
        children: cells.map(
          (cell, i) =>
            new word.TableCell({
              children: [paragraph(cell, { style: 'Cell', bold: isHead || i === strong })],
            }),
        ),
      });
    const options: ITableOptions = {
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths.map((part) => Math.round(textWidth * part)),
      margins: { top: 60, bottom: 60, left: 0, right: 140 },
      borders: {
        top: rule,
        bottom: rule,
        left: none,
        right: none,
        insideHorizontal: rule,
        insideVertical: none,
      },
    };
    return new word.Table(options);
  };

  /** Word runs two tables together where nothing stands between them. */
  const children = parts.flatMap((part): (Paragraph | Table)[] => {
    if ('head' in part) return [table(part), paragraph('', { style: 'Gap' })];
    if ('heading' in part)
      return [
        paragraph(part.heading, {
          heading: part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        }),
      ];
    return [
      paragraph(part.text, {
        bold: Boolean(part.strong),
        ...(part.as === 'bullet' ? { bullet: { level: 0 }, spacing: { after: 60 } } : {}),
        ...(part.as === 'lead' ? { keepNext: true } : {}),
      }),
    ];
  });
  const isTraining = record.mode === 'training';
  const training = isTraining ? [paragraph(trainingLine, { bold: true })] : [];
  const edge = { tabStops: [{ type: TabStopType.RIGHT, position: textWidth }], style: 'Edge' };
  const document = new word.Document({
    title: words.caption,
    subject: legible(`${words.receipt} ${receipt}`),
    creator: 'Windscreen',
    lastModifiedBy: 'Windscreen',
    description: isTraining
      ? trainingLine
      : 'A copy of a decision record, with what happened next.',
    styles: {
      default: {
        document: {
          run: {
            font: 'Arial',
            size: 21,
            color: '000000',
            language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'en-GB' },
          },
          paragraph: { spacing: { after: 120, line: 276 } },
        },
        title: {
          run: { font: 'Arial', size: 40, bold: true, color: '000000' },
          paragraph: { spacing: { after: 60 } },
        },
        heading1: {
          run: { font: 'Arial', size: 28, bold: true, color: '000000' },
          paragraph: { keepNext: true, spacing: { before: 360, after: 120 } },
        },
        heading2: {
          run: { font: 'Arial', size: 22, bold: true, color: '000000' },
          paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
        },
      },
      paragraphStyles: [
        {
          id: 'Cell',
          name: 'Cell',
          basedOn: 'Normal',
          run: { size: 20 },
          paragraph: { spacing: { after: 0, line: 259 } },
        },
        {
          id: 'Gap',
          name: 'Gap',
          basedOn: 'Normal',
          paragraph: { spacing: { after: 0, line: 120 } },
        },
        {
          id: 'Edge',
          name: 'Edge',
          basedOn: 'Normal',
          run: { size: 20, color: '404040' },
          paragraph: { spacing: { after: 0, line: 240 } },
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: {
              top: 1300,
              bottom: 1300,
              left: margin,
              right: margin,
              header: 600,
              footer: 600,
            },
          },
        },
        headers: {
          default: new Header({
            children: [
              new word.Paragraph({
                ...edge,
                children: [
                  ...(isTraining ? runs(trainingLine, true) : runs(words.caption)),
                  new word.TextRun({ children: [new Tab()] }),
                  ...runs(saidIn(sections, 'reference')),
                ],
              }),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              new word.Paragraph({
                ...edge,
                border: { top: { ...rule, space: 6 } },
                children: [
                  ...runs(`${words.receipt} ${receipt}`),
                  new word.TextRun({
                    children: [
                      new Tab(),
                      'Page ',
                      PageNumber.CURRENT,
                      ' of ',
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
              paragraph(`${saidIn(sections, 'edition')} · ${saidIn(sections, 'area')}`, {
                style: 'Edge',
              }),
            ],
          }),
        },
        children: [
          ...training,
          paragraph(words.caption, { heading: HeadingLevel.TITLE, alignment: AlignmentType.LEFT }),
          ...children,
          ...training,
        ],
      },
    ],
  });
  return word.Packer.toBlob(document);
}

/** In twentieths of a point: A4, with a margin of 2 cm on either side. */
const margin = 1134;
const textWidth = 11_906 - 2 * margin;

const heading = (text: string, level: 1 | 2 = 1): Part => ({ heading: text, level });
const pairs = (
  head: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): Part => ({
  head,
  rows: rows.filter(([, said]) => said.trim()),
  widths: [0.3, 0.7],
});

/** A row with what belongs to it: what is said first, and the rest under it. */
const cells = (row: Row): readonly string[] => [row.term, shownIn(row), aboutIn(row).join('\n')];

function partsOf(
  entries: Entries,
  sections: readonly Section[],
  receipt: string,
  [decisionHash = '', ...hashes]: readonly string[],
): readonly Part[] {
  const of = (id: SectionId, paint: (rows: readonly Row[]) => readonly Part[]): readonly Part[] =>
    sections.flatMap((section) =>
      section.id === id
        ? [...(section.heading ? [heading(section.heading)] : []), ...paint(section.rows)]
        : [],
    );
  const told = (head: readonly [string, string]) => (rows: readonly Row[]) => [
    pairs(
      head,
      rows.map((row) => [row.term, shownIn(row)]),
    ),
  ];
  const parts: readonly Part[] = [
    ...of('head', (rows) => [
      { text: saidIn(sections, 'reference'), strong: true },
      {
        text: [
          ...rows
            .filter(({ id }) => id !== 'reference')
            .map((row) => `${row.term}: ${shownIn(row)}`),
          `Written by ${entries[0].by}`,
          `${words.receipt} ${receipt}`,
        ].join('\n'),
      },
    ]),
    {
      text: 'This copy can be edited. The record that the receipt vouches for is the one in Windscreen, or in a file saved from it.',
    },
    ...of('decision', (rows) => [
      {
        head: ['View', 'Which', 'In words'],
        rows: rows.filter(({ term }) => term).map(cells),
        widths: [0.26, 0.3, 0.44],
      },
      ...rows
        .filter(({ term }) => !term)
        .map((row) => ({ text: shownIn(row), strong: true }) as const),
    ]),
    ...of('instead', told(['About', 'What was decided'])),
    ...of('recommended', told(['About', 'What was said'])),
    ...of('reasons', (rows) =>
      rows.flatMap((row): Part[] => [heading(row.term, 2), { text: shownIn(row) }]),
    ),
    ...of('actions', (rows) => [
      rows.some(({ about }) => about)
        ? {
            head: [words.action, words.by, words.done],
            rows: rows.map(actionCells),
            widths: [0.4, 0.3, 0.3],
          }
        : {
            head: [words.action, words.by],
            rows: rows.map(({ term, said }) => [term, said]),
            widths: [0.5, 0.5],
          },
    ]),
    ...of('shared', told(['About', 'What was shared'])),

    ...(entries.length > 1 ? [heading('What happened next')] : []),
    ...courseOf(entries).flatMap(({ entry, notes }): Part[] =>
      'fields' in entry
        ? [
            heading(`${whenWords(entry)}: ${entry.title}`, 2),
            { text: [`Written by ${entry.by}`, ...notes].join('. '), as: 'lead' },
            pairs(['Asked', 'Written'], addedRows(entry)),
          ]
        : [],
    ),

    ...of('answers', (rows) =>
      [...new Set(rows.map((row) => stepOf(row).section))].flatMap((section) => [
        heading(section, 2),
        answers(rows.filter((row) => stepOf(row).section === section)),
      ]),
    ),
    ...of('set-aside', (rows) => [
      { text: 'These had no effect on what was recommended.' },
      answers(rows),
    ]),
    ...of('not-confirmed', (rows) => rows.map(({ said }) => ({ text: said, as: 'bullet' }))),
    ...of('made-with', (rows) => [
      pairs(
        ['What', 'Which'],
        [
          ...rows.map((row) => [row.term, shownIn(row)] as const),
          [words.receipt, receipt],
          ['SHA-256 of the decision', decisionHash],
          [
            hashes.length === 1
              ? 'SHA-256 of its only entry'
              : `SHA-256 of the last of its ${hashes.length} entries`,
            hashes.at(-1) ?? '',
          ],
        ],
      ),
    ]),
    {
      text: 'Windscreen supports judgement and does not replace it. This is not your agency’s own record until it is in your agency’s own system.',
    },
  ];
  return parts.filter((part) => !('rows' in part) || part.rows.length > 0);
}

const actionCells = ({ term, said, about = [] }: Row): readonly string[] => [
  term,
  said,
  about.map((done) => shownIn(done)).join('\n'),
];

const answers = (rows: readonly Row[]): Part => ({
  head: ['Question', 'Answer', 'How known'],
  rows: rows.map((row) => [row.term, answerLines(row).join('\n'), knownIn(row)]),
  widths: [0.42, 0.29, 0.29],
  strong: 1,
});
