import { describe, expect, test } from 'vitest';
import { arms, events, isTickList, type Decision } from '../../machines/grammar/decision.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { charts, decisions, readCharts } from '../../src/cli/charts.ts';
import { widest, type ChartSize } from '../../src/explain/chart.ts';
import { widthOf, wrap } from '../../src/explain/chartPlaces.ts';
import { litOf } from '../../src/explain/drawn.ts';
import { sheetsOf, type Chart } from '../../src/ui/pictures/chart.ts';
import { answerWords } from '../../src/recommend/words.ts';
import { readStories, readWords } from '../records/words.ts';

const words = await readWords();
const all = await readCharts();
const drawn = (['page', 'room'] as const).flatMap((size) =>
  decisions.map((decision) => ({ size, decision, chart: all[size][decision.spec.id]! })),
);
const named = drawn.map(
  ({ size, decision, chart }) =>
    [`${decision.spec.id}, for a ${size}`, chart, decision, size] as const,
);

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const lineHeight = 19;
const boxes = ({ questions, outcomes }: Chart) => [...questions, ...outcomes];
const meet = (one: Rect, other: Rect) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
const clash = (rects: readonly (Rect & { name: string })[]) =>
  rects.flatMap((one, i) =>
    rects
      .slice(i + 1)
      .flatMap((other) => (meet(one, other) ? [`${one.name} and ${other.name}`] : [])),
  );
/** Where a label stands, its letters a little more than their height. */
const labelsOf = ({ edges }: Chart) =>
  edges.flatMap(({ from, to, label }) =>
    label.lines.map((line, i) => ({
      name: `“${line}” of ${from} to ${to}`,
      x: label.x,
      y: label.y - 12 + i * lineHeight,
      width: widthOf(line, true),
      height: 15,
    })),
  );
const segmentsOf = ({ edges }: Chart) =>
  edges.flatMap(({ from, to, points }) =>
    points.slice(1).map(([x, y], i) => {
      const [wasX, wasY] = points[i]!;
      return {
        from,
        to,
        last: i === points.length - 2,
        x: Math.min(x, wasX),
        y: Math.min(y, wasY),
        width: Math.abs(x - wasX),
        height: Math.abs(y - wasY),
        straight: x === wasX || y === wasY,
      };
    }),
  );

/** Every route in a declaration, one answer and one arm at a time. */
const declared = ({ spec }: Decision) => [
  ...(typeof spec.start === 'string'
    ? []
    : arms(spec.start).map((arm) => ({ from: 'start', answer: '', ...arm }))),
  ...Object.entries(spec.questions).flatMap(([from, asked]) =>
    Object.entries(events(asked)).flatMap(([answer, route]) =>
      arms(route).map((arm) => ({ from, answer: isTickList(asked) ? '' : answer, ...arm })),
    ),
  ),
];

describe.each(named)('the chart of %s', (_, chart, decision, size) => {
  test('draws every question and outcome once, and no other', () => {
    const start = typeof decision.spec.start === 'string' ? [] : ['start'];
    expect(chart.questions.map(({ id }) => id)).toEqual([
      ...start,
      ...Object.keys(decision.spec.questions),
    ]);
    expect(chart.outcomes.map(({ id }) => id)).toEqual([...decision.spec.outcomes].reverse());
  });

  test('draws every route, with its answer and its fact, and no route that is not declared', () => {
    const text = words.decisions[decision.spec.id]!;
    const missing = declared(decision).filter(({ from, answer, target, guard }) => {
      const edge = chart.edges.find((one) => one.from === from && one.to === target);
      const label = text.questions[from]?.answers[answer]?.label ?? '';
      const all = /^(Any answer|Whatever is ticked)/.test(edge?.text ?? '');
      const says = (part: string) => edge!.text.toLowerCase().includes(part.toLowerCase());
      return !edge || !(all || says(label)) || (guard !== undefined && !says(text.facts[guard]!));
    });
    expect(missing).toEqual([]);
    const pairs = new Set(declared(decision).map(({ from, target }) => `${from} ${target}`));
    expect(chart.edges.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([...pairs].sort());
  });

  test('says of one route at most that it is all the other answers’', () => {
    for (const { id } of chart.questions) {
      const rest = chart.edges.filter(
        ({ from, label }) => from === id && /^Any other answer/.test(label.lines.join(' ')),
      );
      expect(rest.length, id).toBeLessThanOrEqual(1);
    }
  });

  test('has questions in their declared order, one a row, and outcomes with the most protective at the top', () => {
    for (const column of [chart.questions, chart.outcomes]) {
      const tops = column.map(({ y }) => y);
      expect([...tops].sort((a, b) => a - b)).toEqual(tops);
      expect(new Set(column.map(({ x }) => x)).size).toBe(1);
    }
    expect(chart.questions.filter(({ n }) => n > 0).map(({ n }) => n)).toEqual(
      Object.keys(decision.spec.questions).map((_, i) => i + 1),
    );
  });

  test('has no two boxes or labels that meet', () => {
    expect(
      clash([...boxes(chart).map((box) => ({ ...box, name: box.id })), ...labelsOf(chart)]),
    ).toEqual([]);
  });

  test('joins each line to what it says it joins', () => {
    for (const { from, to, points } of chart.edges) {
      const [begins, ends] = [
        boxes(chart).find(({ id }) => id === from)!,
        boxes(chart).find(({ id }) => id === to)!,
      ];
      const [[x, y], [toX, toY]] = [points[0]!, points.at(-1)!];
      const atFoot = y === begins.y + begins.height && x > begins.x && x < begins.x + begins.width;
      const atSide = x === begins.x + begins.width && y > begins.y && y < begins.y + begins.height;
      expect(atFoot || atSide, `${from} to ${to} leaves its box`).toBe(true);
      const atTop = toY === ends.y && toX > ends.x && toX < ends.x + ends.width;
      const atLeft = toX === ends.x && toY > ends.y && toY < ends.y + ends.height;
      expect(atTop || atLeft, `${from} to ${to} reaches its box`).toBe(true);
    }
  });

  test('runs no line through a box or a label', () => {
    const inside = ({ x, y, width, height }: Rect): Rect => ({
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
    });
    const crossed = segmentsOf(chart).flatMap((segment) =>
      [...boxes(chart).map((box) => ({ ...box, name: box.id })), ...labelsOf(chart)]
        .filter((rect) =>
          meet(inside(rect), {
            ...segment,
            width: segment.width || 0.1,
            height: segment.height || 0.1,
          }),
        )
        .map(({ name }) => `${segment.from} to ${segment.to} through ${name}`),
    );
    expect(crossed).toEqual([]);
    expect(segmentsOf(chart).filter(({ straight }) => !straight)).toEqual([]);
  });

  test('lays no line along another that leads elsewhere', () => {
    const along = segmentsOf(chart).flatMap((one, i) =>
      segmentsOf(chart)
        .slice(i + 1)
        .filter((other) => other.to !== one.to)
        .filter((other) => {
          const upright =
            one.width === 0 &&
            other.width === 0 &&
            Math.abs(one.x - other.x) < 3 &&
            one.y < other.y + other.height &&
            other.y < one.y + one.height;
          const level =
            one.height === 0 &&
            other.height === 0 &&
            Math.abs(one.y - other.y) < 3 &&
            one.x < other.x + other.width &&
            other.x < one.x + one.width;
          return upright || level;
        })
        .map((other) => `${one.from} to ${one.to} along ${other.from} to ${other.to}`),
    );
    expect(along).toEqual([]);
  });

  test('runs only forwards: no line ends above where it began, but to an outcome', () => {
    const back = chart.edges.filter(
      ({ to, points }) =>
        chart.questions.some(({ id }) => id === to) && points.at(-1)![1] <= points[0]![1],
    );
    expect(back).toEqual([]);
  });

  test('keeps within its width and height, with its words inside their boxes', () => {
    expect(chart.width).toBeLessThanOrEqual(widest[size]);
    for (const { x, y, width, height, label } of boxes(chart)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(chart.width);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y + height).toBeLessThanOrEqual(chart.height);
      for (const line of label.lines)
        expect(label.x + widthOf(line, true), line).toBeLessThanOrEqual(x + width);
      expect(label.y + (label.lines.length - 1) * lineHeight).toBeLessThan(y + height);
    }
    for (const { points } of chart.edges)
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(chart.width);
        expect(y).toBeLessThanOrEqual(chart.height);
      }
  });
});

test('the same declarations are laid out the same way each time', async () => {
  expect(await readCharts()).toEqual(all);
});

test('words are broken so that none is lost and no line is too wide', () => {
  const text =
    words.decisions['sharing']!.questions['basis']!.answers['recognised-legitimate-interest']!
      .label;
  const lines = wrap(text, 200, true);
  expect(lines.join(' ')).toBe(text);
  expect(lines.filter((line) => widthOf(line, true) > 200)).toEqual([]);
});

test('the path that is lit is one that is drawn, for every stage of every story and every decision on it', async () => {
  const stories = await readStories();
  expect(stories.length).toBeGreaterThan(40);
  for (const { at, journey, answers } of stories)
    for (const walk of walkJourney(journeys[journey], answers).walks)
      for (const size of ['page', 'room'] satisfies ChartSize[]) {
        const chart = all[size][walk.decision]!;
        const { nodes, said, here } = litOf(chart, walk, (question, answer) =>
          answerWords(words, walk.decision, question, answer),
        );
        const gaps = nodes
          .slice(1)
          .filter((to, i) => !chart.edges.some((edge) => edge.from === nodes[i] && edge.to === to));
        expect(gaps, `${at} ${walk.decision}`).toEqual([]);
        expect(nodes.at(-1)).toBe(walk.done ? walk.outcome : walk.question);
        expect(Object.keys(said)).toEqual(walk.steps.map(({ question }) => question));
        expect(here).toBeUndefined();
      }
});

test('a walk that stops at a question says that one is here', () => {
  const [walk] = walkJourney(journeys.refer, {}).walks;
  const lit = litOf(all.page['danger']!, walk!, () => '');
  expect(lit).toEqual({ nodes: ['immediate-danger'], said: {}, here: 'immediate-danger' });
});

test('a build is handed every chart', async () => {
  const plugin = charts() as unknown as {
    resolveId: (id: string) => string | undefined;
    load: (id: string) => Promise<{ code: string } | undefined>;
  };
  expect(plugin.resolveId('virtual:proof')).toBeUndefined();
  const { code } = (await plugin.load(plugin.resolveId('virtual:charts')!))!;
  const { default: built } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    default: typeof all;
  };
  expect(built).toEqual(all);
});

describe.each(named)('the chart of %s on paper', (_name, chart) => {
  const most = chart.width * 1.3;
  const sheets = sheetsOf(chart, most);

  test('stands on sheets of A4, one after another, with nothing left out', () => {
    expect(sheets[0]!.y).toBe(0);
    sheets.forEach(({ y, height }, n) => {
      expect(height).toBeGreaterThan(0);
      expect(height).toBeLessThanOrEqual(most);
      expect(y + height).toBe(sheets[n + 1]?.y ?? chart.height);
    });
  });
  test('is cut through no box and no words', () => {
    const cuts = sheets.slice(1).map(({ y }) => y);
    const cut = [...boxes(chart).map((box) => ({ ...box, name: box.id })), ...labelsOf(chart)]
      .filter(({ y, height }) => cuts.some((at) => y < at && at < y + height))
      .map(({ name }) => name);
    expect(cut).toEqual([]);
  });
});
