import words from '../../content/pages/report.yaml';
import concernWords from '../../content/concerns.yaml';
import entryWords from '../../content/entries.yaml';
import levelWords from '../../content/levels.yaml';
import givens from '../../content/questions/givens.yaml';
import { asAtWords, isoDay, partsOfDay } from '../recommend/dates.ts';
import type { Days } from '../records/audit.ts';
import { linesOf } from '../records/csv.ts';
import {
  few,
  saidOf,
  type Grouping,
  type Heading,
  type Report,
  type Row,
  type Times,
} from '../records/report.ts';
import { filled } from '../ui/filled.ts';

/** The headings of the list of worries as it stands, and the ages in their order. */
export const headings: readonly Heading[] = concernWords.groups.map(({ heading, concerns }) => ({
  id: heading,
  concerns: Object.keys(concerns),
}));
const ageAnswers = givens.questions['age']?.answers ?? {};
export const ages: readonly string[] = Object.keys(ageAnswers);

/** A row in words. */
interface SaidRow {
  readonly label: string;
  readonly n: number;
  readonly lines: readonly SaidRow[];
}
/** A part of the report as the page, the paper and the file have it. */
interface SaidPart {
  readonly heading: string;
  readonly each: string;
  readonly counts: string;
  readonly note: string;
  readonly of: number;
  /** Which row holds the most, or nothing. */
  readonly sentence: string;
  /** None where they are too few to be told apart. */
  readonly rows: readonly SaidRow[];
}

const concernLabels: Readonly<Record<string, string>> = Object.fromEntries(
  concernWords.groups.flatMap(({ concerns }) =>
    Object.entries(concerns).map(([id, { label }]) => [id, label]),
  ),
);
/** What a row may be beside those that its part has words for. */
const beside: Readonly<Record<string, string>> = {
  together: words.together,
  other: words.other,
  'nothing-ticked': words['nothing-ticked'],
  'not-asked': words['not-asked'],
  unread: words.unread,
};
const outcomes = entryWords['outcome-received']?.fields['outcome']?.choices ?? {};

const saidRows = (rows: readonly Row[], say: (id: string) => string | undefined): SaidRow[] =>
  rows.map(({ id, n, lines }) => ({
    label: beside[id] ?? say(id) ?? words.other,
    n,
    lines: saidRows(lines, (line) => concernLabels[line]),
  }));

function timeWords(each: Times['each'], month: string): string {
  const { year } = partsOfDay(month);
  if (each === 'month') return asAtWords(month);
  if (each === 'year') return filled(words.schoolYear, { from: `${year}`, to: `${year + 1}` });
  const { autumn, spring, summer } = words.terms;
  const term = month.endsWith('-09') ? autumn : month.endsWith('-01') ? spring : summer;
  return filled(term, { year: `${year}` });
}

type Most = typeof words.mostWorries;
interface Saying {
  readonly heading: string;
  readonly each: string;
  readonly say: (id: string) => string | undefined;
  /** What its numbers count. */
  readonly counts?: string;
  readonly note?: string;
  /** Says which row holds the most. */
  readonly most?: Most;
}

function said({ of, rows }: Grouping, saying: Saying): SaidPart {
  const { heading, each, say, counts = words.decisions, note = '', most } = saying;
  const [first] = rows.filter(({ id }) => !(id in beside)).toSorted((a, b) => b.n - a.n);
  const what = first && say(first.id);
  return {
    heading,
    each,
    counts,
    note,
    of,
    rows: saidRows(rows, say),
    // of one alone nothing is the most: its row says it
    sentence:
      most && first && what && of > 1 ? filled(most, { what, count: countOf(first.n, of) }) : '',
  };
}
const countOf = (n: number, of: number) =>
  n === of ? filled(words.allOf, { n }) : filled(words.someOf, { n, of });
const saidTimes = (times: Times, heading: string, counts: string) =>
  said(times, {
    heading,
    counts,
    each: words.each[times.each],
    say: (month) => timeWords(times.each, month),
    note: times.each === 'term' && times.rows.length > 0 ? words.termsNote : '',
  });

/** Every part of a report that has something to count, in the order in which it is read. */
export function partsOf(report: Report): readonly SaidPart[] {
  const { decisions, referrals, entries } = words;
  const kinds = { each: words.entry, counts: entries, say: (id: string) => entryWords[id]?.title };
  return [
    said(report.worries, {
      heading: words.worries,
      each: words.worry,
      say: (heading) => heading,
      note: words.worriesNote,
      most: words.mostWorries,
    }),
    said(report.levels, {
      heading: words.levels,
      each: words.level,
      say: (id) => (id === 'none' ? words.noLevel : levelWords[id]?.name),
      most: words.mostLevels,
    }),
    said(report.ages, {
      heading: words.ages,
      each: words.age,
      say: (id) => ageAnswers[id]?.label,
      most: words.mostAges,
    }),
    said(report.outcomes, {
      heading: words.outcomes,
      each: words.outcome,
      counts: referrals,
      say: (id) => (id === 'none' ? words.notHeard : outcomes[id]),
      most: words.mostOutcomes,
    }),
    ...(report.years ? [saidTimes(report.years, words.years, decisions)] : []),
    saidTimes(report.times, words.times, decisions),
    saidTimes(report.referralTimes, words.referralTimes, referrals),
    said(report.notedEntries, { heading: words.notedEntries, ...kinds }),
    said(report.decidedEntries, { heading: words.decidedEntries, ...kinds }),
  ].filter(({ of }) => of > 0);
}

/** What there is in all, each in a few words; what there is none of is not said. */
export const sumsOf = (report: Report, guard: boolean): readonly string[] =>
  sums(report).flatMap(({ n, one, many, lessThan }) => {
    const some = saidOf(n, guard);
    if (some === 0) return [];
    if (some === 'few') return [filled(lessThan, { few })];
    return [some === 1 ? one : filled(many, { n: some })];
  });
const sums = ({ decisions, referrals, noted, destroyed }: Report) => [
  {
    what: words.decisions,
    n: decisions,
    one: words.oneDecision,
    many: words.manyDecisions,
    lessThan: words.fewDecisions,
  },
  {
    what: words.referrals,
    n: referrals,
    one: words.oneReferral,
    many: words.manyReferrals,
    lessThan: words.fewReferrals,
  },
  {
    what: words.notedRecords,
    n: noted,
    one: words.oneNoted,
    many: words.manyNoted,
    lessThan: words.fewNoted,
  },
  {
    what: words.destroyedRecords,
    n: destroyed,
    one: words.oneDestroyed,
    many: words.manyDestroyed,
    lessThan: words.fewDestroyed,
  },
];

/** The days that a report is of, in words. */
export const daysWords = ({ from, to }: Days, now: Date): string =>
  from < '0001'
    ? filled(words.untilNow, { to: asAtWords(isoDay(now)) })
    : filled(words.days, { from: asAtWords(from), to: asAtWords(to) });

/** How a report was counted, in sentences for whoever reads it without Windscreen. */
export const howCounted = (guard: boolean): readonly string[] => [
  words.howDecisions,
  words.howRecorded,
  ...(guard ? [filled(words.howGuard, { few })] : []),
  words.howNever,
];

/** A report as a table, a count a line, in the words of the page. */
export function reportCsv(
  report: Report,
  { days, now, guard }: { readonly days: Days; readonly now: Date; readonly guard: boolean },
): string {
  const number = (n: number) => {
    const some = saidOf(n, guard);
    return some === 'few' ? filled(words.fewer, { few }) : String(some);
  };
  const line = (part: string, { label, n, lines }: SaidRow, of: number): readonly string[][] => [
    [part, label, String(n), number(of)],
    ...lines.flatMap((one) => line(`${part}: ${label}`, one, n)),
  ];
  return linesOf([
    [words.part, words.what, words.count, words.of],
    [words.theReport, daysWords(days, now), '', ''],
    ...howCounted(guard).map((sentence) => [words.theReport, sentence, '', '']),
    ...sums(report).map(({ what, n }) => [words.inAll, what, number(n), '']),
    ...partsOf(report).flatMap(({ heading, of, rows }) =>
      rows.length > 0
        ? rows.flatMap((row) => line(heading, row, of))
        : [[heading, filled(words.tooFew, { few }), '', number(of)]],
    ),
  ]);
}
