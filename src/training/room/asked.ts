import { isCount, unchecked } from '../library/view.ts';
import { isPoll, pollShown, type Poll, type PollShown } from './poll.ts';
import type { SpreadTold } from './spread.ts';
import { mostCounted } from './tally.ts';

/** What a telling has asked its room by itself. */
export interface Asked {
  /** The questions, in the order they were asked. */
  readonly polls: readonly Poll[];
  /** Which of them the room sees in the place of its screen, and whether with its counts. */
  readonly polling: { readonly poll: number; readonly counts: boolean } | undefined;
  /** How many people are in the room, where that was said. */
  readonly people: number | undefined;
}
export const askedNothing: Asked = { polls: [], polling: undefined, people: undefined };

const isSame = (one: Poll, other: Poll) => one.stage === other.stage && one.of === other.of;

/** Puts a question to the room: the same one of the same stage goes on where it stood. */
export function ask({ polls }: Asked, poll: Poll): Pick<Asked, 'polls' | 'polling'> {
  const before = polls.findIndex((one) => isSame(one, poll));
  return before < 0
    ? { polls: [...polls, poll], polling: { poll: polls.length, counts: false } }
    : { polls, polling: { poll: before, counts: false } };
}

/** Changes the poll that the room sees. Its counts stay shown, or hidden, unless that is said. */
export function changePoll(
  { polls, polling }: Asked,
  change: (poll: Poll) => Poll,
  counts = polling?.counts ?? false,
): Pick<Asked, 'polls' | 'polling'> {
  return {
    polls: polls.map((poll, at) => (at === polling?.poll ? change(poll) : poll)),
    polling: polling && { ...polling, counts },
  };
}

/** The poll that the room sees, as it sees it. */
export function pollSeen({ polls, polling, people }: Asked): PollShown | undefined {
  const poll = polling && polls[polling.poll];
  return poll && pollShown(poll, polling.counts, people);
}

type ByStage = Readonly<Record<number, SpreadTold>>;
/** What a file of an earlier telling brings back. */
export interface Brought {
  readonly spreads: ByStage;
  /** What was counted first, of the stages that were counted again. */
  readonly before?: ByStage;
  readonly polls: readonly Poll[];
}
/**
 * What a file kept, beside what this telling has: of one stage or question, that which is here. The
 * two counts of a stage are of one room, so they come together or not at all.
 */
export function withBrought({ spreads, before = {}, polls }: Brought, brought: Brought): Brought {
  const uncounted = (all: ByStage = {}): ByStage =>
    Object.fromEntries(
      Object.entries(all).filter(([stage]) => !(stage in spreads) && !(stage in before)),
    );
  return {
    spreads: { ...uncounted(brought.spreads), ...spreads },
    before: { ...uncounted(brought.before), ...before },
    polls: [...polls, ...brought.polls.filter((one) => !polls.some((had) => isSame(had, one)))],
  };
}

/** Whether so many people may be in a room. */
export const isPeople = (value: unknown): value is number =>
  isCount(value) && value > 0 && value <= mostCounted;

/**
 * What a telling had asked, as a tab kept it: nothing, where that was before it could. `begun` says
 * whether the room was past its welcome.
 */
export function askedAsKept(kept: unknown, begun: boolean): Asked {
  const { polls, polling, people: said } = unchecked<Asked>(kept);
  const people = isPeople(said) ? said : undefined;
  if (!Array.isArray(polls) || !polls.every(isPoll)) return { ...askedNothing, people };
  const { poll, counts } = unchecked<NonNullable<Asked['polling']>>(polling);
  const shows = begun && isCount(poll) && poll in polls;
  return { polls, people, polling: shows ? { poll, counts: counts === true } : undefined };
}
