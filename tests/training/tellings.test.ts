import { expect, test } from 'vitest';
import { createActor } from 'xstate';
import { room } from '../../src/training/room/room.ts';
import { keep, runningSince, takeUp } from '../../src/training/room/tellings.ts';
import { marked } from './told.ts';

/** As much of a tab's storage as is needed. */
function tab(): Storage {
  const all = new Map<string, string>();
  return {
    getItem: (name: string) => all.get(name) ?? null,
    setItem: (name: string, value: string) => void all.set(name, value),
  } as Storage;
}
const other = { ...marked, id: 'other' };
const begin = (told = marked, session = { id: 'a', begun: 1 }) =>
  createActor(room, { input: { told, session } }).start();

test('a telling runs from when its first stage was told, and going back begins nothing anew', () => {
  const actor = begin();
  const since = (now: number, before?: number) => runningSince(before, actor.getSnapshot(), now);
  expect(since(500), 'nothing is told yet').toBeUndefined();
  actor.send({ type: 'NEXT_STAGE' });
  expect(since(700)).toBe(700);
  actor.send({ type: 'BACK_STAGE' });
  expect(since(900, 700)).toBe(700);
});

test('when it began to run outlives a reload, another scenario, and being brought back', () => {
  const store = tab();
  const actor = begin();
  actor.send({ type: 'NEXT_STAGE' });
  expect(keep(actor.getSnapshot(), store, 700)).toBe(true);
  expect(takeUp(marked, 'b', 900, store).since).toBe(700);
  const another = begin(other, { id: 'c', begun: 2 });
  keep(another.getSnapshot(), store);
  expect(takeUp(other, 'd', 1000, store).since, 'not told yet').toBeUndefined();
  const again = takeUp(marked, 'e', 1100, store);
  expect([again.since, again.session.id]).toEqual([700, 'e']);
  actor.send({ type: 'TAKE', session: { id: 'f', begun: 5000 } });
  keep(actor.getSnapshot(), store, 700);
  expect(takeUp(marked, 'g', 6000, store).since).toBe(700);
});

test('what is kept from before there was a running time goes on without one', () => {
  const store = tab();
  const actor = begin();
  actor.send({ type: 'NEXT_STAGE' });
  keep(actor.getSnapshot(), store, 700);
  for (const since of [undefined, { marked: 'then' }, { marked: -1 }, 7]) {
    const { since: _, ...kept } = JSON.parse(store.getItem('windscreen.room')!);
    store.setItem('windscreen.room', JSON.stringify({ ...kept, since }));
    const taken = takeUp(marked, 'b', 900, store);
    expect([taken.snapshot?.context.now.stage, taken.since]).toEqual([0, undefined]);
  }
  expect(keep(actor.getSnapshot(), undefined, 700)).toBe(false);
});
