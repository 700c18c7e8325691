import { decidedOf } from '../../records/decided.ts';
import { shownOf, type AddedEntry, type AddedKind } from '../../records/entry.ts';
import { dayWithoutTime, happenedAt } from '../../records/happened.ts';
import type { DecisionRecord } from '../../records/record.ts';
import { clockTime, dateAndTime, asAtWords, isoDay } from '../../recommend/dates.ts';
import { isEmpty, noRow, type Row } from './chronology.ts';
import words from '../../../content/pages/chronology.yaml';

/** Where the fields of an entry stand in a row; the others are said under what happened. */
interface Place {
  readonly what?: string;
  readonly source?: string;
  readonly voice?: string;
  readonly done?: string;
  readonly kind?: Row['kind'];
}
/** What nobody takes into a chronology: it says nothing of what happened to the child. */
const left: readonly AddedKind[] = [
  'task-done',
  'task-undone',
  'keep-until',
  'countersignature',
  'decided-again',
  'other-child',
  'linked-child',
  'paper',
  'tool-wanted',
  'amendment',
  'closed',
  'reopened',
];
const places: { readonly [K in AddedKind]?: Place } = {
  incident: { what: 'what', voice: 'said', done: 'agreed' },
  'child-talk': { voice: 'said', done: 'agreed', kind: 'told' },
  'family-talk': { source: 'with', what: 'said', done: 'agreed' },
  contact: { source: 'with', what: 'said', done: 'agreed' },
  attachment: { source: 'from', what: 'what' },
  'outcome-received': { source: 'from', kind: 'services' },
  progress: { source: 'from', kind: 'services' },
  'step-answered': { source: 'from', kind: 'services' },
};
/** Of any other: what was agreed is what was done, and services did it. */
const usual: Place = { done: 'agreed', kind: 'services' };

/** Every row that a record has to give, of its decision and of what was added to it. */
export const rowsFrom = (
  decision: DecisionRecord | undefined,
  added: readonly AddedEntry[],
): readonly Row[] => [
  ...(decision ? [ofDecision(decision)] : []),
  ...added.filter(({ kind }) => !left.includes(kind)).map(ofEntry),
];

/** Other children that a record names by their references. */
export const othersNamed = (added: readonly AddedEntry[]): readonly string[] => [
  ...new Set(
    added.flatMap((entry) => (entry.kind === 'linked-child' && shownOf(entry, 'child')) || []),
  ),
];

/** Which of these rows are not among some that were taken. */
export const notTaken = (found: readonly Row[], rows: readonly Row[]): readonly Row[] =>
  found.filter(({ from }) => !rows.some((row) => from && row.from?.entry === from.entry));

/** All that an entry says, in the words that were shown, each once. */
function ofEntry(entry: AddedEntry): Row {
  const { what, source, voice, done, kind = '' } = places[entry.kind] ?? usual;
  const moment = happenedAt(entry);
  const on = dayWithoutTime(entry) ?? isoDay(new Date(moment));
  const isTimed = entry.fields['when'] !== undefined;
  const text = (field: string | undefined) => (field && shownOf(entry, field)) ?? '';
  /** Said by the row's own date, or by a box of it. */
  const elsewhere = [
    ...[what, source, voice, done].flatMap((field) => text(field) || []),
    isTimed ? dateAndTime(new Date(moment)) : asAtWords(on),
  ];
  const others = entry.shown.filter(([, said]) => !elsewhere.includes(said));
  return {
    ...noRow,
    on,
    time: isTimed ? clockTime(new Date(moment)) : '',
    kind,
    what: [
      ...(entry.kind === 'incident' ? [] : [entry.title]),
      text(what),
      ...others.map(([asked, said]) => `${asked} ${said}`),
    ]
      .filter((one) => !isEmpty(one))
      .join('\n'),
    source: text(source) || entry.by,
    known: 'record',
    voice: text(voice),
    done: text(done),
    from: { record: entry.record, entry: entry.signature, words: entry.title },
  };
}

/** What was decided, on what facts, and what it meant for the child as far as that was written. */
function ofDecision(decision: DecisionRecord): Row {
  const { reasons, steps, wishes = '', decisionDate, id } = decision;
  const said = steps.flatMap(({ note, evidence }) =>
    note && evidence?.tag === 'child-said' ? [note] : [],
  );
  const noted = steps.flatMap(({ note, evidence }) =>
    note && evidence?.tag !== 'child-said' ? [note] : [],
  );
  const joined = (...texts: readonly string[]) => texts.filter((one) => !isEmpty(one)).join('\n');
  return {
    ...noRow,
    on: decisionDate,
    what: joined(reasons.facts, ...noted),
    known: 'record',
    impact: joined(reasons.concern, reasons.risk),
    voice: joined(...said, wishes),
    done: joined(decidedOf(decision).act, reasons.action),
    from: { record: id, entry: id, words: words.fromDecision },
  };
}
