import { levels } from '../../machines/outcomes.ts';
import { reasonHeadings } from './account.ts';
import { isoDay } from '../recommend/dates.ts';
import { meetings } from './entry.ts';
import { maybeSamePerson } from './person.ts';
import { monthsAfter } from './schoolYear.ts';
import type { Summary } from './summary.ts';
import { workIn, type Work } from './work.ts';

/** Days from and to, both counted, as YYYY-MM-DD. */
export interface Days {
  readonly from: string;
  readonly to: string;
}
/** Whole months, the one that it is now last; or everything. */
export const spans = ['month', 'quarter', 'year', 'all'] as const;
export type Span = (typeof spans)[number];

export function daysOf(span: Span, now: Date): Days {
  if (span === 'all') return { from: '0000-01-01', to: '9999-12-31' };
  const today = isoDay(now);
  return {
    from: `${monthsAfter(today.slice(0, 7), { month: 0, quarter: -2, year: -11 }[span])}-01`,
    to: today,
  };
}

/** A line of the audit: how many records, of how many of what kind, and which they are. */
export interface Line<Id extends string = string> {
  readonly id: Id;
  readonly n: number;
  readonly of: number;
  readonly among: Among;
  readonly records: readonly { readonly id: string; readonly reference: string }[];
}
/** What a line counts among. */
export type Among = keyof typeof among;
type Worry = keyof typeof worries;
type Good = keyof typeof goods;
type Need = keyof typeof needs | keyof typeof notedNeeds;

export interface Audit {
  /**
   * The records in these days: `decisions`, and those `destroyed`, of which nothing more can be
   * said.
   */
  readonly total: number;
  readonly decisions: number;
  readonly referrals: number;
  /** Begun without a decision: what was noted is no decision, and no line but its own counts it. */
  readonly noted: number;
  readonly destroyed: number;
  /**
   * Each that was destroyed in these days, newest first: when, why and by whom, and whether one
   * person may have done it alone.
   */
  readonly gone: readonly Gone[];
  readonly worried: readonly Line<Worry>[];
  readonly well: readonly Line<Good>[];
  readonly next: readonly Line<Need>[];
  readonly counts: Counts;
}
interface Gone {
  readonly id: string;
  readonly at: string;
  /** Not there in the list of an older Windscreen; the record itself says it. */
  readonly words?: NonNullable<Summary['gone']>;
  readonly alone: boolean;
}
/**
 * Plain rows: pictures, tables and files are all made from these. `none` stands for what was not
 * reached or not said.
 */
export interface Counts {
  /**
   * Of every decision: the level recommended, the one decided on, the person's own view before, and
   * which way it departs.
   */
  readonly levels: readonly Row<'recommended' | 'decided' | 'own' | 'departure'>[];
  /** Of every referral: the level decided on, and what came of it. */
  readonly outcomes: readonly Row<'level' | 'outcome'>[];
  readonly departures: readonly Row<'departure'>[];
  readonly consent: readonly Row<'consent'>[];
  readonly sharing: readonly Row<'sharing'>[];
  readonly clocks: readonly {
    readonly clock: 'same-day' | 'in-writing' | 'reply';
    readonly met: number;
    readonly of: number;
  }[];
  /** From a referral to what was decided about it, in days by the calendar; of how many. */
  readonly reply: { readonly n: number; readonly median?: number };
}
type Row<K extends string> = Readonly<Record<K, string>> & { readonly n: number };

/** One record, as every count looks at it, and what is to be done about it now. */
interface Seen extends Summary {
  readonly replyDue: boolean;
  readonly work: readonly Work[];
}
type Is = (seen: Seen) => boolean;

const isSent: Is = ({ sent }) => sent !== undefined;
const isReviewed: Is = ({ reviewed, waits }) =>
  reviewed !== undefined || waits.some(({ what }) => what === 'review');
const inTime: Is = ({ heard, due }) =>
  heard !== undefined && due !== undefined && Date.parse(heard) <= Date.parse(due);
const isLate =
  (what: Work['what']): Is =>
  ({ work }) =>
    work.some((one) => one.what === what && one.stands === 'late');
const isNow =
  (what: Work['what']): Is =>
  ({ work }) =>
    work.some((one) => one.what === what && one.stands !== 'later');
const allReasons: Is = ({ wrote }) => wrote.length === reasonHeadings.length;
const sameDay: Is = ({ sent, at }) =>
  sent !== undefined && isoDay(new Date(sent)) <= isoDay(new Date(at));
const not =
  (is: Is): Is =>
  (seen) =>
    !is(seen);

/** A decision that was to be told to the front door, or was. */
export const isReferred = ({ refers, sent }: Summary): boolean => refers || sent !== undefined;

const among = {
  decisions: () => true,
  noted: ({ noted }) => noted === true,
  referrals: isReferred,
  sent: isSent,
  open: (seen) => isSent(seen) && seen.state === 'open',
  due: ({ replyDue }) => replyDue,
  reviews: isReviewed,
  notShared: ({ sharing }) => sharing === 'do-not-share' || sharing === 'stop',
  countersigned: ({ countersigned }) => countersigned !== undefined,
} as const satisfies Readonly<Record<string, Is>>;

const worries = {
  notSent: ['referrals', isLate('refer')],
  noReply: ['due', not(inTime)],
  notInWriting: ['open', isLate('write')],
  reviewLate: ['reviews', isLate('review')],
  notSharedAlone: ['notShared', ({ consulted }) => !consulted],
  familyNotSaid: ['decisions', ({ family }) => !family],
  reasonsMissing: ['decisions', not(allReasons)],
  howNotKnown: ['decisions', ({ evidence: [said] }) => said === 0],
  wentBelow: ['decisions', ({ departure }) => departure === 'down'],
  didOtherwise: ['decisions', ({ departure }) => departure === 'other'],
  disagreed: ['countersigned', ({ countersigned }) => countersigned === 'disagree'],
  notCountersigned: ['decisions', not(among.countersigned)],
} as const satisfies Counted;

const goods = {
  reasonsWritten: ['decisions', allReasons],
  familySaid: ['decisions', ({ family }) => family],
  sentSameDay: ['sent', sameDay],
  repliedInTime: ['due', inTime],
  reviewHeld: ['reviews', ({ reviewed }) => reviewed !== undefined],
  notSharedAsked: ['notShared', ({ consulted }) => consulted],
  countersigned: ['decisions', among.countersigned],
} as const satisfies Counted;

/**
 * What is late or due today, by the same list of work as the records page; then what can be added
 * to a record.
 */
const needs = {
  refer: ['decisions', isNow('refer')],
  escalate: ['decisions', isNow('escalate')],
  chase: ['decisions', isNow('chase')],
  answer: ['decisions', isNow('answer')],
  agree: ['decisions', isNow('agree')],
  write: ['decisions', isNow('write')],
  review: ['decisions', isNow('review')],
  meeting: ['decisions', (seen) => meetings.some((what) => isNow(what)(seen))],
  tick: ['decisions', (seen) => isNow('tick')(seen) || isNow('planned')(seen)],
  fileTransfer: [
    'decisions',
    (seen) => isNow('file-transfer')(seen) || isNow('file-receipt')(seen),
  ],
  keepUntil: ['decisions', isNow('keep-until')],
  askSecond: worries.notSharedAlone,
  sayFamily: worries.familyNotSaid,
  writeReasons: worries.reasonsMissing,
  countersign: worries.notCountersigned,
} as const satisfies Counted;

/** The same of what was noted without a decision. */
const notedNeeds = { decide: ['noted', isNow('decide')] } as const satisfies Counted;

type Counted = Readonly<Record<string, readonly [Among, Is]>>;

/**
 * What the records of some days say, counted and never scored: no line is about a person, and none
 * is there for nothing. Each line counts records one by one, so that a record more changes no
 * other's part in it.
 */
export function audit(summaries: readonly Summary[], days: Days, now: Date): Audit {
  const all = within(summaries, days);
  const standing = all
    .filter(({ state }) => state !== 'destroyed')
    .map((one): Seen => {
      const { due, heard } = one;
      const isDue = due !== undefined && (Date.parse(due) <= now.getTime() || heard !== undefined);
      return { ...one, replyDue: isDue, work: workIn([one], now) };
    })
    .sort((a, b) => inOrder.compare(a.reference, b.reference) || (a.id < b.id ? -1 : 1));
  const seen = standing.filter(({ noted }) => !noted);
  const notes = standing.filter(({ noted }) => noted);
  const referrals = seen.filter(among.referrals);
  return {
    total: all.length,
    decisions: seen.length,
    referrals: referrals.length,
    noted: notes.length,
    destroyed: all.length - standing.length,
    gone: goneIn(all),
    worried: lines(worries, seen),
    well: lines(goods, seen),
    next: [...lines(notedNeeds, notes), ...lines(needs, seen)],
    counts: {
      levels: tally(seen, ({ recommended, decided, own, departure }) => ({
        recommended: recommended ?? 'none',
        decided: decided ?? 'none',
        own: own ?? 'none',
        departure,
      })),
      outcomes: tally(referrals, ({ decided, outcome }) => ({
        level: decided ?? 'none',
        outcome: outcome ?? 'none',
      })),
      departures: tally(seen, ({ departure }) => ({ departure })),
      consent: tally(seen, ({ consent }) => ({ consent: consent ?? 'none' })),
      sharing: tally(seen, ({ sharing }) => ({ sharing: sharing ?? 'none' })),
      clocks: [
        met('same-day', seen, 'sent', sameDay),
        met('in-writing', seen, 'open', not(isLate('write'))),
        met('reply', seen, 'due', inTime),
      ],
      reply: replies(seen),
    },
  };
}

const goneIn = (all: readonly Summary[]): readonly Gone[] =>
  all
    .filter(({ state }) => state === 'destroyed')
    .map(({ id, at, gone }): Gone => ({
      id,
      at,
      ...(gone ? { words: gone } : {}),
      alone: gone !== undefined && maybeSamePerson(gone.authorisedBy, gone.by),
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));

/** The records that were decided in these days, or destroyed in them. */
export const within = (summaries: readonly Summary[], { from, to }: Days): readonly Summary[] =>
  summaries.filter(({ at }) => from <= isoDay(new Date(at)) && isoDay(new Date(at)) <= to);

const inOrder = new Intl.Collator('en-GB', { numeric: true });

function lines<C extends Counted>(
  counted: C,
  seen: readonly Seen[],
): readonly Line<keyof C & string>[] {
  return Object.entries(counted).flatMap(([id, [kind, is]]) => {
    const of = seen.filter(among[kind]);
    const records = of.filter(is).map(({ id, reference }) => ({ id, reference }));
    return records.length > 0
      ? [{ id, n: records.length, of: of.length, among: kind, records }]
      : [];
  });
}

function met(
  clock: Counts['clocks'][number]['clock'],
  seen: readonly Seen[],
  kind: Among,
  is: Is,
): Counts['clocks'][number] {
  const of = seen.filter(among[kind]);
  return { clock, met: of.filter(is).length, of: of.length };
}

/**
 * How many say the same, most serious first and then in the order of the alphabet: never by who,
 * and never by which came first.
 */
function tally<K extends string>(
  seen: readonly Seen[],
  says: (one: Seen) => Readonly<Record<K, string>>,
): readonly Row<K>[] {
  const rows = new Map<string, Readonly<Record<K, string>> & { n: number }>();
  for (const one of seen) {
    const said = says(one);
    const key = Object.values<string>(said)
      .map(
        (id) => `${String(99 - levels.findIndex((level) => level === id)).padStart(3, '0')} ${id}`,
      )
      .join();
    rows.set(key, { ...said, n: (rows.get(key)?.n ?? 0) + 1 });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function replies(seen: readonly Seen[]): Counts['reply'] {
  const days = seen
    .flatMap(({ sent, heard }) =>
      sent && heard ? [daysBetween(isoDay(new Date(sent)), isoDay(new Date(heard)))] : [],
    )
    .filter((some) => some >= 0)
    .sort((a, b) => a - b);
  const middle = days.slice((days.length - 1) >> 1, (days.length >> 1) + 1);
  return {
    n: days.length,
    ...(days.length > 0
      ? { median: middle.reduce((sum, one) => sum + one, 0) / middle.length }
      : {}),
  };
}

const daysBetween = (from: string, to: string) =>
  (Date.parse(to) - Date.parse(from)) / (24 * 3_600_000);
