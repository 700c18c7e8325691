import words from '../../content/pages/record.yaml';
import { dateAndTime } from '../recommend/dates.ts';
import { ringWords, type ToRing } from '../recommend/ring.ts';
import { decidedOf } from '../records/decided.ts';
import {
  addedTo,
  referenceOf,
  type AddedEntry,
  type DestroyedEntry,
  type Entries,
} from '../records/entry.ts';
import { hashesOf } from '../records/chain.ts';
import { isolated } from '../records/isolated.ts';
import { legible } from '../records/legible.ts';
import { filled } from '../ui/filled.ts';
import { receiptFor } from '../records/receipt.ts';
import type { DecisionRecord } from '../records/record.ts';
import {
  aboutIn,
  accountOf,
  addedRows,
  decisionIn,
  rowsOf,
  saidIn,
  shownIn,
  type Row,
  type RowId,
  type SectionId,
} from './document.ts';
import { trainingLine } from './training.ts';
import { courseOf, whenWords } from './when.ts';

const most = 1200;

/**
 * The decision in at most 1,200 characters, for a box in another system or a message to a
 * colleague.
 */
export function shortText(
  record: DecisionRecord,
  receipt: string,
  added: readonly AddedEntry[] = [],
): string {
  const sections = accountOf(record, added);
  const said = (id: RowId) => saidIn(sections, id);
  const { ring } = decidedOf(record);
  const { recommendation, reasons, reference, triggers, consulted, familyTold, choice, ownView } =
    record;
  const review = rowsOf(sections, 'review-on').find(({ at }) => at);
  const level = recommendation.level ? ` (${clip(said('recommended'), 60)})` : '';
  const start = [
    `Windscreen ${isolated(clip(reference || 'record', 60))}, ${said('decided-on')}`,
    `Recommended: ${clip(recommendation.act, 120)}${level}`,
    clip(
      `Decided: ${[...rowsOf(sections, 'decided').map(decidedLine), said('instead')].filter(Boolean).join('. ')}`,
      300,
    ),
    ...rowsOf(sections, 'sharing').map(({ term, said }) => clip(`${term}: ${said}`, 120)),
    ...(ring ? [`To ring: ${ringShort(ring)}`] : []),
  ];
  const end = [
    ...(review
      ? [
          clip(
            `Review: ${review.said}${triggers.trim() ? `, sooner if: ${isolated(triggers)}` : ''}`,
            160,
          ),
        ]
      : []),
    `Receipt: ${receipt}`,
  ];
  /**
   * A reason that was given with the decision, or with a view that came out the same, is not asked
   * for again in the account.
   */
  const { level: decidedLevel, sharing } = decidedOf(record);
  const same = ownView !== undefined && [decidedLevel, sharing?.id].includes(ownView.level);
  const why =
    reasons.justification.trim() ||
    (choice && !choice.follows ? choice.why : same ? ownView.why : '');
  const own = [
    ['Seen', [reasons.facts]],
    ['Why', [reasons.concern, why]],
    ['Done', [reasons.action]],
    ['Consulted', [consulted]],
    ['Family', [familyTold]],
  ] as const;
  const written = own.flatMap(([label, texts]) => {
    const text = clip(texts.filter((one) => one.trim()).join(' '), most);
    return text ? [{ label, text }] : [];
  });
  const around = pastedLength(
    marked(record, [...start, ...written.map(({ label }) => `${label}: ${isolated('')}`), ...end]),
  );
  const room = shares(
    written.map(({ text }) => text.length),
    most - around - 2 * written.length,
  );
  const lines = written.map(
    ({ label, text }, i) => `${label}: ${isolated(clip(text, room[i] ?? 1))}`,
  );
  return marked(record, [...start, ...lines, ...end]);
}
/**
 * How much of some room each of these lengths gets: what a short one leaves goes to the longer
 * ones.
 */
function shares(lengths: readonly number[], room: number): readonly number[] {
  let left = room;
  const given: number[] = [];
  [...lengths.entries()]
    .sort(([, one], [, other]) => one - other)
    .forEach(([i, length], done) => {
      const part = Math.max(1, Math.min(length, Math.floor(left / (lengths.length - done))));
      given[i] = part;
      left -= part;
    });
  return given;
}
/** What was decided, and whether that is what was recommended. */
const decidedLine = ({ said, about = [] }: Row) =>
  [said, ...about.filter(({ id }) => id === 'followed').map((one) => one.said)].join('. ');

/** Everything that was decided and why, to paste into an agency's own system. */
export const longText = (
  record: DecisionRecord,
  receipt: string,
  added: readonly AddedEntry[] = [],
): string => marked(record, longLines(record, receipt, added));

/**
 * The same, and all that happened next, in the order it happened: each entry with when that was and
 * when it was written, by whom, what was asked and said, and its receipt.
 */
export const fullText = async (entries: Entries, receipt: string): Promise<string> =>
  entriesText(entries, receipt, await receiptsOf(entries));

/** The receipt of each entry, oldest first. */
export const receiptsOf = async (entries: Entries): Promise<readonly string[]> =>
  (await hashesOf(entries)).map(receiptFor);

/** Gives the receipt of an entry, counted from 0. */
export function receiptAt(receipts: readonly string[], entry: number): string {
  const receipt = receipts[entry];
  if (receipt === undefined)
    throw new Error(`there are ${receipts.length} receipts, and none of entry ${entry}`);
  return receipt;
}

/**
 * The full text of entries whose receipts are given: those of a copy with something held back are
 * still those of the original.
 */
export function entriesText(
  entries: Entries,
  receipt: string,
  receipts: readonly string[],
): string {
  const [first] = entries;
  if (first.kind === 'destroyed')
    return legible(destroyedLines(first, receiptAt(receipts, 0)).join('\n'));
  const next = courseOf(entries).flatMap(({ entry, place, notes }) =>
    'fields' in entry ? ['', ...addedLines(entry, receiptAt(receipts, place), notes)] : [],
  );
  if ('fields' in first) return legible([...notedLines(entries, receipt), ...next].join('\n'));
  const decision = decisionIn(entries);
  return marked(decision, [
    ...longLines(decision, receipt, addedTo(entries)),
    ...(next.length > 0 ? ['', 'WHAT HAPPENED NEXT', ...next] : []),
  ]);
}

/** What stands over a record that began without a decision. */
const notedLines = (entries: Entries, receipt: string): readonly string[] => [
  words.noted.toUpperCase(),
  `Reference: ${isolated(referenceOf(entries)) || words.noReference}`,
  `Receipt: ${receipt}`,
];

/**
 * One thing that was added, by when it happened: each question as it was asked and answered, and
 * `notes` on when it was written.
 */
export const addedLines = (
  entry: AddedEntry,
  receipt: string,
  notes: readonly string[],
): string[] => [
  `${whenWords(entry)}: ${entry.title}`,
  ...(notes.length > 0 ? [notes.join('. ')] : []),
  `Written by: ${isolated(entry.by)}`,
  ...addedRows(entry).map(
    ([asked, said]) => `- ${asked}${/[?:]$/.test(asked) ? '' : ':'} ${isolated(said)}`,
  ),
  `Receipt: ${receipt}`,
];

const destroyedLines = (
  { title, at, by, why, authorisedBy, entries, from, until, hashes, decision }: DestroyedEntry,
  receipt: string,
) => [
  'WINDSCREEN RECORD, DESTROYED',
  `${dateAndTime(new Date(at))}: ${title}`,
  `Written by: ${isolated(by)}`,
  `Authorised by: ${isolated(authorisedBy)}`,
  `Why: ${isolated(why)}`,
  `It held ${entries === 1 ? 'one entry' : `${entries} entries`}, written from ${dateAndTime(new Date(from))} to ${dateAndTime(new Date(until))}.`,
  `The receipts that it had: ${[...new Set([decision, ...hashes])].map(receiptFor).join(', ')}`,
  `Receipt: ${receipt}`,
];

const longLines = (
  record: DecisionRecord,
  receipt: string,
  added: readonly AddedEntry[],
): readonly string[] => [
  'WINDSCREEN DECISION RECORD',
  ...accountOf(record, added).flatMap(({ id, heading, rows }) => [
    ...(heading
      ? section(heading.toUpperCase(), paint[id](rows))
      : [...paint[id](rows), `Receipt: ${receipt}`]),
  ]),
  '',
  'Windscreen supports judgement and does not replace it. This is not your agency’s own record until it is in your agency’s own system.',
  `Receipt: ${receipt}`,
];

/** A row in a line, and what belongs to it under it. */
export const rowLines = (row: Row): readonly string[] => [
  [row.term, isolated(shownIn(row))].filter(Boolean).join(': '),
  ...aboutIn(row).map((line) => `  ${line}`),
];
/** Each row under its name, in the writer's own words. */
export const apart = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((row, i) => [...(i > 0 ? [''] : []), row.term.toUpperCase(), shownIn(row)]);

/** What is to be done by when, and that nobody else has it yet (I47). */
export const actionLines = (rows: readonly Row[]): readonly string[] => [
  ...rows.flatMap((row) => [
    `- ${row.term}. ${row.said}`.replace(/\.\./g, '.'),
    ...aboutIn(row).map((line) => `  ${line}`),
  ]),
  '- You stay responsible until the people you referred to, or shared with, tell you that they have it. If you hear nothing, ring again.',
];

/** Each answer, and under it how it is known. */
export const answersText = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap(({ term, said, about = [] }) => [
    `- ${term} ${said}`,
    ...(about.length > 0
      ? [`  ${about.map((known) => isolated(known.said.trim())).join(': ')}`]
      : []),
  ]);

const inLines = (rows: readonly Row[]) => rows.flatMap(rowLines);
/** What was written to share: with whom, and then its parts. */
export const sharedText = (rows: readonly Row[]): readonly string[] =>
  rows.flatMap((row, i) => (i === 0 ? rowLines(row) : ['', row.term, shownIn(row)]));
const paint: Readonly<Record<SectionId, (rows: readonly Row[]) => readonly string[]>> = {
  head: inLines,
  decision: inLines,
  instead: inLines,
  recommended: inLines,
  reasons: apart,
  actions: actionLines,
  shared: sharedText,
  answers: answersText,
  'set-aside': answersText,
  /** How many, and where they are: a list of what was not read has no place in a child's file. */
  'not-confirmed': (rows) => [
    rows.length === 1 ? words.notConfirmedOne : filled(words.notConfirmedMany, { n: rows.length }),
  ],
  'made-with': inLines,
};

/**
 * As many of the numbers as fit, each with its warning or not at all: a number cut off from it
 * would stand as plain fact.
 */
function ringShort({ who, lines, missing }: ToRing): string {
  const short = (n: number) =>
    ringWords({
      who: clip(who, 80),
      lines: lines.slice(0, n),
      ...(missing ? { missing: clip(missing, 300) } : {}),
    });
  return short(lines.findLastIndex((_, n) => short(n + 1).length <= 420) + 1);
}

/** A heading and what stands under it; nothing where nothing does. */
export const section = (heading: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? ['', heading, ...lines] : [];

/** With the line that says so first and last, where the record is of an invented case (I45). */
export const marked = ({ mode }: Pick<DecisionRecord, 'mode'>, lines: readonly string[]) =>
  legible((mode === 'training' ? [trainingLine, ...lines, trainingLine] : lines).join('\n'));

/** How long a text is where it is pasted: a line end may be two characters there. */
export const pastedLength = (text: string): number =>
  text.length + (text.match(/\n/g)?.length ?? 0);

/** On one line, cut at a whole character. */
function clip(text: string, length: number): string {
  const line = legible(text).replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  let kept = '';
  for (const character of line) {
    if (kept.length + character.length >= length) break;
    kept += character;
  }
  return `${kept}…`;
}
