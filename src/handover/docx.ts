import words from '../../content/pages/record.yaml';
import word from '../../content/pages/word.yaml';
import { hashesOf } from '../records/chain.ts';
import { addedTo, type Entries } from '../records/entry.ts';
import { hashOf } from '../records/rules.ts';
import { filled } from '../ui/filled.ts';
import { accountOf, addedRows, decisionIn } from './document.ts';
import {
  aboutIn,
  answerLines,
  knownIn,
  saidIn,
  shownIn,
  stepOf,
  type Row,
  type Section,
  type SectionId,
} from './rows.ts';
import { wordFile, type Part } from './wordFile.ts';
import { courseOf, whenWords } from './when.ts';

const { heads } = word;

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
    description: word.description,
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
          filled(word.writtenBy, { by: entries[0].by }),
          `${words.receipt} ${receipt}`,
        ].join('\n'),
      },
    ]),
    {
      text: word.canBeEdited,
    },
    ...of('decision', (rows) => [
      {
        head: [heads.view, heads.which, heads.inWords],
        rows: rows.filter(({ term }) => term).map(cells),
        widths: [0.26, 0.3, 0.44],
      },
      ...rows
        .filter(({ term }) => !term)
        .map((row) => ({ text: shownIn(row), strong: true }) as const),
    ]),
    ...of('instead', told([heads.about, heads.decided])),
    ...of('recommended', told([heads.about, heads.said])),
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
    ...of('shared', told([heads.about, heads.shared])),

    ...(entries.length > 1 ? [heading(words.next)] : []),
    ...courseOf(entries).flatMap(({ entry, notes }): Part[] =>
      'fields' in entry
        ? [
            heading(`${whenWords(entry)}: ${entry.title}`, 2),
            { text: [filled(word.writtenBy, { by: entry.by }), ...notes].join('. '), as: 'lead' },
            pairs([heads.asked, heads.written], addedRows(entry)),
          ]
        : [],
    ),

    ...of('answers', (rows) =>
      [...new Set(rows.map((row) => stepOf(row).section))].flatMap((section) => [
        heading(section, 2),
        answers(rows.filter((row) => stepOf(row).section === section)),
      ]),
    ),
    ...of('set-aside', (rows) => [{ text: word.noEffect }, answers(rows)]),
    ...of('not-confirmed', (rows) => rows.map(({ said }) => ({ text: said, as: 'bullet' }))),
    ...of('made-with', (rows) => [
      pairs(
        [heads.what, heads.which],
        [
          ...rows.map((row) => [row.term, shownIn(row)] as const),
          [words.receipt, receipt],
          [word.hashDecision, decisionHash],
          [
            hashes.length === 1 ? word.hashOnly : filled(word.hashLast, { n: hashes.length }),
            hashes.at(-1) ?? '',
          ],
        ],
      ),
    ]),
    {
      text: words.support,
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
  head: [heads.question, heads.answer, heads.known],
  rows: rows.map((row) => [row.term, answerLines(row).join('\n'), knownIn(row)]),
  widths: [0.42, 0.29, 0.29],
  strong: 1,
});
