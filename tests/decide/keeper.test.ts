import { describe, expect, test } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { keeper } from '../../src/decide/keeper.ts';

/** A keeper whose saves end when the test says so. */
function started() {
  const clock = new SimulatedClock();
  const saves: { what: string; done: () => void; fail: (error: unknown) => void }[] = [];
  const save = (what: string) =>
    new Promise<void>((done, fail) => saves.push({ what, done, fail }));
  const actor = createActor(keeper, { input: { save }, clock }).start();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    saves,
    state: () => actor.getSnapshot().value,
    type: (what: string) => actor.send({ type: 'changed', what }),
    leave: () => actor.send({ type: 'leaving' }),
    pause: () => clock.increment(120),
    end: async (how: (save: (typeof saves)[number]) => void) => (how(saves.at(-1)!), settled()),
  };
}

describe('a draft', () => {
  test('is saved once its writer pauses, and is kept only when that save has ended', async () => {
    const { saves, state, type, pause, end } = started();
    type('a');
    type('ab');
    expect([saves.length, state()]).toEqual([0, 'waiting']);
    pause();
    expect([saves.map(({ what }) => what), state()]).toEqual([['ab'], 'saving']);
    await end((save) => save.done());
    expect(state()).toBe('kept');
    type('abc');
    expect(state(), 'what was typed since is not').toBe('waiting');
  });

  test('that changes while it is being saved is saved again, one save after the other, before it is kept', async () => {
    const { saves, state, type, pause, end } = started();
    type('a');
    pause();
    type('ab');
    pause();
    expect(saves).toHaveLength(1);
    await end((save) => save.done());
    expect([saves.map(({ what }) => what), state()]).toEqual([['a', 'ab'], 'saving']);
    await end((save) => save.done());
    expect(state()).toBe('kept');
  });

  test('is saved at once when its page may go', () => {
    const { saves, type, leave } = started();
    type('a');
    leave();
    expect(saves).toHaveLength(1);
  });

  test.each([
    ['full', new DOMException('no room', 'QuotaExceededError')],
    ['refused', new DOMException('no', 'SecurityError')],
    ['refused', new Error('the browser did not answer')],
  ])(
    'that cannot be saved is said to be so, as %s, and is tried again with the next change',
    async (state, error) => {
      const keeper = started();
      keeper.type('a');
      keeper.pause();
      await keeper.end((save) => save.fail(error));
      expect(keeper.state()).toBe(state);
      keeper.type('ab');
      keeper.pause();
      await keeper.end((save) => save.done());
      expect(keeper.state()).toBe('kept');
    },
  );
});
