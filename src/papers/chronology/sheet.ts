import evidenceWords from '../../../content/pages/evidence.yaml';
import words from '../../../content/pages/chronology.yaml';
import { asAtWords } from '../../recommend/dates.ts';
import { filled } from '../../ui/filled.ts';
import { inOrder, isEmpty, type Row } from './chronology.ts';
import { foundIn, rules, type Found } from './rules/all.ts';

/** One thing that was asked, and what was written. */
interface Cell {
  readonly asked: string;
  readonly text: string;
}
/** An event as whoever reads it has it. Its number is its place, counted from 1. */
interface SheetRow {
  readonly row: Row;
  readonly n: number;
  readonly when: string;
  /** Which kind of thing, who saw or said it, and how that is known. */
  readonly about: readonly Cell[];
  /** What happened, what it meant, what the child said and what was done: empty where nothing is written. */
  readonly told: readonly [what: Cell, impact: Cell, voice: Cell, done: Cell];
}
/** The chronology as whoever reads it has it. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly found: readonly Found[];
}

const paper = words.paper;

/**
 * All that was written, newest last, without what must be kept back, and what stands out in it. What
 * stands out is found in what is shown.
 */
export function sheetOf(
  rows: readonly Row[],
  today: string,
  shared: (text: string) => string = (text) => text,
): Sheet {
  const shown = inOrder(rows).map((row) => sharedRow(row, shared));
  return {
    rows: shown.map((row, i) => ({
      row,
      n: i + 1,
      when: whenWords(row),
      about: [
        cell(paper.kind, row.kind && words.kinds[row.kind]),
        cell(paper.source, row.source),
        cell(paper.known, row.known && evidenceWords[row.known]),
        cell(words.rows.taken, row.from?.words ?? ''),
      ].filter(({ text }) => text !== ''),
      told: [
        cell(paper.event, row.what),
        cell(paper.impact, row.impact),
        cell(paper.voice, row.voice),
        cell(paper.done, row.done),
      ],
    })),
    found: foundIn({ rows: shown, today }),
  };
}
const cell = (asked: string, text: string): Cell => ({ asked, text: text.trim() });
const sharedRow = (row: Row, shared: (text: string) => string): Row => ({
  ...row,
  unread: shared(row.unread),
  time: shared(row.time),
  what: shared(row.what),
  source: shared(row.source),
  impact: shared(row.impact),
  voice: shared(row.voice),
  done: shared(row.done),
});

/** About March 2025; 3 March 2025, 4:41pm. What was typed as a date and is none stands as it was typed. */
export function whenWords({ on, unread, about, time }: When): string {
  const day = on ? asAtWords(on) : unread.trim() || paper.noDay;
  return [on && about ? filled(paper.about, { when: day }) : day, time.trim()]
    .filter((one) => !isEmpty(one))
    .join(', ');
}
type When = Pick<Row, 'on' | 'unread' | 'about' | 'time'>;

/** What stands out, each with its rule and the events that it points at. */
export const standsOut = ({ found }: Sheet): readonly string[] =>
  found.filter(({ about }) => about === 'pattern').map(foundText);
/** What a rule found, with the events that it points at, and the rule. */
export const foundText = ({ rule, says, rows }: Found): string =>
  [
    says,
    ...(rows.length > 0 ? [`${eventsWords(rows)}.`] : []),
    `${filled(words.stands.rule, { rule: rules[rule].words })}`,
  ].join(' ');

/** Events 1, 3 and 4, by the places of their rows. */
export function eventsWords(rows: readonly number[]): string {
  const numbers = rows.map((place) => String(place + 1));
  return numbers.length === 1
    ? filled(words.stands.row, { rows: numbers.join('') })
    : filled(words.stands.rows, { rows: inWords(numbers) });
}
const inWords = (numbers: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(numbers);

/** All of it as plain text, as it is kept with the record. */
export function chronologyText(sheet: Sheet, title: string, reference: string): string {
  const patterns = standsOut(sheet);
  return [
    title,
    ...(reference ? [`${paper.reference}: ${reference}`] : []),
    ...sheet.rows.map(rowText),
    ...(patterns.length > 0
      ? [[words.stands.title.toUpperCase(), words.stands.lead].join('\n'), ...patterns]
      : []),
  ].join('\n\n');
}
const rowText = ({ n, when, about, told }: SheetRow): string =>
  [
    `${n}. ${when}`,
    ...[...told, ...about].flatMap(({ asked, text }) => (text ? [`${asked}: ${text}`] : [])),
  ].join('\n');
