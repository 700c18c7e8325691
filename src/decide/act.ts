import { isDoneNow } from '../../machines/actions.ts';
import { whatToTell, type Telling } from '../../machines/settled.ts';
import { following, type Following, type ToDo } from '../recommend/following.ts';
import { wordsFor, type Words } from '../recommend/words.ts';
import type { AreaWalk } from '../walk/walkIn.ts';
import { callsOf, type Calls } from './calls.ts';
import { isAtTheTop } from './duties.ts';

/** What to do before anything more is asked: proved not to be taken back by any answer that follows (machines/settled.ts). */
export interface Act extends Pick<Following, 'act' | 'lead' | 'say' | 'dos' | 'donts'> {
  readonly calls: Calls;
  /** What else is done now, beside the call. It stays: facts only say what was answered, and later answers only add to that. */
  readonly also: readonly ToDo[];
  readonly telling: Telling;
}

/** Pure. `now` is when the page is read: who answers is told by that moment. `called` says that 999 was, and when. */
export function actOn({ path: { memory, actions }, pack }: AreaWalk, words: Words, now: Date, called?: string): Act {
  const follows = following({ memory, actions }, wordsFor(words, pack, memory), pack, now, now);
  const { act, lead, say, dos, donts, actions: todo } = follows;
  return {
    act,
    lead,
    say,
    dos,
    donts,
    calls: callsOf(follows, called),
    also: todo.filter((action) => isDoneNow(action.id) && !isAtTheTop(action)),
    telling: whatToTell(memory),
  };
}
