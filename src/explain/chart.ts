import {
  arms,
  events,
  isTickList,
  type Decision,
  type Question,
  type Questions,
  type Route,
} from '../../machines/grammar/decision.ts';
import type { Walk } from '../../machines/grammar/walk.ts';
import type { DecisionText } from '../../content/schema.ts';
import type { Chart, ChartEdge, Label, Lit, Point } from '../ui/pictures/chart.ts';

interface ChartWords {
  readonly start: string;
  readonly if: string;
  readonly otherwise: string;
  readonly ticked: string;
  readonly anyAnswer: string;
  readonly anyOther: string;
  readonly or: string;
  readonly goTo: string;
}
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

/** The path of one decision's walk, to be lit on its chart. */
export function litOf(
  { questions }: Pick<Chart, 'questions'>,
  walk: Walk,
  said: (question: string, answer: string | readonly string[]) => string,
): Lit {
  const start = questions[0]?.n === 0 ? ['start'] : [];
  const asked = walk.steps.map(({ question }) => question);
  return {
    nodes: [...start, ...asked, walk.done ? walk.outcome : walk.question],
    said: Object.fromEntries(
      walk.steps.map(({ question, answer }) => [question, said(question, answer)]),
    ),
    ...(walk.done ? {} : { here: walk.question }),
  };
}

/** Gives what has an id on the chart. */
function named<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const one = all.find((each) => each.id === id);
  if (!one) throw new Error(`the chart has no place for "${id}"`);
  return one;
}

/** A question, or where the decision starts, if that forks. */
type Row = { readonly id: string } & (
  | { readonly asked: Question; readonly start?: undefined }
  | { readonly asked?: undefined; readonly start: Route }
);
const rowsOf = (start: Route, questions: Questions): Row[] => [
  ...(typeof start === 'string' ? [] : [{ id: 'start', start }]),
  ...Object.entries(questions).map(([id, asked]) => ({ id, asked })),
];

interface OneRoute {
  readonly answer: string;
  readonly to: string;
  readonly guard?: string | undefined;
  /** Its answer may lead elsewhere too. */
  readonly forks: boolean;
}
const routesOf = ({ asked, start }: Row): OneRoute[] =>
  Object.entries<Route>(asked ? events(asked) : { start }).flatMap(([answer, route]) =>
    arms(route).map(({ target, guard }) => ({
      answer,
      to: target,
      guard,
      forks: typeof route !== 'string',
    })),
  );

/**
 * Which answers lead from a question to one place, and because of what. `short` says of a long list
 * of answers only that it is the rest.
 */
function edgeText(
  all: readonly OneRoute[],
  to: string,
  asked: Question | undefined,
  question: string,
  text: DecisionText,
  words: ChartWords,
  short: boolean,
): string {
  const here = all.filter((route) => route.to === to);
  const answers = [...new Set(all.map(({ answer }) => answer))];
  const label = (answer: string) => text.questions[question]?.answers[answer]?.label ?? answer;
  const brief = (answer: string) => {
    const upToComma = (one: string) => label(one).replace(/,.*/s, '');
    const first = upToComma(answer);
    const alone = answers.filter((other) => upToComma(other) === first).length === 1;
    return alone && /^(Yes|No)$/.test(first) ? first : label(answer);
  };
  const list = (some: readonly string[]) => {
    if (!asked) return '';
    if (isTickList(asked)) return words.ticked;
    if (some.length === answers.length && answers.length > 1) return words.anyAnswer;
    const elsewhere = all.some((route) => route.to !== to && some.includes(route.answer));
    if (short && some.length > 3 && !elsewhere) return words.anyOther;
    const shown = some.map(short ? brief : label);
    // an answer that is a sentence stands in quotation marks, unless it stands alone
    const [one, ...others] = shown;
    return one !== undefined && others.length === 0
      ? one
      : shown
          .map((each) => (/^(Yes|No|I’m not sure)$/.test(each) ? each : `“${each}”`))
          .join(` ${words.or} `);
  };
  const because = ({ guard, forks }: OneRoute) =>
    guard ? `${words.if} ${text.facts[guard] ?? guard}` : forks ? words.otherwise : '';
  const reasons = [...new Set(here.map(because))];
  const parts = reasons.map((reason) => ({
    reason,
    some: here.filter((route) => because(route) === reason).map(({ answer }) => answer),
  }));
  // the same answers for two reasons are said once: “Yes, if … or if …”
  const said = parts
    .filter(({ some }, i) => parts.findIndex((other) => other.some.join() === some.join()) === i)
    .map(({ some }) => {
      const why = parts
        .filter((other) => other.some.join() === some.join())
        .map(({ reason }) => reason);
      const reason = why.filter(Boolean).join(` ${words.or} `);
      // of ticks the reason says all: whatever is ticked cannot lead on “otherwise”
      return reason && asked && isTickList(asked)
        ? reason
        : [list(some), reason].filter(Boolean).join(', ');
    })
    .join('; ');
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/**
 * Gives each span a lane in which it meets no other: the shortest take the lanes nearest to what
 * they lead to.
 */
function lanesOf(spans: readonly { id: string; from: number; to: number }[], nearest = true) {
  const lanes: { from: number; to: number }[][] = [];
  const taken = new Map<string, number>();
  for (const { id, from, to } of [...spans].sort(
    (a, b) => (nearest ? 1 : -1) * (a.to - a.from - (b.to - b.from)),
  )) {
    const meets = (lane: { from: number; to: number }[]) =>
      lane.some((other) => from < other.to + 8 && other.from < to + 8);
    let lane = lanes.find((one) => !meets(one));
    if (!lane) lanes.push((lane = []));
    lane.push({ from, to });
    taken.set(id, lanes.indexOf(lane));
  }
  return { count: lanes.length, lane: (id: string) => taken.get(id) ?? 0 };
}

/** Places outcomes in their order, each as near as it can be to the lines that lead to it. */
function placed<T extends { readonly height: number; readonly from: readonly number[] }>(
  all: readonly T[],
): (T & { middle: number })[] {
  const apart = 14;
  let top = 0;
  const stacked = all.map((one) => {
    const offset = top + one.height / 2;
    top += one.height + apart;
    return { one, offset };
  });
  // where two wishes are out of order, both stand at their mean
  interface Pool {
    readonly sum: number;
    readonly members: typeof stacked;
  }
  const mean = ({ sum, members }: Pool) => sum / members.length;
  const pools: Pool[] = [];
  for (const member of stacked) {
    const { from } = member.one;
    const wish =
      (from.length > 0 ? from.reduce((sum, each) => sum + each, 0) / from.length : 0) -
      member.offset;
    let pool: Pool = { sum: wish, members: [member] };
    for (let before = pools.at(-1); before && mean(before) > mean(pool); before = pools.at(-1)) {
      pool = { sum: before.sum + pool.sum, members: [...before.members, ...pool.members] };
      pools.pop();
    }
    pools.push(pool);
  }
  const settled = pools.flatMap((pool) =>
    pool.members.map((member) => ({ ...member, at: Math.max(4, Math.round(mean(pool))) })),
  );
  const lines = all.flatMap(({ from }) => from);
  const result: (T & { middle: number })[] = [];
  let least = 0;
  for (const { one, offset, at } of settled) {
    const wish = Math.max(least + one.height / 2, Math.round(at + offset));
    // its own line, if that is near, so that it runs straight; and never on another’s, which would
    // be read as one
    const own = one.from.find(
      (each) => Math.abs(each - wish) <= 12 && each >= least + one.height / 2,
    );
    const others = lines.filter((each) => !one.from.includes(each));
    let middle = own ?? wish;
    while (own === undefined && others.some((each) => Math.abs(each - middle) < 5)) middle += 1;
    result.push({ ...one, middle });
    least = middle + one.height / 2 + 8;
  }
  return result;
}

/**
 * Breaks words into lines no wider than so many pixels, by the typeface's own widths at the chart's
 * size, a little more rather than less.
 */
export function wrap(text: string, width: number, bold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer, bold) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
/** How wide a line of a chart is, at 15 pixels: no less than a browser makes it. */
export const widthOf = (text: string, bold = false) =>
  [...text].reduce(
    (sum, letter) =>
      sum +
      (/[ilj.,:;'’|!() ]/.test(letter)
        ? 4.6
        : /[mwMW—]/.test(letter)
          ? 13
          : /[A-Z]/.test(letter)
            ? 10
            : /[ftr1-]/.test(letter)
              ? 6
              : 8.8),
    0,
  ) * (bold ? 1.04 : 1);
