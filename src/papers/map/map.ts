import { keysOf, recordOf } from '../../../machines/grammar/known.ts';
import { tasksOf } from '../../records/course.ts';
import { unticked } from '../../records/tasks.ts';
import { isNotForFamily } from '../notForFamily.ts';
import type { Source } from '../paper.ts';

/** What it is called: in early help, and for children in care, it has other names (domain H). */
export const variants = ['safety', 'wellbeing', 'stability'] as const;
type Variant = (typeof variants)[number];

/** The three columns, each with its boxes, in their order. */
export const columns = {
  worried: ['happened', 'danger', 'harder'],
  well: ['strengths', 'kept'],
  needs: ['goals', 'next'],
} as const;
export type ColumnId = keyof typeof columns;
export const columnIds: readonly ColumnId[] = keysOf(columns);
export type BoxId = (typeof columns)[ColumnId][number];
export const boxIds: readonly BoxId[] = Object.values(columns).flat();

/** Where one person would place it, from 0 to 10, and why. Empty where it was not said. */
export interface Placed {
  readonly who: string;
  readonly score: string;
  readonly why: string;
  /** What would make it one higher. */
  readonly higher: string;
}
/** A map, as its parts are typed: it has no field for a name, a date of birth or an address. */
export interface SafetyMap {
  readonly variant: Variant;
  /** The agency’s own reference of the child. */
  readonly reference: string;
  readonly boxes: Readonly<Record<BoxId, string>>;
  /** What the child says, in their own words. */
  readonly child: string;
  readonly placed: readonly Placed[];
}

export const scores: readonly string[] = Array.from({ length: 11 }, (_, n) => String(n));
export const nobodyPlaced: Placed = { who: '', score: '', why: '', higher: '' };
const empty: SafetyMap = {
  variant: 'safety',
  reference: '',
  boxes: recordOf(boxIds, () => ''),
  child: '',
  placed: [nobodyPlaced],
};

const joined = (...texts: readonly (string | undefined)[]) =>
  texts
    .map((text) => text?.trim())
    .filter(Boolean)
    .join('\n');
/** What waits in a record for its tick. */
const waiting = ({ record, added }: Source) =>
  unticked(tasksOf(record, added)).map(({ does }) => does.trim());

/**
 * A map as far as a decision and what happened since have it already: nothing is asked twice. Whose
 * number is wanted is listed beforehand, unless not everyone in the family may be told.
 */
export function mapFrom(from: Source | undefined, people: readonly string[]): SafetyMap {
  const placed = isNotForFamily(from)
    ? empty.placed
    : [...people.map((who) => ({ ...nobodyPlaced, who })), nobodyPlaced];
  if (!from) return { ...empty, placed };
  const { record, added } = from;
  const incidents = added.flatMap(({ kind, fields }) =>
    kind === 'incident' ? [fields['what']] : [],
  );
  return {
    ...empty,
    reference: record?.reference ?? '',
    boxes: {
      ...empty.boxes,
      happened: joined(record?.reasons.facts, ...incidents),
      danger: joined(record?.reasons.concern, record?.reasons.risk),
      next: joined(...waiting(from)),
    },
    child: joined(
      record?.wishes,
      ...added.flatMap(({ kind, fields }) => (kind === 'child-talk' ? [fields['said']] : [])),
    ),
    placed,
  };
}

/** Those of whom something is written: more than one of the names that were listed beforehand. */
export const placedIn = ({ placed }: SafetyMap, people: readonly string[]): readonly Placed[] =>
  placed.filter(
    ({ who, score, why, higher }) =>
      [score, why, higher].some((text) => text.trim()) ||
      (who.trim() && !people.includes(who.trim())),
  );

/** The next steps that no line of the record’s own list holds yet, a line each. */
export function newSteps({ boxes }: SafetyMap, from: Source | undefined): readonly string[] {
  const known = new Set(from ? waiting(from).flatMap((does) => does.split('\n')) : []);
  return boxes.next
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !known.has(line));
}

/** So far apart that it is talked about first: our own figure (domain H). */
const apart = 3;
/** The lowest and the highest number, where they are so far apart. */
export function spreadOf(
  placed: readonly Pick<Placed, 'score'>[],
): { readonly from: number; readonly to: number } | undefined {
  const all = placed.flatMap(({ score }) => (score ? [Number(score)] : []));
  const [from, to] = [Math.min(...all), Math.max(...all)];
  return to - from >= apart ? { from, to } : undefined;
}
