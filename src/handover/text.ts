import recordWords from '../../content/pages/record.yaml';
import words from '../../content/pages/text.yaml';
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
import { accountOf, addedRows, decisionIn } from './document.ts';
import { aboutIn, rowsOf, saidIn, shownIn, type Row, type RowId, type SectionId } from './rows.ts';
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
  const { short } = words;
  const act = clip(recommendation.act, 120);
  const start = [
    filled(short.title, {
      reference: isolated(clip(reference || short.noReference, 60)),
      day: said('decided-on'),
    }),
    recommendation.level
      ? filled(short.recommendedLevel, { act, level: clip(said('recommended'), 60) })
      : filled(short.recommended, { act }),
    clip(
      filled(short.decided, {
        what: [...rowsOf(sections, 'decided').map(decidedLine), said('instead')]
          .filter(Boolean)
          .join('. '),
      }),
      300,
    ),
    ...rowsOf(sections, 'sharing').map(({ term, said }) => clip(`${term}: ${said}`, 120)),
    ...(ring ? [filled(short.toRing, { ring: ringShort(ring) })] : []),
  ];
  const end = [
    ...(review
      ? [
          clip(
            triggers.trim()
              ? filled(short.reviewSooner, { day: review.said, triggers: isolated(triggers) })
              : filled(short.review, { day: review.said }),
            160,
          ),
        ]
      : []),
    receiptLine(receipt),
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
    [short.seen, [reasons.facts]],
    [short.why, [reasons.concern, why]],
    [short.done, [reasons.action]],
    [short.consulted, [consulted]],
    [short.family, [familyTold]],
  ] as const;
  const written = own.flatMap(([label, texts]) => {
    const text = clip(texts.filter((one) => one.trim()).join(' '), most);
    return text ? [{ label, text }] : [];
  });
  const around = pastedLength(
    marked(record, [
      ...start,
      ...written.map(({ label }) => filled(label, { text: isolated('') })),
      ...end,
    ]),
  );
  const room = shares(
    written.map(({ text }) => text.length),
    most - around - 2 * written.length,
  );
  const lines = written.map(({ label, text }, i) =>
    filled(label, { text: isolated(clip(text, room[i] ?? 1)) }),
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

/** The line that says which receipt vouches for a text. */
export const receiptLine = (receipt: string): string => filled(words.receipt, { receipt });

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
    ...(next.length > 0 ? ['', recordWords.next.toUpperCase(), ...next] : []),
  ]);
}

/** What stands over a record that began without a decision. */
const notedLines = (entries: Entries, receipt: string): readonly string[] => [
  recordWords.noted.toUpperCase(),
  `${recordWords.reference}: ${isolated(referenceOf(entries)) || recordWords.noReference}`,
  receiptLine(receipt),
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
  filled(words.writtenBy, { by: isolated(entry.by) }),
  ...addedRows(entry).map(
    ([asked, said]) => `- ${asked}${/[?:]$/.test(asked) ? '' : ':'} ${isolated(said)}`,
  ),
  receiptLine(receipt),
];

const destroyedLines = (
  { title, at, by, why, authorisedBy, entries, from, until, hashes, decision }: DestroyedEntry,
  receipt: string,
) => [
  words.destroyed.title,
  `${dateAndTime(new Date(at))}: ${title}`,
  filled(words.writtenBy, { by: isolated(by) }),
  filled(words.destroyed.authorisedBy, { by: isolated(authorisedBy) }),
  filled(words.destroyed.why, { why: isolated(why) }),
  heldLine(entries, dateAndTime(new Date(from)), dateAndTime(new Date(until))),
  filled(words.destroyed.receipts, {
    receipts: [...new Set([decision, ...hashes])].map(receiptFor).join(', '),
  }),
  receiptLine(receipt),
];

const heldLine = (n: number, from: string, until: string): string =>
  n === 1
    ? filled(words.destroyed.one, { from, until })
    : filled(words.destroyed.many, { n, from, until });

const longLines = (
  record: DecisionRecord,
  receipt: string,
  added: readonly AddedEntry[],
): readonly string[] => [
  words.title,
  ...accountOf(record, added).flatMap(({ id, heading, rows }) => [
    ...(heading
      ? section(heading.toUpperCase(), paint[id](rows))
      : [...paint[id](rows), receiptLine(receipt)]),
  ]),
  '',
  recordWords.support,
  receiptLine(receipt),
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
  `- ${words.stay}`,
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
    rows.length === 1
      ? recordWords.notConfirmedOne
      : filled(recordWords.notConfirmedMany, { n: rows.length }),
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
