import type { Following } from './following.ts';
import { isTheirs, whoToRing, type Call, type Line, type ToRing } from './ring.ts';

/** A number to be shown large, or what to do where there is none. */
export interface Panel {
  readonly who: string;
  readonly number?: string;
  readonly how?: string;
  readonly missing?: string;
  readonly warning?: string;
  readonly hours?: string;
}
/** Another number, in a line of its own; or whose number is missing. */
interface OtherNumber {
  /** Empty where what the number is for says whose it is: 101 is no council's. */
  readonly who: string;
  readonly line?: Line;
  readonly missing?: string;
}
/** Whom to ring, as a page lays it out: no number twice, and nothing said twice. */
export interface Calls {
  readonly panels: readonly Panel[];
  readonly others: readonly OtherNumber[];
  /** what makes every number doubtful, where that is the same of all and so is said once */
  readonly warning?: string;
  /** that 999 was called, and when: its number is then no longer the one to ring */
  readonly called?: string;
}

/** Pure. The council's numbers beside 999, where no more than the area is known. */
export const afterEmergency = (place: Omit<Call, 'memory'>, hours = 'not-known'): Calls =>
  callsOf({
    otherwise: whoToRing({ ...place, memory: { level: 'call-999', hours } }).otherwise,
    level: 'call-999',
    actions: [],
  });

/**
 * Pure. Large stands whoever comes first: by number, or with what to do without one. The council's
 * number stands large too after 999 and after a social worker, whose number the person has. Nobody
 * stands in for a front door whose number is missing. 999 is no line among the others: it stands in
 * the bar. Once it was called, which `called` says in words, it is not asked for again.
 */
export function callsOf(
  following: Pick<Following, 'ring' | 'otherwise' | 'level' | 'actions'>,
  called?: string,
): Calls {
  const calls = layOut(following);
  if (!called || following.level !== 'call-999') return calls;
  return { ...calls, panels: calls.panels.filter(({ number }) => number !== '999'), called };
}

function layOut({
  ring,
  otherwise,
  level,
  actions,
}: Pick<Following, 'ring' | 'otherwise' | 'level' | 'actions'>): Calls {
  const all = ring ? [ring, ...otherwise] : otherwise;
  /**
   * Whoever answers first has no number that Windscreen could hold, so the council's stands beside
   * it.
   */
  const standsBehind =
    level === 'call-999' || actions.some(({ id }) => id === 'ring-allocated-worker');
  const council = standsBehind ? otherwise[0] : ring;
  const stands = (to: ToRing) => to === ring || to === council;
  /**
   * 999 is nobody's number but its own: under the name of a team whose number is not known it would
   * look like theirs.
   */
  const isEmergency = ({ lines, missing }: ToRing) => !missing && !lines.some(isTheirs);
  const isLarge = (to: ToRing, line: Line) =>
    stands(to) && (isTheirs(line) ? to === council : line.number === '999' && isEmergency(to));
  const isSaid = (to: ToRing) =>
    all.slice(0, all.indexOf(to)).some(({ missing }) => missing === to.missing);

  const panels = all.filter(stands).flatMap((to): Panel[] => {
    const { who, missing, hours } = to;
    const here = hours ? { hours } : {};
    const large = to.lines.filter((line) => isLarge(to, line));
    if (large.length === 0 && missing) return [{ who, missing, ...here }];
    return large.map(({ number, for: whom, option, warning }) => ({
      who,
      number,
      how: [whom, option].filter(Boolean).join(', '),
      ...(warning ? { warning } : {}),
      ...here,
    }));
  });
  const shown = new Set(['999', ...panels.flatMap(({ number }) => number ?? [])]);
  const others = all.flatMap((to): OtherNumber[] => {
    const { who, missing } = to;
    const lines = to.lines.filter(({ number }) => !shown.has(number) && shown.add(number));
    return [
      ...(missing && !stands(to) && !isSaid(to) ? [{ who, missing }] : []),
      ...lines.map((line) => ({ who: isTheirs(line) ? who : '', line })),
    ];
  });
  const doubted = [...panels, ...others.flatMap(({ line }) => line ?? [])].filter(
    ({ number }) => number && number !== '999',
  );
  const warnings = new Set(doubted.map(({ warning }) => warning));
  const [warning] = warnings;
  if (!warning || warnings.size > 1 || doubted.length === 1) return { panels, others };
  return {
    panels: panels.map(({ warning: _, ...panel }) => panel),
    others: others.map(({ line, ...other }) => (line ? { ...other, line: unwarned(line) } : other)),
    warning,
  };
}

const unwarned = ({ warning: _, ...line }: Line): Line => line;
