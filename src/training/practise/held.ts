import type { ScenarioText } from '../../../content/schema.ts';
import { opensIn, plainLetters, type Opens } from '../room/letters.ts';

/** A room that a phone joined: its scenario and its key. */
export interface JoinedRoom {
  readonly id: string;
  readonly key: string;
}
/** What a room has opened on a phone so far; `free` where someone practises alone. */
export type Held = 'free' | readonly Opens[];

/** What some letters came to on a phone. Only `opened` changes anything. */
export type Heard =
  | { readonly said: 'opened'; readonly what: Opens; readonly letters: string }
  | { readonly said: 'poll'; readonly what: Opens & { readonly opens: 'poll' } }
  /** they open nothing here, nothing was typed, or it is open already */
  | { readonly said: 'wrong' | 'empty' | 'again' }
  /** they open a stage before the one that the phone is at, counted from 0 */
  | { readonly said: 'earlier'; readonly stage: number };

/** What letters that were typed before have opened. */
export const letIn = (
  scenario: ScenarioText,
  room: JoinedRoom | undefined,
  letters: readonly string[],
): Held =>
  room ? letters.flatMap((typed) => opensIn(room.key, room.id, scenario, typed) ?? []) : 'free';

/** Whether a stage, or what Windscreen decides there, is open: a decision opens its stage too. */
export const holds = (held: Held, opens: 'stage' | 'decision', stage: number): boolean =>
  held === 'free' ||
  held.some(
    (one) =>
      one.stage === stage &&
      (one.opens === opens || (opens === 'stage' && one.opens === 'decision')),
  );

/** What letters open, as someone typed them who is at a stage of a room. */
export function heard(
  scenario: ScenarioText,
  room: JoinedRoom | undefined,
  held: Held,
  stage: number,
  typed: string,
): Heard {
  const letters = plainLetters(typed);
  if (letters === '') return { said: 'empty' };
  const what = room && opensIn(room.key, room.id, scenario, letters);
  if (!what) return { said: 'wrong' };
  if (what.opens === 'poll') return { said: 'poll', what };
  if (what.stage < stage) return { said: 'earlier', stage: what.stage };
  if (holds(held, what.opens, what.stage)) return { said: 'again' };
  return { said: 'opened', what, letters };
}
