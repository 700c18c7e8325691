import { assign, fromPromise, setup } from 'xstate';

/**
 * Keeps a draft as it changes: waits a moment for more, seals it, and says whether that worked. A change made while
 * sealing is sealed next. Time passes here, so this is a started actor and not a walk.
 */
export const keeper = setup({
  types: {
    context: {} as { what: string; save: (what: string) => Promise<void> },
    input: {} as { save: (what: string) => Promise<void> },
    events: {} as { type: 'changed'; what: string },
  },
  actors: { seal: fromPromise(({ input }: { input: { what: string; save: (what: string) => Promise<void> } }) => input.save(input.what)) },
  actions: { take: assign({ what: (_, { what }: { what: string }) => what }) },
}).createMachine({
  id: 'keeper',
  context: ({ input }) => ({ what: '', save: input.save }),
  initial: 'empty',
  states: {
    empty: {},
    waiting: { after: { 120: 'sealing' } },
    sealing: { invoke: { src: 'seal', input: ({ context }) => context, onDone: 'kept', onError: 'refused' } },
    kept: {},
    refused: {},
  },
  on: { changed: { target: '.waiting', actions: { type: 'take', params: ({ event }) => ({ what: event.what }) } } },
});
