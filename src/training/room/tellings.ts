import { keptOf, restored, type Kept } from './keptRoom.ts';
import { newSession, room, type RoomSnapshot } from './room.ts';
import type { Told } from './told.ts';
import { isCount, isSession, unchecked, type Session } from '../library/view.ts';

/**
 * What this tab keeps of what it told: by scenario, and which it told last. No word of any story.
 */
interface Tellings {
  readonly last: string;
  /** Each as some version kept it: `restored` says whether it is what this one does. */
  readonly kept: Readonly<Record<string, unknown>>;
  /** When the first stage of each was told, by the clock of this computer, in ms. */
  readonly since?: Readonly<Record<string, unknown>>;
}
const name = 'windscreen.room';

function tellings(tab: Storage | undefined): Tellings {
  try {
    const { last, kept, since } = unchecked<Tellings>(JSON.parse(tab?.getItem(name) ?? 'null'));
    return {
      last: typeof last === 'string' ? last : '',
      kept: unchecked<Tellings['kept']>(kept),
      since: unchecked<Tellings['kept']>(since),
    };
  } catch {
    return { last: '', kept: {} };
  }
}

/**
 * A telling to go on with. After a reload it is the same one, so the room notices nothing; come
 * back to after another scenario it is where it was left, as a new session, or the room would stay
 * with the other.
 */
export function takeUp(
  told: Told,
  newId: string,
  now: number,
  tab: Storage | undefined,
): { session: Session; snapshot?: RoomSnapshot; since?: number } {
  const { last, kept, since } = tellings(tab);
  const snapshot = restored(told, kept[told.id]);
  const began = snapshot && since?.[told.id];
  const running = isCount(began) ? { since: began } : {};
  if (snapshot && last === told.id)
    return { session: snapshot.context.session, snapshot, ...running };
  const before = Object.values(kept).map((one) => unchecked<Kept>(one).session);
  const session = newSession(
    newId,
    now,
    Math.max(0, ...before.filter(isSession).map(({ begun }) => begun)),
  );
  if (!snapshot) return { session };
  const { value, context } = snapshot;
  return {
    session,
    snapshot: room.resolveState({ value, context: { ...context, session } }),
    ...running,
  };
}

/**
 * When a telling began to run: when its first stage was told. Going back to the welcome begins
 * nothing anew.
 */
export const runningSince = (
  since: number | undefined,
  { context: { now: place } }: Pick<RoomSnapshot, 'context'>,
  now: number,
): number | undefined => since ?? (place.released > 0 ? now : undefined);

/** Keeps a telling in this tab, with when it began to run. False where the browser refuses. */
export function keep(snapshot: RoomSnapshot, tab: Storage | undefined, since?: number): boolean {
  const { id } = snapshot.context.told;
  try {
    if (!tab) return false;
    const all = tellings(tab);
    tab.setItem(
      name,
      JSON.stringify({
        last: id,
        kept: { ...all.kept, [id]: keptOf(snapshot) },
        since: { ...all.since, [id]: since },
      } satisfies Tellings),
    );
    return true;
  } catch {
    return false;
  }
}
