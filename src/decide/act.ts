import { isDoneNow, isOfKind } from '../../machines/actions.ts';
import { whatToTell, type Telling } from '../../machines/settled.ts';
import { following, type Following, type ToDo } from '../recommend/following.ts';
import type { Line, ToRing } from '../recommend/ring.ts';
import { wordsFor, type Words } from '../recommend/words.ts';
import type { AreaWalk } from '../walk/walkIn.ts';

/** What to do before anything more is asked: proved not to be taken back by any answer that follows (machines/settled.ts). */
export interface Act extends Pick<Following, 'act' | 'lead' | 'say' | 'dos' | 'donts'> {
  /** Whom to ring, in order; each with the numbers to be shown large. */
  readonly calls: readonly (ToRing & { readonly large: readonly Line[] })[];
  /** What else is done now, beside the call. It stays: facts only say what was answered, and later answers only add to that. */
  readonly also: readonly ToDo[];
  readonly telling: Telling;
}

/** What the page says at its top, and so not again among what else to do. */
const atTheTop = ['ring-999', 'do-not-approach-the-family'];

/** Pure. `now` is when the page is read: who answers is told by that moment. */
export function actOn({ path: { memory, actions }, pack }: AreaWalk, words: Words, now: Date): Act {
  const follows = following({ memory, actions }, wordsFor(words, pack, memory), pack, now, now);
  const { act, lead, say, dos, donts, ring, otherwise, actions: todo } = follows;
  const calls = ring ? [ring, ...otherwise] : otherwise;
  /** 999 is large where it is the thing to do; of the others, the first that has a number of its own. */
  const council = calls.find(({ lines }) => lines.some(isCouncils));
  return {
    act,
    lead,
    say,
    dos,
    donts,
    calls: calls.map(({ missing, ...to }, at) => ({
      ...to,
      ...(missing && !calls.slice(0, at).some((other) => other.missing === missing) ? { missing } : {}), // said once
      large: calls[at] === council ? to.lines.filter(isCouncils) : at === 0 && ring ? to.lines : [],
    })),
    also: todo.filter(({ id }) => isDoneNow(id) && !isOfKind(id, 'call') && !atTheTop.includes(id)),
    telling: whatToTell(memory),
  };
}

const isCouncils = ({ number }: Line) => number !== '999' && number !== '101';
