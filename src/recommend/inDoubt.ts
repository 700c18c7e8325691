import type { CouncilText } from '../../content/schema.ts';
import { ageInDays, isStale } from './dates.ts';

/** What makes a number of the directory doubtful, the worst first. */
export const doubts = [
  'not-seen',
  'night-not-seen',
  'conflict',
  'out-of-date',
  'one-page-undated',
] as const;
export type Doubted = (typeof doubts)[number];

/** One number that was seen, with its age. */
export interface NumberSeen {
  readonly council: string;
  readonly number: string;
  /** for when the office is closed */
  readonly night: boolean;
  /** the day that its page shows, or else the day on which it was seen */
  readonly asAt: string;
  readonly days: number;
  readonly doubts: readonly Doubted[];
}
type Entries = Readonly<Record<string, CouncilText>>;

/** Pure. Every number of the directory as of a moment, the oldest first. */
export const numbersSeen = (entries: Entries, now: Date): readonly NumberSeen[] =>
  Object.entries(entries)
    .flatMap(([council, entry]) => numbersOf(council, entry, now))
    .sort((a, b) => b.days - a.days);

/**
 * Pure. The councils that each kind of doubt is about, in the order of the directory: those whose
 * number nobody has confirmed.
 */
export function councilsInDoubt(
  entries: Entries,
  now: Date,
): ReadonlyMap<Doubted, readonly string[]> {
  const about = (council: string, entry: CouncilText): readonly Doubted[] => [
    ...(entry.frontDoor.lines.length === 0 ? (['not-seen'] as const) : []),
    ...(entry.outOfHours.lines.length === 0 ? (['night-not-seen'] as const) : []),
    ...numbersOf(council, entry, now).flatMap((seen) => seen.doubts),
  ];
  const all = Object.entries(entries).map(([council, entry]) => ({
    council,
    about: about(council, entry),
  }));
  return new Map(
    doubts.map((doubt) => [
      doubt,
      all.flatMap(({ council, about }) => (about.includes(doubt) ? [council] : [])),
    ]),
  );
}

function numbersOf(council: string, entry: CouncilText, now: Date): readonly NumberSeen[] {
  const { frontDoor, outOfHours, sources, agree, conflicts = [], seen } = entry;
  const line =
    (night: boolean) =>
    ({ number, source }: { readonly number: string; readonly source: number }) => {
      const dated = sources[source]?.dated;
      const asAt = dated ?? seen;
      return {
        council,
        number,
        night,
        asAt,
        days: ageInDays(asAt, now),
        doubts: [
          ...(conflicts.some(({ against }) => against === number) ? (['conflict'] as const) : []),
          ...(isStale(asAt, now) ? (['out-of-date'] as const) : []),
          // how many pages agree was counted for the daytime number alone
          ...(!night && agree === 1 && !dated ? (['one-page-undated'] as const) : []),
        ],
      };
    };
  return [...frontDoor.lines.map(line(false)), ...outOfHours.lines.map(line(true))];
}
