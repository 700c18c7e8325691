import { isTickList } from './grammar/decision.ts';
import type { Journey } from './grammar/journey.ts';
import { journeys } from './journeys.ts';
import { consentOutcomes, levels, sharingOutcomes } from './outcomes.ts';
import { overlaid, type Raises } from './overlay.ts';
import { sideBySide, type Parting, type Side, type Watched } from './grammar/sideBySide.ts';

/** Answers that came to one thing and now come to another. */
export interface Change extends Omit<Parting, 'from' | 'to'> {
  /** `level`, `consent`, `sharing`, or an action by its id. */
  readonly what: string;
  readonly from: string;
  readonly to: string;
  /**
   * Down protects less: a lower level; or, at a level that has not risen, more that waits for the family, less that is
   * shared, or an action that is no longer brought.
   */
  readonly direction: 'up' | 'down';
}
export interface Impact {
  readonly changes: readonly Change[];
  /** Sets of answers that both sides can be given, up to the level. */
  readonly paths: bigint;
}
type Progress = (share: number) => void;

/** Something that a journey comes to, with its ends in the order of how much they protect. */
interface Thing {
  readonly what: string;
  readonly ends: readonly string[];
  readonly watched: Watched;
}
const outcome = (what: string, ends: readonly string[]): Thing => ({
  what,
  ends,
  watched: Object.fromEntries(ends.map((end) => [end, { [what]: [end] }])),
});
const level = outcome('level', levels);
const consent = outcome('consent', consentOutcomes);
const action = (id: string): Thing => ({ what: id, ends: ['none', 'brought'], watched: { brought: { actions: [id] } } });

/** Everything that comes out differently, over every set of answers: level, consent, sharing, and each action. */
export function impact(before: Side, after: Side, progress: Progress = () => {}): Impact {
  const actions = [...new Set([before, after].flatMap(({ journey }) => Object.keys(journey.actions)))];
  const others = [consent, outcome('sharing', sharingOutcomes), ...actions.map(action)];
  const changedIn = (thing: Thing, i: number) => changed(thing, before, after, (share) => progress((i + share) / (others.length + 1)));
  const { paths, changes } = changedIn(level, 0);
  return { paths, changes: [...changes, ...others.flatMap((thing, i) => changedIn(thing, i + 1).changes)] };
}

/**
 * Answers that could be given on one side and no longer can on the other, each as `question answer`. Nothing stands
 * beside them, so no walk can say what they would come to.
 */
export function onlyBefore(before: Journey, after: Journey): readonly string[] {
  const answers = ({ stages }: Journey) =>
    stages.flatMap(({ decision }) =>
      Object.entries(decision.spec.questions).flatMap(([question, asked]) =>
        (isTickList(asked) ? asked.tick : Object.keys(asked)).map((answer) => `${question} ${answer}`),
      ),
    );
  const still = new Set(answers(after));
  return [...new Set(answers(before))].filter((answer) => !still.has(answer));
}

/**
 * The answers with which an area's floors would protect less than Windscreen's, over every set of answers in both
 * journeys. None, for a pack that may be used.
 */
export function lowered(raises: Raises, progress: Progress = () => {}): readonly Change[] {
  const sides = Object.values<Journey>(journeys).map((journey) => [{ journey }, { journey: overlaid(journey, raises) }] as const);
  const pairs = sides.flatMap(([before, after]) => [level, consent].map((thing) => ({ thing, before, after })));
  return pairs
    .flatMap(({ thing, before, after }, i) => changed(thing, before, after, (share) => progress((i + share) / pairs.length)).changes)
    .filter(({ direction }) => direction === 'down');
}

function changed({ what, ends, watched }: Thing, before: Side, after: Side, progress: Progress): Impact {
  const { partings, paths } = sideBySide(before, after, what === 'level' ? [watched] : [watched, level.watched], progress);
  const rises = (order: readonly string[], from = '', to = '') => Math.sign(order.indexOf(to) - order.indexOf(from));
  const together = new Map<string, Change>();
  for (const {
    from: [from, levelBefore],
    to: [to, levelAfter],
    ...parting
  } of partings) {
    if (from === to) continue;
    const direction = (rises(levels, levelBefore, levelAfter) || rises(ends, from, to)) > 0 ? 'up' : 'down';
    const key = `${parting.question} ${from} ${to} ${direction}`;
    const alike = together.get(key);
    together.set(key, {
      ...(alike ?? { ...parting, what, from, to, direction }),
      classes: (alike?.classes ?? 0) + parting.classes,
      paths: (alike?.paths ?? 0n) + parting.paths,
    });
  }
  return { paths, changes: [...together.values()] };
}
