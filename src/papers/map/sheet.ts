import words from '../../../content/pages/map.yaml';
import { longDate } from '../../recommend/dates.ts';
import { filled } from '../../ui/filled.ts';
import {
  columnIds,
  columns,
  placedIn,
  spreadOf,
  type ColumnId,
  type Placed,
  type SafetyMap,
} from './map.ts';

interface SheetColumn {
  readonly id: ColumnId;
  readonly heading: string;
  /** Only what was written. */
  readonly rows: readonly { readonly asked: string; readonly text: string }[];
}
/** The map as whoever reads it has it. */
export interface MapSheet {
  readonly title: string;
  /** That not everyone in the family may see it; empty where they may. */
  readonly warning: string;
  readonly reference: string;
  readonly columns: readonly SheetColumn[];
  readonly child: string;
  readonly placed: readonly Placed[];
  /** The numbers that are far apart. */
  readonly spread?: { readonly from: number; readonly to: number };
}

/** All that was written in a map and nothing else, without what must be kept back. */
export function sheetOf(map: SafetyMap, shared: (text: string) => string, warning = ''): MapSheet {
  const text = (written: string) => shared(written.trim());
  const placed = placedIn(map, words.people).map(({ who, score, why, higher }) => ({
    who: text(who),
    score,
    why: text(why),
    higher: text(higher),
  }));
  const spread = spreadOf(placed);
  return {
    title: words.variants[map.variant],
    warning,
    reference: text(map.reference),
    columns: columnIds.map((id) => ({
      id,
      heading: words.columns[id],
      rows: columns[id].flatMap((box) =>
        map.boxes[box].trim() ? [{ asked: words.boxes[box].head, text: text(map.boxes[box]) }] : [],
      ),
    })),
    child: text(map.child),
    placed,
    ...(spread ? { spread } : {}),
  };
}

/** What is said of numbers that are far apart. */
export const spreadText = ({ from, to }: { from: number; to: number }): string =>
  filled(words.spread, { from, to });

/** What one person said, each with what was asked; the number apart. */
export const saidBy = ({ why, higher }: Placed) =>
  [
    { asked: words.scale.why, text: why },
    { asked: words.scale.higher, text: higher },
  ].filter(({ text }) => text);

/** All of it as plain text, as it is kept with the record. */
export const mapText = (
  { title, warning, reference, columns, child, placed, spread }: MapSheet,
  at: Date,
): string =>
  [
    title,
    ...(warning ? [warning] : []),
    ...(reference ? [`${words.paper.reference}: ${reference}`] : []),
    `${words.paper.made}: ${longDate(at)}`,
    ...columns.flatMap(({ heading, rows }) => [
      heading.toUpperCase(),
      ...(rows.length > 0
        ? rows.map(({ asked, text }) => `${asked}\n${text}`)
        : [words.paper.none]),
    ]),
    ...(child ? [`${words.paper.child.toUpperCase()}\n\n${child}`] : []),
    ...(placed.length > 0
      ? [words.scale.heading.toUpperCase(), `${words.scale.zero}\n${words.scale.ten}`]
      : []),
    ...placed.map((one) =>
      [
        `${one.who || words.paper.somebody}: ${one.score || words.paper.noScore}`,
        ...saidBy(one).map(({ asked, text }) => `${asked}: ${text}`),
      ].join('\n'),
    ),
    ...(spread ? [spreadText(spread)] : []),
  ].join('\n\n');
