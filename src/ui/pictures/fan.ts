/**
 * The shape shared by the windscreen, the badge and the mark: five segments of a fan, one to a
 * level, least serious at the left.
 */

export const levels = [1, 2, 3, 4, 5] as const;

export interface Fan {
  x: number;
  y: number;
  outer: number;
  inner: number;
  /** degrees from the right at which level 1 begins; the fan is as wide as leaves it level */
  start: number;
}

const place = (n: number) => +n.toFixed(2);
const step = (fan: Fan) => (2 * fan.start - 180) / 5;

/** Where an angle meets a radius. */
export const point = ({ x, y }: Fan, radius: number, degrees: number): [number, number] => {
  const a = (degrees * Math.PI) / 180;
  return [place(x + radius * Math.cos(a)), place(y - radius * Math.sin(a))];
};

/** The angle at which a level begins, or, half a level on, its middle. */
export const angle = (fan: Fan, level: number) => fan.start - step(fan) * (level - 1);
export const middle = (fan: Fan, level: number) => angle(fan, level + 0.5);

/** Turn for something drawn upright, so that it points at a level. */
export const turn = (fan: Fan, level: number) => place(90 - middle(fan, level));

export const arc = (fan: Fan, radius: number, from: number, to: number) =>
  `M${point(fan, radius, from).join(' ')}A${radius} ${radius} 0 0 1 ${point(fan, radius, to).join(' ')}`;

export const line = (fan: Fan, degrees: number, from: number, to: number) =>
  `M${point(fan, from, degrees).join(' ')}L${point(fan, to, degrees).join(' ')}`;

/**
 * One segment. `gap` degrees are left at each side; `extra` makes a marked one stand out beyond the
 * rest.
 */
export const segment = (fan: Fan, level: number, { gap = 0, extra = 0 } = {}) => {
  const [from, to, outer] = [
    angle(fan, level) - gap,
    angle(fan, level + 1) + gap,
    fan.outer + extra,
  ];
  const inner = `L${point(fan, fan.inner, to).join(' ')}A${fan.inner} ${fan.inner} 0 0 0 ${point(fan, fan.inner, from).join(' ')}Z`;
  return arc(fan, outer, from, to) + inner;
};
