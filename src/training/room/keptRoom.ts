import { isOneOf } from '../../../machines/grammar/known.ts';
import {
  isCount,
  isSession,
  isSpread,
  isText,
  isTimer,
  screens,
  unchecked,
} from '../library/view.ts';
import { askedAsKept } from './asked.ts';
import { isRoomKey, roomKey } from './letters.ts';
import { room, type Place, type RoomContext, type RoomSnapshot } from './room.ts';
import type { Told } from './told.ts';

/**
 * What outlives a reload of the facilitator’s window, in that tab alone: places and settings, and
 * not a word of the story.
 */
export interface Kept extends Pick<
  RoomContext,
  'session' | 'seq' | 'now' | 'frozen' | 'large' | 'keys' | 'timer' | 'key'
> {
  readonly of: number;
  readonly open: boolean;
}

export const keptOf = ({ context, value }: Pick<RoomSnapshot, 'context' | 'value'>): Kept => {
  const { told, session, seq, now, frozen, large, keys, timer, key } = context;
  const open = value === 'open';
  return { of: printOf(told), session, seq, now, frozen, large, keys, timer, key, open };
};

/**
 * The session as it was kept. Nothing where it was kept of another telling, or is not what this
 * version keeps.
 */
export function restored(told: Told, kept: unknown): RoomSnapshot | undefined {
  const { of, session, seq, now, frozen, large, keys, timer, key, open } = unchecked<Kept>(kept);
  const whole =
    of === printOf(told) &&
    isSession(session) &&
    isCount(seq) &&
    isPlace(now, told) &&
    (frozen === undefined || isPlace(frozen, told));
  if (!whole) return undefined;
  return room.resolveState({
    value: open === true && now.shown !== 'welcome' ? 'open' : 'closed',
    context: {
      told,
      session,
      seq,
      now: { ...now, question: now.question, ...askedAsKept(now, now.shown !== 'welcome') },
      frozen: frozen && {
        ...frozen,
        question: frozen.question,
        ...askedAsKept(frozen, frozen.shown !== 'welcome'),
      },
      large: large === true,
      keys: keys !== false, // none was kept before there was a choice
      timer: isTimer(timer) ? timer : undefined,
      key: isRoomKey(key) ? key : roomKey(session.id),
    },
  });
}

function isPlace(value: unknown, { stages, discuss }: Told): value is Place {
  const { shown, stage, released, question, spreads, pointed, ...since } = unchecked<Place>(value);
  return (
    isOneOf(screens, shown) &&
    isCount(stage) &&
    isCount(released) &&
    stage < stages.length &&
    released <= stages.length &&
    (shown === 'welcome' || stage < released) &&
    (question === undefined || (isCount(question) && question < discuss.length)) &&
    typeof spreads === 'object' &&
    Object.values(spreads ?? {}).every(isSpread) &&
    Array.isArray(pointed) &&
    pointed.every((one) => isCount(one) && one < stages.length) &&
    isSlide(since)
  );
}
/** What a place says of its slide; nothing, where it was kept before there was any of it. */
function isSlide({ before, chosen, part }: { [K in keyof Place]?: unknown }): boolean {
  const { stage, of } = unchecked<NonNullable<Place['chosen']>>(chosen);
  const at = unchecked<NonNullable<Place['part']>>(part);
  return (
    (before === undefined || Object.values(unchecked(before)).every(isSpread)) &&
    (chosen === undefined || (isCount(stage) && isText(of))) &&
    (part === undefined || (isCount(at.stage) && isOneOf(screens, at.shown) && isCount(at.part)))
  );
}

/**
 * A number that another telling hardly ever has: enough not to go on with one story in the middle
 * of another.
 */
function printOf({ title, stages }: Told): number {
  const text = [title, ...stages.map(({ story }) => story)].join('\n');
  const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  return letters.reduce((print, letter) => Math.imul(print ^ letter, 16777619) >>> 0, 2166136261);
}
