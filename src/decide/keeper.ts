import { assign, fromPromise, setup } from 'xstate';

/**
 * Keeps a draft as it changes: waits a moment for more, saves it, and says whether that worked. It
 * is `kept` only while all of it is on the disk; a change made while it is being saved is saved
 * next. Time passes here, so this is a started actor and not a walk.
 */
export const keeper = setup({
  // XState takes the types of a machine from a value that it never reads
  types: {} as {
    context: { what: string; save: (what: string) => Promise<void> };
    input: { save: (what: string) => Promise<void> };
    events: { type: 'changed'; what: string } | { type: 'leaving' };
  },
  actors: {
    save: fromPromise(
      async ({
        input: { what, save },
      }: {
        input: { what: string; save: (what: string) => Promise<void> };
      }) => {
        await save(what);
        return what;
      },
    ),
  },
  actions: { take: assign({ what: (_, { what }: { what: string }) => what }) },
  guards: {
    moreSince: ({ context }, { saved }: { saved: string }) => context.what !== saved,
    isFull: (_, { error }: { error: unknown }) =>
      error instanceof DOMException && error.name === 'QuotaExceededError',
  },
}).createMachine({
  id: 'keeper',
  context: ({ input }) => ({ what: '', save: input.save }),
  initial: 'empty',
  states: {
    empty: {},
    waiting: { after: { 120: 'saving' }, on: { leaving: 'saving' } },
    saving: {
      invoke: {
        src: 'save',
        input: ({ context }) => context,
        onDone: [
          {
            guard: { type: 'moreSince', params: ({ event }) => ({ saved: event.output }) },
            target: 'saving',
            reenter: true,
          },
          { target: 'kept' },
        ],
        onError: [
          {
            guard: { type: 'isFull', params: ({ event }) => ({ error: event.error }) },
            target: 'full',
          },
          { target: 'refused' },
        ],
      },
      on: { changed: { actions: { type: 'take', params: ({ event }) => ({ what: event.what }) } } },
    },
    kept: {},
    full: { on: { leaving: 'saving' } },
    refused: { on: { leaving: 'saving' } },
  },
  on: {
    changed: {
      target: '.waiting',
      actions: { type: 'take', params: ({ event }) => ({ what: event.what }) },
    },
  },
});

/** Where a draft stands. */
export type Keeping = 'empty' | 'waiting' | 'saving' | 'kept' | 'full' | 'refused';
