import type { DecisionText } from '../../content/schema.ts';
import type { Decision } from '../../machines/grammar/decision.ts';
import type { Chart, ChartEdge, Label, Point } from '../ui/pictures/chart.ts';
import { lanesOf, placed, wrap } from './chartPlaces.ts';
import { edgeText, routesOf, rowsOf, type ChartWords } from './chartRoutes.ts';

/** `page` says each question in full; `room` by its short name, in a column of a projected page. */
export type ChartSize = keyof typeof sizes;
const sizes = {
  page: { box: 340, label: 216, outcome: 230, pad: 11 },
  room: { box: 240, label: 120, outcome: 230, pad: 8 },
} as const;
/** The most that a chart is wide. */
export const widest: Readonly<Record<ChartSize, number>> = { page: 1040, room: 840 };

const lineHeight = 19;
const laneGap = 11;
const arrow = 16;
const numberWidth = 26;

/**
 * Lays one decision out as a chart, from the declaration that its machine is made of: questions
 * down the left in their declared order, outcomes down the right, the most protective first. A
 * route to the next question runs straight down; one that passes questions over runs in the left
 * margin, and one to an outcome in the right, each in a lane of its own, so that no line crosses a
 * box or a word.
 */
export function chartOf(
  { spec }: Decision,
  text: DecisionText,
  words: ChartWords,
  size: ChartSize,
  levelOf: (outcome: string) => number | undefined = () => undefined,
): Chart {
  const measure = sizes[size];
  const { pad } = measure;
  const brief = size === 'room';
  const rows = rowsOf(spec.start, spec.questions);
  const ids = rows.map(({ id }) => id);
  const outcomes = [...spec.outcomes].reverse();
  const numbered = (id: string) => ids.indexOf(id) - (ids[0] === 'start' ? 0 : -1);
  const said = (id: string) =>
    (size === 'page' ? text.questions[id]?.ask : text.questions[id]?.short) ?? words.start;

  const exits = rows.map((asking, row) => {
    const { id, asked } = asking;
    const all = routesOf(asking);
    const targets = [...new Set(all.map(({ to }) => to))];
    const labelled = targets.map((to) => ({
      from: id,
      to,
      text: edgeText(all, to, asked, id, text, words, false),
      short: edgeText(all, to, asked, id, text, words, true),
    }));
    const position = (to: string) =>
      outcomes.includes(to) ? outcomes.indexOf(to) : ids.indexOf(to);
    const sorted = labelled.sort((one, other) => position(one.to) - position(other.to));
    return {
      id,
      out: sorted.filter(({ to }) => outcomes.includes(to)),
      // what is passed over furthest turns off first, so that no stub is crossed by another's turn
      skips: sorted.filter(({ to }) => ids.indexOf(to) > row + 1).reverse(),
      next: sorted.filter(({ to }) => ids.indexOf(to) === row + 1),
    };
  });

  // the left margin is as wide as its lanes: rows are laid out from x = 0, and moved over once
  // those are counted
  const stubs = Math.max(...exits.map(({ skips }) => skips.length));
  const spine = 14 + stubs * 9;
  const boxes: { id: string; n: number; y: number; height: number; lines: string[] }[] = [];
  const drawn: Drawn[] = [];
  let y = 4;
  for (const { id, out, skips, next } of exits) {
    const asks = wrap(said(id), measure.box - 2 * pad - numberWidth, true);
    let down = y + 4;
    for (const edge of out) {
      const width = measure.label - 16;
      const lines = brief ? [] : wrap(edge.short, width, true);
      const at = down + (brief ? lineHeight - 3 : lines.length * lineHeight + 5);
      drawn.push({
        ...edge,
        kind: 'out',
        stub: 0,
        at,
        label: { lines, width, x: measure.box + 8, y: brief ? at - 5 : down + lineHeight - 4 },
      });
      down = at + 7;
    }
    const height = Math.max(asks.length * lineHeight + 2 * pad, down - y + 2);
    boxes.push({ id, n: numbered(id), y, height, lines: asks });
    y += height + 6;
    for (const [stub, edge] of [...skips, ...next].entries()) {
      const kind = next.includes(edge) ? 'next' : 'skip';
      const width = measure.box - spine - 14;
      const lines = brief
        ? []
        : wrap(
            kind === 'skip' ? `${edge.short}: ${words.goTo} ${numbered(edge.to)}` : edge.short,
            width,
            true,
          );
      const at = y + (brief ? 3 : lineHeight / 2 - 1);
      drawn.push({ ...edge, kind, stub, at, label: { lines, width, x: spine + 10, y: at + 6 } });
      y += brief ? 8 : lines.length * lineHeight + 3;
    }
    y += brief ? 18 : next.length > 0 ? 10 : 14;
  }

  const left = lanesOf(
    ids.flatMap((id) => {
      const from = drawn.filter(({ to, kind }) => to === id && kind === 'skip').map(({ at }) => at);
      return from.length > 0
        ? [{ id, from: Math.min(...from), to: named(boxes, id).y + entry }]
        : [];
    }),
  );
  const margin = left.count * laneGap + (left.count > 0 ? arrow + 4 : 0) + 4;
  const laneX = (id: string) => margin - arrow - 2 - left.lane(id) * laneGap;

  const ends = placed(
    outcomes.map((id) => {
      const level = levelOf(id);
      const whole = text.outcomes[id];
      if (!whole) throw new Error(`there are no words for where ${spec.id} ends at "${id}"`);
      const lines = wrap(whole, measure.outcome - 2 * pad - (level ? 30 : 6), true);
      const from = drawn.filter(({ to, kind }) => to === id && kind === 'out').map(({ at }) => at);
      return { id, level, text: whole, lines, height: lines.length * lineHeight + 2 * pad, from };
    }),
  );
  const right = lanesOf(
    ends
      .filter(({ from, middle }) => from.some((each) => each !== middle))
      .map(({ id, from, middle }) => ({
        id,
        from: Math.min(...from, middle),
        to: Math.max(...from, middle),
      })),
    true,
  );
  const gutter = margin + measure.box + measure.label;
  const outcomeX = gutter + right.count * laneGap + arrow + 4;
  const rightX = (id: string) => gutter + (right.count - right.lane(id)) * laneGap - 4;

  const edges = drawn.map(({ from, to, text: whole, label, kind, at, stub }): ChartEdge => {
    const box = named(boxes, from);
    const foot = box.y + box.height;
    const shifted = { ...label, x: label.x + margin };
    const points = (): Point[] => {
      if (kind === 'next')
        return [
          [margin + spine, foot],
          [margin + spine, named(boxes, to).y],
        ];
      if (kind === 'skip') {
        const [x, into] = [margin + 10 + stub * 9, named(boxes, to).y + entry];
        return [
          [x, foot],
          [x, at],
          [laneX(to), at],
          [laneX(to), into],
          [margin, into],
        ];
      }
      const { middle } = named(ends, to);
      const start: Point = [margin + measure.box, at];
      return at === middle
        ? [start, [outcomeX, at]]
        : [start, [rightX(to), at], [rightX(to), middle], [outcomeX, middle]];
    };
    return { from, to, text: whole, label: shifted, points: points() };
  });

  return {
    id: spec.id,
    title: text.section,
    brief,
    width: outcomeX + measure.outcome + 4,
    height: Math.max(y, ...ends.map(({ middle, height }) => middle + height / 2)) + 4,
    questions: boxes.map(({ id, n, y: top, height, lines }) => ({
      id,
      n,
      text: text.questions[id]?.ask ?? words.start,
      x: margin,
      y: top,
      width: measure.box,
      height,
      label: {
        lines,
        width: measure.box - 2 * pad - numberWidth,
        x: margin + pad + numberWidth,
        y: top + pad + lineHeight - 5,
      },
    })),
    outcomes: ends.map(({ id, level, text: whole, lines, height, middle }) => ({
      id,
      ...(level ? { level } : {}),
      text: whole,
      x: outcomeX,
      y: middle - height / 2,
      width: measure.outcome,
      height,
      label: {
        lines,
        width: measure.outcome - 2 * pad - (level ? 30 : 6),
        x: outcomeX + pad + (level ? 30 : 6),
        y: middle - height / 2 + pad + lineHeight - 5,
      },
    })),
    edges,
  };
}
/** A route, and where its line leaves the row. */
interface Drawn {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly short: string;
  readonly label: Label;
  readonly at: number;
  readonly kind: 'out' | 'skip' | 'next';
  /** Which of the lines that leave the foot of its box. */
  readonly stub: number;
}
/** How far below the top of its box a line from the left margin goes in. */
const entry = 16;

/** Gives what has an id on the chart. */
function named<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const one = all.find((each) => each.id === id);
  if (!one) throw new Error(`the chart has no place for "${id}"`);
  return one;
}
