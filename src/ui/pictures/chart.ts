export type Point = readonly [x: number, y: number];
/**
 * Words in a place: already broken into lines that fit. `x`, `y` is the left of its first line's
 * foot.
 */
export interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  /** How wide a line may be. */
  readonly width: number;
}
interface Box {
  readonly id: string;
  /** All of it, in words. */
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: Label;
}
/**
 * One question a row, numbered in the order they are met. The start has no number, and is drawn
 * only where it chooses a way.
 */
interface ChartQuestion extends Box {
  readonly n: number;
}
interface ChartOutcome extends Box {
  /** 1 to 5, or 999, where it is a place on the windscreen. */
  readonly level?: number;
}
/** Every route between one question and one place that it leads to. */
export interface ChartEdge {
  readonly from: string;
  readonly to: string;
  /** Which answers go this way, and because of what. */
  readonly text: string;
  /** The same, cut short for the picture: the list has the whole of it. */
  readonly label: Label;
  readonly points: readonly Point[];
}
/** A decision drawn, and the same as a list: both are made of these rows and nothing else. */
export interface Chart {
  readonly id: string;
  readonly title: string;
  /** Only the lit routes are labelled, with what was answered: for a room to see from the back. */
  readonly brief: boolean;
  readonly width: number;
  readonly height: number;
  readonly questions: readonly ChartQuestion[];
  readonly outcomes: readonly ChartOutcome[];
  readonly edges: readonly ChartEdge[];
}
/** From one line of words to the next, and how far a line reaches over and under its foot. */
const line = { height: 19, over: 12, under: 5 } as const;
/** How far over a box a chart may be cut: above its arrow's head, or, where there is less room, in it. */
const over = [14, 10, 6, 2] as const;

/**
 * A chart cut across for sheets of paper, each at most so high: over a question, and through no box
 * and no words, as long as a sheet holds one of them.
 */
export function sheetsOf(
  { questions, outcomes, edges, height }: Chart,
  most: number,
): readonly { readonly y: number; readonly height: number }[] {
  const whole = [
    ...[...questions, ...outcomes].map((box) => [box.y, box.y + box.height] as const),
    ...edges
      .filter(({ label }) => label.lines.length > 0)
      .map(({ label: { y, lines } }) => {
        const last = y + line.height * (lines.length - 1);
        return [y - line.over, last + line.under] as const;
      }),
  ];
  const isFree = (at: number) => !whole.some(([top, foot]) => top < at && at < foot);
  const overQuestions = questions.flatMap(({ y }) => over.map((far) => y - far).find(isFree) ?? []);
  const anywhere = whole.flat().filter(isFree);
  const sheets: { readonly y: number; readonly height: number }[] = [];
  let y = 0;
  while (y < height) {
    const from = y;
    const last = (cuts: readonly number[]) =>
      cuts.filter((cut) => cut > from && cut <= from + most).sort((a, b) => b - a)[0];
    const foot =
      height - from <= most ? height : (last(overQuestions) ?? last(anywhere) ?? from + most);
    sheets.push({ y: from, height: foot - from });
    y = foot;
  }
  return sheets;
}

/**
 * A path to light: the places it goes through, what was answered at each, and where it stands if it
 * has not come to an end.
 */
export interface Lit {
  readonly nodes: readonly string[];
  readonly said: Readonly<Record<string, string>>;
  readonly here?: string;
}
