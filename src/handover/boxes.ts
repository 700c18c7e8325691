import words from '../../content/pages/boxes.yaml';
import { legible } from '../records/legible.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { addedTo, decisionOf, type AddedKind, type Entries } from '../records/entry.ts';
import { isClosed } from '../records/course.ts';
import { accountOf } from './document.ts';
import { rowsOf, saidIn, shownIn, stepOf, type RowId } from './rows.ts';
import {
  actionLines,
  addedLines,
  answersText,
  apart,
  entriesText,
  marked,
  pastedLength,
  receiptAt,
  receiptLine,
  receiptsOf,
  rowLines,
  section,
  sharedText,
} from './text.ts';
import { courseOf } from './when.ts';

/** One part of a record, to paste into one box of another system. */
export interface Box {
  readonly id:
    'what-happened' | 'concern-and-impact' | 'what-was-decided' | 'what-was-done' | 'what-next';
  readonly title: string;
  /** At most 4,000 characters, which is what the smaller of such boxes take. */
  readonly text: string;
}

const most = 4000;

/**
 * A record in the parts that the systems of schools and services keep apart, each of which can be
 * read without the others and says which receipt it belongs to.
 */
export async function boxesOf(entries: Entries, receipt: string): Promise<readonly Box[]> {
  const decision = decisionOf(entries);
  const receipts = await receiptsOf(entries);
  if (!decision)
    return boxes.map(({ id, title }) => ({
      id,
      title,
      text: fitted(entriesText(entries, receipt, receipts), most),
    }));

  const sections = accountOf(decision, addedTo(entries));
  const rows = (...ids: readonly RowId[]) => rowsOf(sections, ...ids);
  const lines = (...ids: readonly RowId[]) => rows(...ids).flatMap(rowLines);
  const added = (box: Box['id']) =>
    courseOf(entries).flatMap(({ entry, place, notes }) =>
      'fields' in entry && boxOf[entry.kind] === box
        ? ['', ...addedLines(entry, receiptAt(receipts, place), notes)]
        : [],
    );
  const heard = ['consulted', 'family-told', 'wishes', 'challenge'] as const;
  const parts: Readonly<Record<Box['id'], readonly string[]>> = {
    'what-happened': [
      saidIn(sections, 'facts'),
      ...section(words.known, answersText(rows('answer').filter(({ about }) => about?.length))),
      ...added('what-happened'),
    ],
    'concern-and-impact': [
      saidIn(sections, 'concern'),
      '',
      ...apart(rows('risk')),
      ...section(
        words.worries,
        rows('answer')
          .filter((row) => stepOf(row).question === 'concerns')
          .map(shownIn),
      ),
    ],
    'what-was-decided': [
      ...lines(
        'own-view',
        'recommended',
        'decided',
        'instead',
        'consent',
        'sharing',
        'basis',
        'condition',
        'range',
        ...heard,
      ),
      '',
      ...apart(rows('justification')),
      ...added('what-was-decided'),
    ],
    'what-was-done': [
      saidIn(sections, 'action'),
      ...lines(...heard),
      ...sections.flatMap(({ id, heading, rows }) =>
        id === 'shared' ? section(heading.toUpperCase(), sharedText(rows)) : [],
      ),
      ...added('what-was-done'),
    ],
    'what-next': isClosed(entries)
      ? [words.closed, ...section(words.wasToBeDone, actionLines(rows('to-do', 'agreed')))]
      : [
          ...actionLines(rows('to-do', 'agreed')),
          ...section(words.toRing, rows('to-ring').map(shownIn)),
          ...section(words.review, lines('review-on', 'triggers')),
        ],
  };
  const head = lines('reference', 'decided-on').join('. ');
  return boxes.map(({ id, title }) => {
    const around = (text: string) => marked(decision, [head, '', text, '', receiptLine(receipt)]);
    return {
      id,
      title,
      text: around(fitted(legible(parts[id].join('\n')).trim(), most - pastedLength(around('')))),
    };
  });
}

/**
 * Which box each kind of entry is read in. How long to keep a record is said in none: each system
 * has a schedule of its own.
 */
const boxOf: Readonly<
  Record<AddedKind, 'what-happened' | 'what-was-decided' | 'what-was-done' | undefined>
> = {
  incident: 'what-happened',
  'child-talk': 'what-happened',
  attachment: 'what-happened',
  amendment: 'what-happened',
  'review-held': 'what-was-decided',
  'decided-again': 'what-was-decided',
  'other-child': 'what-was-decided',
  'linked-child': 'what-happened',
  paper: 'what-was-done',
  'tool-wanted': 'what-was-done',
  countersignature: 'what-was-decided',
  'family-talk': 'what-was-done',
  contact: 'what-was-done',
  'strategy-meeting': 'what-was-done',
  conference: 'what-was-done',
  'core-group': 'what-was-done',
  'review-meeting': 'what-was-done',
  'referral-sent': 'what-was-done',
  'information-shared': 'what-was-done',
  acknowledged: 'what-was-done',
  'outcome-received': 'what-was-done',
  'more-told': 'what-was-done',
  'outcome-agreed': 'what-was-done',
  chase: 'what-was-done',
  disagreement: 'what-was-done',
  escalation: 'what-was-done',
  'step-answered': 'what-was-done',
  progress: 'what-was-done',
  'file-sent': 'what-was-done',
  'file-received': 'what-was-done',
  'task-done': 'what-was-done',
  'task-undone': 'what-was-done',
  closed: 'what-was-done',
  reopened: 'what-was-done',
  'keep-until': undefined,
};

const boxes: readonly Pick<Box, 'id' | 'title'>[] = keysOf(words.titles).map((id) => ({
  id,
  title: words.titles[id],
}));

/**
 * Cut after the last whole sentence that fits, or at a whole character where the last sentence is
 * long; says where the rest is.
 */
function fitted(text: string, length: number): string {
  if (pastedLength(text) <= length) return text;
  let end = 0;
  for (let left = length - words.continues.length - 1; left >= (text[end] === '\n' ? 2 : 1); end++)
    left -= text[end] === '\n' ? 2 : 1;
  const start = text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '');
  const ends = [...start.matchAll(/[.!?][”"’)]*(?=\s)|\n/g)].at(-1);
  const whole = ends ? start.slice(0, ends.index + ends[0].length).trimEnd() : '';
  return whole.length > start.length - 500
    ? `${whole} ${words.continues}`
    : `${start}${words.continues}`;
}
