import { isDoneNow, isOfKind } from '../../machines/actions.ts';
import { isoDay } from '../recommend/dates.ts';
import type { ToDo } from '../recommend/following.ts';

export interface Duties {
  readonly when: 'now' | 'today' | 'later';
  readonly actions: readonly ToDo[];
}

/**
 * What a page says at its top, and so not again among what else to do: the call, and what the
 * family is not told.
 */
export const isAtTheTop = ({ id }: ToDo): boolean =>
  (isDoneNow(id) && isOfKind(id, 'call')) ||
  id === 'ring-999' ||
  id === 'do-not-approach-the-family';

/**
 * Pure. What to do under when it is to be done: at once, on the day of `now` in England, or after
 * it. Nothing is left out, and no group is empty.
 */
export function dutiesOf(actions: readonly ToDo[], now: Date): readonly Duties[] {
  const when = ({ id, due }: ToDo): Duties['when'] =>
    isDoneNow(id) ? 'now' : due && isoDay(new Date(due)) <= isoDay(now) ? 'today' : 'later';
  const groups = (['now', 'today', 'later'] as const).map((group) => ({
    when: group,
    actions: actions.filter((action) => when(action) === group),
  }));
  return groups.filter(({ actions }) => actions.length > 0);
}
