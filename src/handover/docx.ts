import words from '../../content/pages/record.yaml';
import { hashesOf } from '../records/chain.ts';
import { addedTo, type Entries } from '../records/entry.ts';
import { hashOf } from '../records/rules.ts';
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
import { wordFile, type Part } from './wordFile.ts';
import { courseOf, whenWords } from './when.ts';

/**
 * The record as a Word document, in the order of the printed one: every answer, reason and entry,
 * with the receipt on each page. For an agency's own file; it can be edited, and says so.
 */
export async function toDocx(entries: Entries, receipt: string): Promise<Blob> {
  const record = decisionIn(entries);
  const hashes = [await hashOf(record), ...(await hashesOf(entries))];
  const sections = accountOf(record, addedTo(entries));
  return wordFile({
    title: words.caption,
    reference: saidIn(sections, 'reference'),
    vouched: `${words.receipt} ${receipt}`,
    foot: `${saidIn(sections, 'edition')} · ${saidIn(sections, 'area')}`,
    description: 'A copy of a decision record, with what happened next.',
    isTraining: record.mode === 'training',
    parts: partsOf(entries, sections, receipt, hashes),
  });
}

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
