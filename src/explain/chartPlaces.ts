/**
 * Gives each span a lane in which it meets no other: the shortest take the lanes nearest to what
 * they lead to.
 */
export function lanesOf(
  spans: readonly { id: string; from: number; to: number }[],
  nearest = true,
) {
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
export function placed<T extends { readonly height: number; readonly from: readonly number[] }>(
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
