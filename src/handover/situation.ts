import words from '../../content/pages/record.yaml';
import standing from '../../content/pages/standing.yaml';
import type { ToShare } from '../records/account.ts';
import { isolated } from '../records/isolated.ts';
import type { AddedEntry } from '../records/entry.ts';
import type { DecisionRecord } from '../records/record.ts';
import { accountOf } from './document.ts';
import { shownIn, type Row, type RowId, type SectionId } from './rows.ts';
import { withoutProtected } from './share.ts';
import { actionLines, answersText, marked, receiptLine, rowLines, section } from './text.ts';

/** The four parts in which something is handed over, by telephone or in a message. */
const parts = ['situation', 'background', 'assessment', 'ask'] as const;
type Part = (typeof parts)[number];

/**
 * Which part a section of the record belongs to, but for the rows below; none is of the record
 * itself, or no longer stands.
 */
const partOfSection: Readonly<Record<SectionId, Part | undefined>> = {
  head: 'situation',
  decision: 'situation',
  instead: 'ask',
  recommended: 'ask',
  reasons: 'background',
  actions: 'ask',
  shared: 'background',
  answers: 'background',
  'set-aside': undefined,
  'not-confirmed': undefined,
  'made-with': undefined,
};
const partOfRow: Readonly<Partial<Record<RowId, Part>>> = {
  concern: 'situation',
  'own-view': 'assessment',
  stay: 'ask',
  range: 'assessment',
  reason: 'assessment',
  risk: 'assessment',
  justification: 'assessment',
  'review-on': 'ask',
  triggers: 'ask',
};

/**
 * A record as a handover: situation, background, assessment, and what is asked. It is built from
 * the rows of the record alone, each in one part and none left out but what was set aside and what
 * only tells how the record was made. Since it is meant for somebody else, what is protected stays
 * out of it, wherever it was written (I33).
 */
export function situationText(
  record: DecisionRecord,
  receipt: string,
  added: readonly AddedEntry[] = [],
): string {
  const lines: Record<Part, string[]> = { situation: [], background: [], assessment: [], ask: [] };
  for (const { id, rows } of accountOf(record, added)) {
    const inPart = (part: Part) =>
      rows.filter((row) => (partOfRow[row.id] ?? partOfSection[id]) === part);
    for (const part of parts) lines[part].push(...painted(id, inPart(part)));
  }
  const text = marked(record, [
    words.shapeTitle,
    ...parts.flatMap((part) => section(words[part].toUpperCase(), lines[part])),
    '',
    receiptLine(receipt),
  ]);
  return withoutProtected(text, record.toShare);
}

/**
 * What is said of a decision that is not finished: what is settled, whom to ring, what was done,
 * what was answered, and what is open.
 */
export interface NotFinished {
  readonly mode: DecisionRecord['mode'];
  readonly act: string;
  readonly toRing: readonly string[];
  /** what may be said to the family, where anything holds it back */
  readonly telling: string;
  /** what was done and when, in the writer's words */
  readonly done: string;
  readonly answers: readonly (readonly [asked: string, said: string])[];
  readonly open: readonly (readonly [asked: string, could: string])[];
}

/**
 * The same of a decision that is not finished. It has no receipt, and says that it is no record.
 */
export function unfinishedText(
  { mode, act, toRing, telling, done, answers, open }: NotFinished,
  toShare: ToShare,
): string {
  const listed = (rows: NotFinished['answers']) =>
    rows.map(([asked, said]) => `- ${asked}: ${isolated(said)}`);
  const lines: Record<Part, readonly string[]> = {
    situation: [act, ...(done.trim() ? [isolated(done)] : [])],
    background: listed(answers),
    assessment: open.length > 0 ? [`${standing.open}:`, ...listed(open)] : [],
    ask: [...toRing, ...(telling ? [telling] : [])],
  };
  const text = [
    words.shapeTitle,
    standing.notFinished,
    ...parts.flatMap((part) => section(words[part].toUpperCase(), lines[part])),
  ];
  return withoutProtected(marked({ mode }, text), toShare);
}

/** Rows in lines. What nobody wrote is left out: silence is no fact to hand over. */
function painted(id: SectionId, rows: readonly Row[]): readonly string[] {
  const said = rows.filter((row) => row.said.trim() || row.about?.length);
  if (id === 'actions') return said.length > 0 ? actionLines(said) : [];
  if (id === 'answers') return answersText(said);
  return said.flatMap((row) =>
    row.term && row.said.includes('\n') ? [`${row.term}:`, isolated(shownIn(row))] : rowLines(row),
  );
}
