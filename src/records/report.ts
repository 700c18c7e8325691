import { isOneOf } from '../../machines/grammar/known.ts';
import { levels } from '../../machines/outcomes.ts';
import { isReferred, within, type Days } from './audit.ts';
import { fieldsOf, kindsUnder, type AddedKind } from './entry.ts';
import { isoMonth, monthsAfter, schoolYearOf, termOf } from './schoolYear.ts';
import type { About, Summary } from './summary.ts';

/** Counts under this may point to one child. Windscreen's own figure, from no source. */
export const few = 5;

/** A row of a count: what it counts, by its id, how many, and what those are made of. */
export interface Row {
  readonly id: string;
  readonly n: number;
  readonly lines: readonly Row[];
}
/**
 * How many of what there are, apart by one thing that was recorded of each. No rows: they are too
 * few to be told apart.
 */
export interface Grouping {
  readonly of: number;
  readonly rows: readonly Row[];
}
/** The parts of a time: each from its first month, YYYY-MM, with those in which nothing was. */
export interface Times extends Grouping {
  readonly each: 'month' | 'term' | 'year';
}

/** What a governing body or a board may read: numbers, and never who. */
export interface Report {
  readonly decisions: number;
  readonly referrals: number;
  readonly noted: number;
  readonly destroyed: number;
  /** Of which nothing more is known than that they were decided: each grouping says so. */
  readonly unread: number;
  /** By the heading of the list of worries, in its order; one decision may be of several. */
  readonly worries: Grouping;
  readonly ages: Grouping;
  readonly levels: Grouping;
  readonly times: Times;
  /** Only where there is more than one, and `times` are shorter. */
  readonly years: Times | undefined;
  readonly outcomes: Grouping;
  readonly referralTimes: Times;
  /** Incidents, talks and meetings: in records without a decision, and in those with one. */
  readonly notedEntries: Grouping;
  readonly decidedEntries: Grouping;
}

/** A heading of the list of worries, with the ids under it. */
export interface Heading {
  readonly id: string;
  readonly concerns: readonly string[];
}

/** How records are counted. */
export interface Way {
  readonly headings: readonly Heading[];
  readonly ages: readonly string[];
  /** Whether every count under five is put together with others, or told apart no further. */
  readonly guard: boolean;
  /** What decisions were about whose summaries do not say, by their ids here. */
  readonly read: ReadonlyMap<string, About>;
}

/** Whether a list must be asked for the record itself before it can say what a decision is about. */
export const lacksAbout = ({ state, noted, about }: Summary): boolean =>
  state !== 'destroyed' && !noted && !about;

/** Counts the records of some days, each once in every part that it belongs to. */
export function report(
  summaries: readonly Summary[],
  days: Days,
  { headings, ages, guard, read }: Way,
): Report {
  const all = within(summaries, days);
  const standing = all.filter(({ state }) => state !== 'destroyed');
  const decided = standing.filter(({ noted }) => !noted);
  const notes = standing.filter(({ noted }) => noted);
  const referred = decided.filter(isReferred);
  const aboutOf = ({ id, about }: Summary) => about ?? read.get(id);
  const group = (counted: readonly Counted[], order: readonly string[]): Grouping => ({
    of: new Set(counted.map(({ what }) => what)).size,
    rows: rowsOf(parted(counted, order), guard),
  });
  const one = (records: readonly Summary[], by: (record: Summary) => string) =>
    records.map((record): Counted => ({ what: record.id, under: by(record) }));

  const worries = decided.flatMap((record) => worriesOf(record.id, aboutOf(record), headings));
  const times = inTime(decided, days, guard);
  const years = inYears(decided, days, guard);
  return {
    decisions: decided.length,
    referrals: referred.length,
    noted: notes.length,
    destroyed: all.length - standing.length,
    unread: decided.filter((record) => !aboutOf(record)).length,
    worries: group(worries, [...headings.map(({ id }) => id), ...besides]),
    ages: group(
      one(decided, (record) => {
        const about = aboutOf(record);
        return about ? (about.age ?? 'not-asked') : 'unread';
      }),
      ages,
    ),
    levels: group(
      one(decided, (record) => record.decided ?? 'none'),
      levels.toReversed(),
    ),
    times,
    years: times.each !== 'year' && years.rows.length > 1 ? years : undefined,
    outcomes: group(
      one(referred, ({ outcome }) => outcome ?? 'none'),
      outcomeIds,
    ),
    referralTimes: inTime(referred, days, guard),
    notedEntries: group(notes.flatMap(entriesOf), written),
    decidedEntries: group(decided.flatMap(entriesOf), written),
  };
}

/** How many, as it may be said: a few are not told from one. */
export const saidOf = (n: number, guard: boolean): number | 'few' =>
  guard && n > 0 && n < few ? 'few' : n;

/** Something that is counted under a heading, and what it is made of there. */
interface Counted {
  readonly what: string;
  readonly under: string;
  readonly lines?: readonly string[];
}
/** What stands under one heading, each thing once. */
interface Part {
  readonly id: string;
  readonly holds: ReadonlySet<string>;
  readonly lines: readonly Part[];
}

/** Of a decision: nothing ticked, a list that was not asked, a worry of no heading, or not read. */
const besides = ['other', 'nothing-ticked', 'not-asked', 'unread'] as const;

function worriesOf(
  what: string,
  about: About | undefined,
  headings: readonly Heading[],
): readonly Counted[] {
  const only = (under: (typeof besides)[number]): readonly Counted[] => [{ what, under }];
  if (!about) return only('unread');
  if (!about.concerns) return only('not-asked');
  if (about.concerns.length === 0) return only('nothing-ticked');
  const ticked = about.concerns;
  const under = headings.flatMap(({ id, concerns }): readonly Counted[] => {
    const lines = ticked.filter((concern) => isOneOf(concerns, concern));
    return lines.length > 0 ? [{ what, under: id, lines }] : [];
  });
  const known = headings.flatMap(({ concerns }) => concerns);
  return ticked.every((concern) => known.includes(concern)) ? under : [...under, ...only('other')];
}

const outcomeIds = fieldsOf('outcome-received').flatMap(({ name, is }) =>
  name === 'outcome' && typeof is !== 'string' ? is : [],
);
const written: readonly AddedKind[] = (['new', 'talk', 'meeting'] as const).flatMap(kindsUnder);
/** Each incident, talk and meeting of a record. */
const entriesOf = ({ id, counts }: Summary): readonly Counted[] =>
  written.flatMap((kind) =>
    Array.from({ length: counts[kind] ?? 0 }, (_, i) => ({
      what: `${id} ${kind} ${i}`,
      under: kind,
    })),
  );

/** What there is under each heading, in their order, and then by how many. */
function parted(counted: readonly Counted[], order: readonly string[]): readonly Part[] {
  const parts = new Map<string, { holds: Set<string>; lines: Counted[] }>();
  for (const { what, under, lines = [] } of counted) {
    const part = parts.get(under) ?? { holds: new Set(), lines: [] };
    part.holds.add(what);
    part.lines.push(...lines.map((line) => ({ what, under: line })));
    parts.set(under, part);
  }
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...parts]
    .map(([id, { holds, lines }]): Part => ({ id, holds, lines: parted(lines, []) }))
    .sort(
      (one, other) =>
        place(one.id) - place(other.id) ||
        other.holds.size - one.holds.size ||
        (one.id < other.id ? -1 : 1),
    );
}

function rowsOf(parts: readonly Part[], guard: boolean): readonly Row[] {
  return (guard ? guarded(parts) : parts).map(({ id, holds, lines }) => ({
    id,
    n: holds.size,
    lines: rowsOf(lines, guard),
  }));
}

/**
 * The same with every count under five put together with the others, and with the next smallest
 * where those are too few as well. None where nothing could be told apart.
 */
function guarded(parts: readonly Part[]): readonly Part[] {
  const isSmall = ({ holds }: Part) => holds.size < few;
  const small = parts.filter(isSmall);
  if (small.length === 0) return parts;
  const bySize = parts.filter((part) => !isSmall(part)).sort((a, b) => a.holds.size - b.holds.size);
  const holds = new Set(small.flatMap((part) => [...part.holds]));
  while (holds.size < few && bySize.length > 0)
    for (const one of bySize.shift()?.holds ?? []) holds.add(one);
  if (bySize.length === 0) return [];
  const apart = parts.filter((part) => bySize.includes(part));
  return [...apart, { id: 'together', holds, lines: [] }];
}

const lengths = { month: 1, term: 4, year: 12 } as const;
type Each = keyof typeof lengths;
const monthOf = ({ at }: Summary) => isoMonth(at);
const firstOf = (each: Each, month: string) =>
  ({ month, term: termOf(month), year: schoolYearOf(month) })[each];
/** More of them than could be read are told by the year. */
const mostMonths = 24;

/** The shortest parts of a time in which no count under five shows; none where there are no such. */
function inTime(records: readonly Summary[], days: Days, guard: boolean): Times {
  const months = during(records, days, 'month');
  const isLong = months.rows.length > mostMonths;
  const finest = isLong ? during(records, days, 'year') : months;
  if (!guard) return finest;
  const coarser: readonly Each[] = isLong ? ['year'] : ['month', 'term', 'year'];
  const open = coarser.map((each) => during(records, days, each)).find(isOpen);
  return open ?? { ...during(records, days, 'year'), rows: [] };
}
function inYears(records: readonly Summary[], days: Days, guard: boolean): Times {
  const years = during(records, days, 'year');
  return !guard || isOpen(years) ? years : { ...years, rows: [] };
}
const isOpen = ({ rows }: Times) => rows.every(({ n }) => n === 0 || n >= few);

function during(records: readonly Summary[], { from, to }: Days, each: Each): Times {
  const firsts = records.map((record) => firstOf(each, monthOf(record))).sort();
  const first = from < '0001' ? firsts[0] : firstOf(each, from.slice(0, 7));
  const last = to > '9999' ? firsts.at(-1) : to.slice(0, 7);
  const rows: Row[] = [];
  for (let next = first; next && last && next <= last; next = monthsAfter(next, lengths[each])) {
    const id = next;
    rows.push({ id, n: firsts.filter((one) => one === id).length, lines: [] });
  }
  return { each, of: records.length, rows };
}
