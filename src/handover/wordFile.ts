import words from '../../content/pages/word.yaml';
import type { IParagraphOptions, ITableOptions, Paragraph, Table, TextRun } from 'docx';
import { beginsAtTheRight } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import { filled } from '../ui/filled.ts';
import { trainingLine } from './training.ts';

/** A document before it is Word's: what it says, in order, and nothing of how it looks. */
export type Part =
  | { readonly heading: string; readonly level: 1 | 2 }
  | { readonly text: string; readonly strong?: true; readonly as?: 'bullet' | 'lead' }
  | {
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Each column's part of the width. */
      readonly widths: readonly number[];
      /** The column that stands out; the first, unless another is named; none at -1. */
      readonly strong?: number;
    }
  /** Lines in large print, each with a drawing beside it that says no more than they do. */
  | { readonly drawn: readonly Drawn[] };
export interface Drawn {
  /** A square, as a PNG; left out where nothing is drawn. */
  readonly png?: Uint8Array;
  readonly lines: readonly string[];
}

/** A row this long may run over a page: kept whole, some of it would stand on none. */
const longest = 1000;
/** A table of a few short rows is read at a glance, and stands on one page, about half of which it fills. */
const fewRows = 8;
const fewLines = 25;
/** How many letters stand in a line as wide as the page, in twentieths of a point. */
const letters = (width: number) => width / 105;
/**
 * What a text takes of a narrow column, in characters: a line of its own takes one, however short.
 */
const room = (text: string) =>
  text.split('\n').reduce((sum, line) => sum + Math.max(line.length, 30), 0);

/** A whole document: what it says, and what stands at the edges of each page. */
export interface WordFile {
  readonly title: string;
  readonly reference: string;
  /** What vouches for it, or where it comes from. */
  readonly vouched: string;
  readonly foot: string;
  readonly description: string;
  readonly isTraining: boolean;
  /** Its pages lie on their long side. */
  readonly turned?: boolean;
  readonly parts: readonly Part[];
}

/** Makes a document into Word's. The library that does is fetched when this is called. */
export async function wordFile(file: WordFile): Promise<Blob> {
  const word = await import('docx');
  const {
    AlignmentType,
    BorderStyle,
    Footer,
    Header,
    HeadingLevel,
    PageNumber,
    PageOrientation,
    Tab,
    TabStopType,
    WidthType,
  } = word;

  const textWidth = (file.turned ? 16_838 : 11_906) - 2 * margin;
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
    const isShort = (cells: readonly string[]) => cells.every((cell) => room(cell) <= longest);
    const linesOf = (cell: string, i: number) =>
      cell
        .split('\n')
        .reduce(
          (sum, line) => sum + Math.ceil(line.length / (letters(textWidth) * (widths[i] ?? 1))),
          0,
        );
    const lines = rows.reduce((sum, cells) => sum + Math.max(...cells.map(linesOf)), 0);
    const isOneGlance = rows.length <= fewRows && lines <= fewLines && rows.every(isShort);
    const row = (cells: readonly string[], isHead: boolean, isLast: boolean) =>
      new word.TableRow({
        ...(isHead ? { tableHeader: true } : {}),
        ...(isShort(cells) ? { cantSplit: true } : {}),
        children: cells.map(
          (cell, i) =>
            new word.TableCell({
              children: [
                paragraph(cell, {
                  style: 'Cell',
                  bold: isHead || i === strong,
                  ...(isOneGlance && !isLast ? { keepNext: true } : {}),
                }),
              ],
            }),
        ),
      });
    const options: ITableOptions = {
      rows: [
        row(head, true, false),
        ...rows.map((cells, i) => row(cells, false, i === rows.length - 1)),
      ],
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

  /** A table only to whoever made it: a drawing, and what it stands beside. */
  const drawings = (rows: readonly Drawn[]): Table =>
    new word.Table({
      rows: rows.map(
        ({ png, lines }) =>
          new word.TableRow({
            cantSplit: true,
            children: [
              new word.TableCell({
                children: [
                  new word.Paragraph({
                    style: 'Large',
                    children: png
                      ? [
                          new word.ImageRun({
                            type: 'png',
                            data: png,
                            transformation: { width: drawingSize, height: drawingSize },
                          }),
                        ]
                      : [],
                  }),
                ],
              }),
              new word.TableCell({
                verticalAlign: 'center',
                children: lines.map((line) => paragraph(line, { style: 'Large' })),
              }),
            ],
          }),
      ),
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: [drawingColumn, textWidth - drawingColumn],
      margins: { top: 70, bottom: 70, left: 0, right: 140 },
      borders: {
        top: none,
        bottom: none,
        left: none,
        right: none,
        insideHorizontal: none,
        insideVertical: none,
      },
    });

  /** Word runs two tables together where nothing stands between them. */
  const children = file.parts.flatMap((part): (Paragraph | Table)[] => {
    if ('drawn' in part) return [drawings(part.drawn), paragraph('', { style: 'Gap' })];
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
  const training = file.isTraining ? [paragraph(trainingLine, { bold: true })] : [];
  const edge = { tabStops: [{ type: TabStopType.RIGHT, position: textWidth }], style: 'Edge' };
  const document = new word.Document({
    title: file.title,
    subject: legible(file.vouched),
    creator: 'Windscreen',
    lastModifiedBy: 'Windscreen',
    description: file.isTraining ? trainingLine : file.description,
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
          id: 'Large',
          name: 'Large',
          basedOn: 'Normal',
          run: { size: 28 },
          paragraph: { spacing: { after: 0, line: 276, lineRule: 'auto' } },
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
            size: {
              width: 11_906,
              height: 16_838,
              ...(file.turned ? { orientation: PageOrientation.LANDSCAPE } : {}),
            },
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
                  ...(file.isTraining ? runs(trainingLine, true) : runs(file.title)),
                  new word.TextRun({ children: [new Tab()] }),
                  ...runs(file.reference),
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
                  ...runs(file.vouched),
                  new word.TextRun({
                    children: [new Tab(), ...pageOf(PageNumber.CURRENT, PageNumber.TOTAL_PAGES)],
                  }),
                ],
              }),
              paragraph(file.foot, { style: 'Edge' }),
            ],
          }),
        },
        children: [
          ...training,
          paragraph(file.title, { heading: HeadingLevel.TITLE, alignment: AlignmentType.LEFT }),
          ...children,
          ...training,
        ],
      },
    ],
  });
  return word.Packer.toBlob(document);
}

/** The words for a page of many, with what Word counts in the place of the numbers. */
function pageOf<Field extends string>(n: Field, many: Field): readonly (string | Field)[] {
  const mark = '\n';
  const said = filled(words.page, { n: mark, many: mark }).split(mark);
  return said
    .flatMap((part, i) => [part, ...(i === 0 ? [n] : i === 1 ? [many] : [])])
    .filter(Boolean);
}

/** In twentieths of a point: A4, with a margin of 2 cm on either side. */
const margin = 1134;
/** In pixels, at 96 to the inch; and the column that holds it, with room to its right. */
const drawingSize = 52;
const drawingColumn = 1160;
