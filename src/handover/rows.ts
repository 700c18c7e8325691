import type { caseHeadings, ReasonHeading } from '../records/account.ts';
import { isolated } from '../records/isolated.ts';
import type { RecordedStep } from '../records/record.ts';

/*
 * What the account of a record is made of, sections of rows, and how what paints it reads a row.
 */

export type SectionId =
  | 'head'
  | 'decision'
  | 'instead'
  | 'recommended'
  | 'reasons'
  | 'actions'
  | 'shared'
  | 'answers'
  | 'set-aside'
  | 'not-confirmed'
  | 'made-with';

/**
 * What a row tells. Only `to-find-out`, `reason`, `to-do`, `agreed`, `answer` and `not-confirmed`
 * may stand more than once.
 */
export type RowId =
  | ('reference' | 'decided-on' | 'finished' | 'earlier' | 'councils')
  | (
      | 'own-view'
      | 'own-view-why'
      | 'recommended'
      | 'recommended-act'
      | 'local-name'
      | 'decided'
      | 'followed'
      | 'decided-why'
      | 'second-person'
      | 'stay'
    )
  | (
      | 'instead'
      | 'act'
      | 'to-ring'
      | 'consent'
      | 'sharing'
      | 'basis'
      | 'condition'
      | 'range'
      | 'to-find-out'
      | 'reason'
    )
  | (
      | ReasonHeading
      | (typeof caseHeadings)[number]
      | 'consulted'
      | 'family-told'
      | 'review-on'
      | 'triggers'
    )
  | ('to-do' | 'agreed' | 'done')
  | (
      | 'shared-with'
      | 'shared-facts'
      | 'shared-opinion'
      | 'shared-from-others'
      | 'shared-why'
      | 'held-back'
    )
  | ('answer' | 'set-aside' | 'evidence' | 'note')
  | 'not-confirmed'
  | ('edition' | 'banner' | 'area' | 'begun' | 'version' | 'rules' | 'route' | 'again');

export interface Row {
  readonly id: RowId;
  /** What it is called; empty where what is said needs no name. */
  readonly term: string;
  /** Empty where nothing was written; then `blank` is shown, and nothing is handed to a machine. */
  readonly said: string;
  readonly blank?: string;
  /** The day or the moment that it says, ISO; empty where none was set. */
  readonly at?: string;
  /** What it says, for a machine: a level, an outcome or how an answer is known, by id. */
  readonly code?: {
    readonly of: 'level' | 'consent' | 'sharing' | 'evidence';
    readonly is: string;
  };
  /** Which action it is, by id. */
  readonly action?: string;
  /** Which answer it is. */
  readonly step?: RecordedStep;
  /** What belongs to it and to nothing else. */
  readonly about?: readonly Row[];
}
export interface Section {
  readonly id: SectionId;
  readonly heading: string;
  readonly rows: readonly Row[];
}

/** The rows of these names, in the order of the account. */
export const rowsOf = (sections: readonly Section[], ...ids: readonly RowId[]): readonly Row[] =>
  sections.flatMap(({ rows }) => rows.filter(({ id }) => ids.includes(id)));

/** Gives the answer that a row tells. */
export function stepOf({ id, step }: Row): RecordedStep {
  if (!step) throw new Error(`the row “${id}” tells no answer`);
  return step;
}

/** What a row says to a person. */
export const shownIn = ({ said, blank = '' }: Row): string => said.trim() || blank;
/** What the row of this name says to a person; empty where there is none. */
export const saidIn = (sections: readonly Section[], id: RowId): string =>
  rowsOf(sections, id).map(shownIn).join('\n');

/** What belongs to a row, in lines; what a person wrote is set apart in them. */
export const aboutIn = ({ about = [] }: Row): readonly string[] =>
  about.map(({ term, said }) => (term ? `${term}: ${isolated(said.trim())}` : said));
/** An answer, a line for each thing that was ticked. */
export const answerLines = ({ said }: Row): readonly string[] => said.split('; ');
/** How an answer is known, and the note on it; empty where neither was said. */
export const knownIn = ({ about = [] }: Row): string =>
  about.map(({ id, said }) => (id === 'note' ? `“${isolated(said.trim())}”` : said)).join('. ');
