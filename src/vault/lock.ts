import { assign, fromCallback, fromPromise, setup } from 'xstate';
import { VaultError, type VaultReason } from './error.ts';
import type { Vault } from './opened.ts';

interface LockInput {
  /** opens the vault: `openVault` */
  readonly open: (passphrase: string) => Promise<Vault>;
  /** how long nobody may touch the page before the warning, in ms */
  readonly idle?: number;
  /**
   * how long the warning stands before the vault is locked, in ms: never under 20 s (WCAG 2.2.1)
   */
  readonly warning?: number;
  readonly now?: () => number;
}

interface LockContext extends Required<LockInput> {
  readonly vault: Vault | undefined;
  /** why the vault did not open, or was closed from elsewhere */
  readonly reason: VaultReason | undefined;
  /** when somebody last did something, by the wall clock */
  readonly last: number;
}

type LockEvent =
  | { readonly type: 'OPEN'; readonly passphrase: string }
  /** a vault just set up, or recovered */
  | { readonly type: 'OPENED'; readonly vault: Vault }
  /** somebody did something, or came back to the page, at this moment */
  | { readonly type: 'ACTIVITY'; readonly at: number }
  /** how long nobody may touch the page from now on, in ms */
  | { readonly type: 'IDLE'; readonly idle: number }
  | { readonly type: 'STAY' }
  | { readonly type: 'LOCK' }
  /**
   * the page is being left: the browser may keep it whole, and bring it back to whoever presses
   * Back
   */
  | { readonly type: 'LEFT' }
  /** another tab locked the vault, or it was taken away */
  | { readonly type: 'CLOSED'; readonly news: 'locked' | 'gone' };

/** Time asleep stops a timer, so the wall clock is looked at no less often than this. */
const longestLook = 10_000;
const shortestWarning = 20_000;

/** How long nobody has done anything. A clock set back has also passed time unseen. */
const quiet = ({ last }: LockContext, now: number) => Math.abs(now - last);

const now = ({ context }: { context: LockContext }) => ({ at: context.now() });

/** The vault that an open lock holds. */
const held = ({ context: { vault } }: { context: LockContext }) => {
  if (!vault) throw new Error('the lock is open, and holds no vault');
  return { vault };
};

const look = (until: (context: LockContext) => number) => (args: { context: LockContext }) =>
  Math.min(longestLook, Math.max(0, until(args.context) - quiet(args.context, args.context.now())));

/**
 * Locks the vault when nobody has touched the page for a while, and says so first. Each look
 * compares the wall clock, so a laptop that was closed for an hour is locked when it wakes. A tab
 * that is idle or left locks itself alone; LOCK locks every tab. Time passes here, so this is a
 * started actor and not a walk.
 */
export const lock = setup({
  // XState takes the types of a machine from a value that it never reads
  types: {} as { context: LockContext; input: LockInput; events: LockEvent },
  actors: {
    open: fromPromise(
      async ({
        input,
        signal,
      }: {
        input: { open: LockInput['open']; passphrase: string };
        signal: AbortSignal;
      }) => {
        const vault = await input.open(input.passphrase);
        if (signal.aborted) vault.close('here'); // it was locked before it was open
        return vault;
      },
    ),
    hear: fromCallback<LockEvent, { vault: Vault }>(({ input, sendBack }) =>
      input.vault.watch((news) => {
        if (typeof news === 'string') sendBack({ type: 'CLOSED', news });
      }),
    ),
  },
  delays: {
    nextLook: look(({ idle }) => idle),
    nextLookWarned: look(({ idle, warning }) => idle + warning),
  },
  guards: {
    idle: ({ context }) => quiet(context, context.now()) >= context.idle,
    over: ({ context }, { at }: { at: number }) =>
      quiet(context, at) >= context.idle + context.warning,
  },
  actions: {
    hold: assign((_, { vault, at }: { vault: Vault; at: number }) => ({
      vault,
      reason: undefined,
      last: at,
    })),
    touch: assign((_, { at }: { at: number }) => ({ last: at })),
    blame: assign((_, { reason }: { reason: VaultReason | undefined }) => ({ reason })),
    closeHere: ({ context }) => context.vault?.close('here'),
    closeEverywhere: ({ context }) => context.vault?.close(),
    letGo: assign({ vault: undefined }),
  },
}).createMachine({
  id: 'lock',
  context: ({ input: { open, idle = 600_000, warning = 60_000, now = Date.now } }) => ({
    open,
    idle,
    warning: Math.max(warning, shortestWarning),
    now,
    vault: undefined,
    reason: undefined,
    last: 0,
  }),
  initial: 'locked',
  states: {
    locked: {
      entry: 'letGo',
      on: {
        OPEN: { target: 'opening', actions: { type: 'blame', params: { reason: undefined } } },
        OPENED: {
          target: 'open',
          actions: {
            type: 'hold',
            params: ({ context, event }) => ({ vault: event.vault, at: context.now() }),
          },
        },
      },
    },
    opening: {
      invoke: {
        src: 'open',
        input: ({ context, event }) => ({
          open: context.open,
          passphrase: event.type === 'OPEN' ? event.passphrase : '',
        }),
        onDone: {
          target: 'open',
          actions: {
            type: 'hold',
            params: ({ context, event }) => ({ vault: event.output, at: context.now() }),
          },
        },
        onError: {
          target: 'locked',
          actions: { type: 'blame', params: ({ event }) => ({ reason: reasonOf(event.error) }) },
        },
      },
    },
    open: {
      invoke: { src: 'hear', input: held },
      after: {
        nextLook: [
          { guard: { type: 'over', params: now }, target: 'locked', actions: 'closeHere' },
          { guard: 'idle', target: 'warning' },
          { target: 'open', reenter: true },
        ],
      },
      on: {
        ACTIVITY: [
          {
            guard: { type: 'over', params: ({ event }) => event },
            target: 'locked',
            actions: 'closeHere',
          },
          { actions: { type: 'touch', params: ({ event }) => event } },
        ],
      },
    },
    warning: {
      invoke: { src: 'hear', input: held },
      after: {
        nextLookWarned: [
          { guard: { type: 'over', params: now }, target: 'locked', actions: 'closeHere' },
          { target: 'warning', reenter: true },
        ],
      },
      on: {
        ACTIVITY: [
          {
            guard: { type: 'over', params: ({ event }) => event },
            target: 'locked',
            actions: 'closeHere',
          },
          { target: 'open', actions: { type: 'touch', params: ({ event }) => event } },
        ],
        STAY: [
          { guard: { type: 'over', params: now }, target: 'locked', actions: 'closeHere' },
          { target: 'open', actions: { type: 'touch', params: now } },
        ],
      },
    },
  },
  on: {
    IDLE: { actions: assign(({ event }) => ({ idle: event.idle })) },
    LOCK: { target: '.locked', actions: 'closeEverywhere' },
    LEFT: { target: '.locked', actions: 'closeHere' },
    CLOSED: {
      target: '.locked',
      actions: {
        type: 'blame',
        params: ({ event }) => ({ reason: event.news === 'gone' ? 'gone' : undefined }),
      },
    },
  },
});

const reasonOf = (error: unknown): VaultReason =>
  error instanceof VaultError ? error.reason : 'refused';
