import { isDoneNow } from '../../machines/actions.ts';
import { atChosen } from '../../machines/chosen.ts';
import { circumstances } from '../../machines/circumstances.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { savesALife, whatToTell, type Telling } from '../../machines/settled.ts';
import { whatWasDecided } from '../recommend/decided.ts';
import type { RecommendedFrom } from '../recommend/recommend.ts';
import type { Choice } from '../records/account.ts';
import { following, type Ending, type Following, type ToDo } from '../recommend/following.ts';
import { wordsFor, type Words } from '../recommend/words.ts';
import type { AreaWalk } from '../walk/walkIn.ts';
import { callsOf, type Calls } from '../recommend/calls.ts';
import { isAtTheTop } from './duties.ts';

/**
 * What to do before anything more is asked: proved not to be taken back by any answer that follows
 * (machines/settled.ts).
 */
export interface Act extends Pick<Following, 'act' | 'lead' | 'say' | 'dos' | 'donts'> {
  readonly calls: Calls;
  /**
   * What else is done now, beside the call. It stays: facts only say what was answered, and later
   * answers only add to that.
   */
  readonly also: readonly ToDo[];
  readonly telling: Telling;
}

/**
 * Pure. `now` is when the page is read: who answers is told by that moment. `called` says that 999
 * was, and when.
 */
export function actOn(
  { path: { memory, actions }, pack }: AreaWalk,
  words: Words,
  now: Date,
  called?: string,
): Act {
  return actFrom(
    following({ memory, actions }, wordsFor(words, pack, memory), pack, now, now),
    memory,
    called,
  );
}

/**
 * Pure. The same of the level that a person decided on, in place of the one their answers led to.
 * Undefined where they follow it.
 */
export function actDecided(
  from: RecommendedFrom,
  choice: Choice | undefined,
  called?: string,
): Act | undefined {
  const decided = whatWasDecided(from, choice);
  if (!decided || !choice?.level) return undefined;
  const { journey, path } = from.walk;
  const answers: Memory = Object.fromEntries(
    path.steps.map(({ question, answer }) => [question, answer]),
  );
  return actFrom(decided, atChosen(journey, answers, choice.level).memory, called);
}

function actFrom(follows: Following, memory: Memory, called: string | undefined): Act {
  const { actions, donts, sharing } = follows;
  const { act, lead, say, dos } = holds(savesALife, memory) && sharing ? toShare(sharing) : follows;
  return {
    act,
    lead,
    say,
    dos,
    donts,
    calls: callsOf(follows, called),
    also: actions.filter((action) => isDoneNow(action.id) && !isAtTheTop(action)),
    telling: whatToTell(memory),
  };
}

/** What to do where it is what is shared that cannot wait, whatever the level. */
const toShare = ({ title, explain, do: dos, say }: Ending) => ({
  act: title,
  lead: explain,
  dos,
  say,
});

/**
 * Whom to tell that one disagrees with what is recommended: the lead, or whoever stands above or
 * beside one.
 */
export const whoIsTold = (memory: Memory, { routes }: Words): string =>
  holds(circumstances.lead, memory)
    ? routes.notTheLead
    : holds(circumstances.asLead, memory)
      ? routes.aboveTheLead
      : routes.lead;
