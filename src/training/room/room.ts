import { assign, setup, type SnapshotFrom } from 'xstate';
import type { SpreadTold } from './spread.ts';
import { roomKey } from './letters.ts';
import {
  ask,
  askedNothing,
  changePoll,
  isPeople,
  withBrought,
  type Asked,
  type Brought,
} from './asked.ts';
import { askedAgain, withTally, type Poll } from './poll.ts';
import type { Tally } from './tally.ts';
import type { Told } from './told.ts';
import { saysExpected, type ScreenName, type Session } from '../library/view.ts';
import type { Timer } from '../../ui/pictures/timer.ts';

/** Where the telling has got to. Stages are counted from 0. */
export interface Place extends Asked {
  readonly shown: ScreenName;
  readonly stage: number;
  /** How many stages have been let out. Going back takes none of them in again. */
  readonly released: number;
  /**
   * Which of the scenario’s own questions is put to the room; none: the one that is always there.
   */
  readonly question: number | undefined;
  /** How the room answered, by stage. */
  readonly spreads: Readonly<Record<number, SpreadTold>>;
  /**
   * The stages whose expected level the room has been shown. The needle stands at the last of them.
   */
  readonly pointed: readonly number[];
  /** How the room answered before it talked, by stage, where it is counted again. */
  readonly before?: Readonly<Record<number, SpreadTold>>;
  /** Whose answers are shown, at the stage where that was chosen. */
  readonly chosen?: { readonly stage: number; readonly of: string } | undefined;
  /** Which part of a screen is shown, while it is that screen of that stage. */
  readonly part?: { readonly stage: number; readonly shown: ScreenName; readonly part: number };
}

interface RoomInput {
  readonly told: Told;
  readonly session: Session;
}

export interface RoomContext extends RoomInput {
  /** Counts what was changed, so that a window can tell an old message from a new one. */
  readonly seq: number;
  readonly now: Place;
  /** Where the room was stopped, while the facilitator goes on. */
  readonly frozen: Place | undefined;
  readonly large: boolean;
  /** Whether keys and a clicker are heard, here and on the room’s screen. */
  readonly keys: boolean;
  /** Only shown: it sounds no alarm and ends nothing. */
  readonly timer: Timer | undefined;
  /** Names the room to its phones. It stays when the room is brought to another window. */
  readonly key: string;
}

export type RoomEvent =
  | { readonly type: 'NEXT_STAGE' | 'BACK_STAGE' | 'FREEZE' | 'THAW' | 'REVEAL' | 'HIDE' }
  | { readonly type: 'SHOW'; readonly shown: ScreenName; readonly question?: number }
  /** a question is put to the room by itself; one that was begun at this stage goes on */
  | { readonly type: 'POLL'; readonly poll: Poll }
  /** shows one, with or without its counts; without one, the screen again */
  | { readonly type: 'SHOW_POLL'; readonly poll?: number; readonly counts?: boolean }
  /** what was counted of the one that is shown */
  | { readonly type: 'TALLY'; readonly tally: Tally }
  /** the one that is shown is asked once more */
  | { readonly type: 'ASK_AGAIN' }
  /** without a number, nobody said how many there are */
  | { readonly type: 'PEOPLE'; readonly people?: number }
  /** what a file kept of a telling; what this one has already stays */
  | { readonly type: 'BRING'; readonly brought: Brought }
  | { readonly type: 'LARGE'; readonly large: boolean }
  | { readonly type: 'KEYS'; readonly keys: boolean }
  /** without minutes it is put away */
  | { readonly type: 'TIMER'; readonly minutes?: number; readonly at: number }
  /** the same timer, stopped, going on, or longer */
  | { readonly type: 'RETIME'; readonly timer: Timer }
  /** another part of what is shown, counted from 0 */
  | { readonly type: 'TURN'; readonly part: number }
  /** whose answers are shown; without one, those that matter most */
  | { readonly type: 'CHOOSE'; readonly of?: string }
  /** keeps what was counted beside a new count, or goes back to it */
  | { readonly type: 'COUNT_AGAIN' | 'COUNT_BACK'; readonly stage: number }
  /** without a spread there is none any more */
  | { readonly type: 'SPREAD'; readonly stage: number; readonly spread?: SpreadTold }
  /** the room comes to this window, from whichever it follows */
  | { readonly type: 'TAKE'; readonly session: Session };

const start: Place = {
  shown: 'welcome',
  stage: 0,
  released: 0,
  question: undefined,
  spreads: {},
  pointed: [],
  ...askedNothing,
};
const tell = (stage: number, { released }: Place): Partial<Place> => ({
  shown: 'story',
  stage,
  released: Math.max(released, stage + 1),
  question: undefined,
  polling: undefined,
});

/**
 * A place once the room is at it: the needle has come to where this stage points, if that is what
 * is shown.
 */
const seen = (at: Place): Place =>
  (at.shown === 'answer' || at.shown === 'outcome') &&
  at.polling === undefined &&
  !at.pointed.includes(at.stage)
    ? { ...at, pointed: [...at.pointed, at.stage] }
    : at;

/** The stage after this one: the first, from the welcome. None after the last. */
export function nextStage({ now, told }: Pick<RoomContext, 'now' | 'told'>): number | undefined {
  const next = now.shown === 'welcome' ? now.stage : now.stage + 1;
  return next < told.stages.length ? next : undefined;
}

/** Tells the stage after this one, where there is one. */
function tellNext({ now, told }: RoomContext): Partial<Place> {
  const next = nextStage({ now, told });
  if (next === undefined) throw new Error(`“${told.title}” has no stage after this one`);
  return tell(next, now);
}

/**
 * What the room may be shown: before the first stage the welcome, and what is expected only once
 * the facilitator has opened it.
 */
const mayShow = (
  { now, told }: Pick<RoomContext, 'now' | 'told'>,
  shown: ScreenName,
  open: boolean,
  question?: number,
): boolean =>
  (shown === 'welcome' || now.released > 0) &&
  (open || !saysExpected(shown)) &&
  (question === undefined || question in told.discuss);

/**
 * The facilitator’s session: started while the page is open, with what is expected closed or open.
 * Whatever is asked of it, the room’s screen never says more than was let out: no stage before its
 * turn, and nothing that is expected while that is closed.
 */
export const room = setup({
  // XState takes the types of a machine from a value that it never reads
  types: {} as { context: RoomContext; input: RoomInput; events: RoomEvent },
  guards: {
    more: ({ context }) => nextStage(context) !== undefined,
    begun: ({ context: { now } }) => now.shown !== 'welcome',
    may: (
      { context },
      { shown, question, open }: { shown: ScreenName; question: number | undefined; open: boolean },
    ) => mayShow(context, shown, open, question),
    told: ({ context: { now } }, { stage }: { stage: number }) => stage < now.released,
    atExpected: ({ context: { now } }) => saysExpected(now.shown),
    mayPoll: ({ context: { now } }, { poll }: { poll: Poll }) =>
      now.shown !== 'welcome' && poll.stage < now.released,
    hasPoll: ({ context: { now } }, { poll }: { poll: number | undefined }) =>
      poll === undefined || (now.shown !== 'welcome' && poll in now.polls),
    polled: ({ context: { now } }) => now.polling !== undefined,
  },
  actions: {
    move: assign(({ context: { now, frozen, seq } }, to: Partial<Place>) => {
      const next = { ...now, ...to };
      return { now: frozen ? next : seen(next), seq: seq + 1 };
    }),
    set: assign(
      (
        { context: { seq } },
        change: Partial<
          Pick<RoomContext, 'now' | 'large' | 'keys' | 'timer' | 'frozen' | 'session'>
        >,
      ) => ({
        ...change,
        seq: seq + 1,
      }),
    ),
  },
}).createMachine({
  id: 'room',
  context: ({ input: { told, session } }) => ({
    told,
    session,
    seq: 0,
    now: start,
    frozen: undefined,
    large: false,
    keys: true,
    timer: undefined,
    key: roomKey(session.id),
  }),
  initial: 'closed',
  states: {
    closed: {
      on: {
        REVEAL: { guard: 'begun', target: 'open' },
        SHOW: {
          guard: {
            type: 'may',
            params: ({ event }) => ({ shown: event.shown, question: event.question, open: false }),
          },
          actions: {
            type: 'move',
            params: ({ event: { shown, question } }) => ({ shown, question, polling: undefined }),
          },
        },
      },
    },
    open: {
      on: {
        HIDE: [
          {
            guard: 'atExpected',
            target: 'closed',
            actions: { type: 'move', params: { shown: 'story' } },
          },
          { target: 'closed' },
        ],
        SHOW: [
          {
            guard: ({ event }) => event.shown === 'welcome',
            target: 'closed',
            actions: {
              type: 'move',
              params: { shown: 'welcome', question: undefined, polling: undefined },
            },
          },
          {
            guard: {
              type: 'may',
              params: ({ event }) => ({ shown: event.shown, question: event.question, open: true }),
            },
            actions: {
              type: 'move',
              params: ({ event: { shown, question } }) => ({ shown, question, polling: undefined }),
            },
          },
        ],
      },
    },
  },
  on: {
    NEXT_STAGE: {
      guard: 'more',
      target: '.closed',
      actions: { type: 'move', params: ({ context }) => tellNext(context) },
    },
    BACK_STAGE: {
      guard: 'begun',
      target: '.closed',
      actions: {
        type: 'move',
        params: ({ context: { now } }) =>
          now.stage > 0
            ? tell(now.stage - 1, now)
            : { shown: 'welcome', question: undefined, polling: undefined },
      },
    },
    POLL: {
      guard: { type: 'mayPoll', params: ({ event }) => event },
      actions: { type: 'move', params: ({ context: { now }, event: { poll } }) => ask(now, poll) },
    },
    SHOW_POLL: {
      guard: { type: 'hasPoll', params: ({ event: { poll } }) => ({ poll }) },
      actions: {
        type: 'move',
        params: ({ event: { poll, counts = false } }) => ({
          polling: poll === undefined ? undefined : { poll, counts },
        }),
      },
    },
    TALLY: {
      guard: 'polled',
      actions: {
        type: 'move',
        params: ({ context: { now }, event: { tally } }) =>
          changePoll(now, (poll) => withTally(poll, tally)),
      },
    },
    ASK_AGAIN: {
      guard: 'polled',
      actions: {
        type: 'move',
        params: ({ context: { now } }) => changePoll(now, askedAgain, false),
      },
    },
    PEOPLE: {
      actions: {
        type: 'move',
        params: ({ event: { people } }) => ({
          people: isPeople(people) ? people : undefined,
        }),
      },
    },
    BRING: {
      actions: {
        type: 'move',
        params: ({ context: { now }, event: { brought } }) => withBrought(now, brought),
      },
    },
    FREEZE: {
      actions: {
        type: 'set',
        params: ({ context: { now, frozen } }) => ({ frozen: frozen ?? now }),
      },
    },
    THAW: {
      actions: {
        type: 'set',
        params: ({ context: { now } }) => ({ now: seen(now), frozen: undefined }),
      },
    },
    LARGE: { actions: { type: 'set', params: ({ event: { large } }) => ({ large }) } },
    KEYS: { actions: { type: 'set', params: ({ event: { keys } }) => ({ keys }) } },
    TIMER: {
      actions: {
        type: 'set',
        params: ({ event: { minutes, at } }) => ({
          timer: minutes ? { minutes, startedAt: at } : undefined,
        }),
      },
    },
    SPREAD: {
      guard: { type: 'told', params: ({ event }) => event },
      actions: {
        type: 'move',
        params: ({ context: { now }, event: { stage, spread } }) => {
          const { [stage]: _, ...others } = now.spreads;
          return { spreads: spread ? { ...others, [stage]: spread } : others };
        },
      },
    },
    RETIME: {
      guard: ({ context: { timer } }) => timer !== undefined,
      actions: { type: 'set', params: ({ event: { timer } }) => ({ timer }) },
    },
    TURN: {
      actions: {
        type: 'move',
        params: ({ context: { now }, event: { part } }) => ({
          part: { stage: now.stage, shown: now.shown, part },
        }),
      },
    },
    CHOOSE: {
      actions: {
        type: 'move',
        params: ({ context: { now }, event: { of } }) => ({
          chosen: of === undefined ? undefined : { stage: now.stage, of },
        }),
      },
    },
    COUNT_AGAIN: {
      guard: ({ context: { now }, event: { stage } }) =>
        now.spreads[stage] !== undefined && now.before?.[stage] === undefined,
      actions: {
        type: 'move',
        params: ({ context: { now }, event: { stage } }) => {
          const { [stage]: counted, ...spreads } = now.spreads;
          return { spreads, before: { ...now.before, ...(counted ? { [stage]: counted } : {}) } };
        },
      },
    },
    COUNT_BACK: {
      guard: ({ context: { now }, event: { stage } }) => now.before?.[stage] !== undefined,
      actions: {
        type: 'move',
        params: ({ context: { now }, event: { stage } }) => {
          const { [stage]: counted, ...before } = now.before ?? {};
          return {
            before,
            spreads: { ...now.spreads, ...(counted ? { [stage]: counted } : {}) },
          };
        },
      },
    },
    TAKE: { actions: { type: 'set', params: ({ event: { session } }) => ({ session }) } },
  },
});
export type RoomSnapshot = SnapshotFrom<typeof room>;

/** A new telling, later than any other this tab or the room has known, whatever the clock says. */
export const newSession = (id: string, now: number, after = 0): Session => ({
  id,
  begun: Math.max(now, after + 1),
});
