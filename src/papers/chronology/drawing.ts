import { monthsOn } from '../../records/chronology.ts';
import { asAtWords, partsOfDay } from '../../recommend/dates.ts';
import { isEmpty, kinds, type Row } from './chronology.ts';
import { spanOf, type Span } from './day.ts';
import { silencesIn } from './silences.ts';

/** An event on the line, by its number: a day is as wide as it is high, a month or a year is longer. */
interface Mark {
  readonly n: number;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** It may be out by more than a day. */
  readonly isAbout: boolean;
  /** What the child said or showed stands in it. */
  readonly isHeard: boolean;
}
/** Events of one kind beneath each other. */
interface Lane {
  readonly kind: Row['kind'];
  readonly y: number;
  readonly marks: readonly Mark[];
}
/** A time line as it is drawn, in units of its own. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly from: string;
  readonly to: string;
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly lanes: readonly Lane[];
  readonly silences: readonly {
    readonly from: number;
    readonly to: number;
    readonly months: number;
  }[];
}

/** How large a mark is, and what stands above and beside the marks. */
export const size = 24;
const gap = 3;
const label = 24;
const between = 10;
const head = 42;

/** Draws rows that are in order, in a width; nothing where none of them has a date. */
export function drawn(rows: readonly Row[], today: string, width: number): Drawing | undefined {
  const dated = rows.flatMap((row, place) => {
    const span = spanOf(row.on);
    return span ? [{ row, place, span }] : [];
  });
  if (dated.length === 0) return undefined;
  const silences = silencesIn(rows, today);
  const ends = silences.some(({ after }) => after === undefined) ? [today] : [];
  const from = dated.map(({ span }) => span.first).sort()[0] ?? today;
  const to = [...dated.map(({ span }) => span.last), ...ends].sort().at(-1) ?? today;
  const x = scale({ first: from, last: to }, width);

  let y = head;
  const lanes = [...kinds, '' as const].flatMap((kind): Lane[] => {
    const own = dated.filter(({ row }) => row.kind === kind);
    if (own.length === 0) return [];
    /** Where each line of the lane is taken up to. */
    const taken: number[] = [];
    const marks = own.map(({ row, place, span }): Mark => {
      const [start, end] = placed(x(span.first), x(span.last), width);
      const free = taken.findIndex((until) => until + gap <= start);
      const line = free < 0 ? taken.length : free;
      taken[line] = end;
      return {
        n: place + 1,
        from: start,
        to: end,
        y: y + label + line * (size + gap),
        isAbout: row.about || span.first !== span.last,
        isHeard: !isEmpty(row.voice),
      };
    });
    const lane = { kind, y, marks };
    y += label + taken.length * (size + gap) + between;
    return [lane];
  });
  return {
    width,
    height: y,
    from,
    to,
    ticks: ticksIn({ first: from, last: to }, width).map((day) => ({
      x: x(day),
      text: asAtWords(day.slice(0, day.endsWith('-01-01') ? 4 : 7)),
    })),
    lanes,
    silences: silences.map(({ from, to, months }) => ({ from: x(from), to: x(to), months })),
  };
}

const dayOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / (24 * 3_600_000);
/** Where a day stands: the middle of a mark, which is never cut off at either end. */
function scale({ first, last }: Span, width: number): (day: string) => number {
  const [start, end] = [dayOf(first), dayOf(last)];
  const room = width - size;
  return (day) =>
    size / 2 + (end === start ? room / 2 : ((dayOf(day) - start) / (end - start)) * room);
}
/** As long as it lasts and no shorter than a mark. */
function placed(first: number, last: number, width: number): readonly [number, number] {
  const middle = (first + last) / 2;
  const half = Math.max(size, last - first) / 2;
  const start = Math.min(Math.max(0, middle - half), width - 2 * half);
  return [start, start + 2 * half];
}

/** The first days of years or months, so few that their words do not meet. */
function ticksIn({ first, last }: Span, width: number): readonly string[] {
  const most = Math.max(2, Math.floor(width / 120));
  const { year, month } = partsOfDay(first);
  const begins = (every: number) => {
    const count = year * 12 + month - 1;
    const next = Math.ceil((first.endsWith('-01') ? count : count + 1) / every) * every;
    return `${Math.floor(next / 12)}-${String((next % 12) + 1).padStart(2, '0')}-01`;
  };
  for (const every of [1, 2, 3, 6, 12, 24, 60, 120, 240]) {
    const days: string[] = [];
    for (let day = begins(every); day <= last && days.length <= most; day = monthsOn(day, every))
      days.push(day);
    if (days.length <= most) return days;
  }
  return [];
}
