import { describe, expect, test, vi } from 'vitest';
import { createActor, SimulatedClock } from 'xstate';
import { VaultError } from '../../src/vault/error.ts';
import { lock } from '../../src/vault/lock.ts';
import type { News, Vault } from '../../src/vault/opened.ts';

const minute = 60_000;

/** A vault that is only there to be closed, and to be told of by another tab. */
function someVault() {
  const hearers = new Set<(news: News) => void>();
  const close = vi.fn();
  const watch = (hear: (news: News) => void) => (
    hearers.add(hear),
    () => void hearers.delete(hear)
  );
  return {
    vault: { close, watch } as unknown as Vault,
    close,
    hearers,
    tell: (news: News) => hearers.forEach((hear) => hear(news)),
  };
}

/**
 * The lock, started, with time in the hands of the test. `asleep` passes on the wall and for no
 * timer.
 */
function started({
  open,
  ...times
}: { open?: (passphrase: string) => Promise<Vault>; idle?: number; warning?: number } = {}) {
  const clock = new SimulatedClock();
  let slept = 0;
  const now = () => clock.now() + slept;
  const held = someVault();
  const actor = createActor(lock, {
    clock,
    input: { open: open ?? (() => Promise.resolve(held.vault)), now, ...times },
  }).start();
  return {
    actor,
    ...held,
    now,
    sleep: (ms: number) => void (slept += ms),
    pass: (ms: number) => clock.increment(ms),
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
  };
}

const opened = (times: { idle?: number; warning?: number } = {}) => {
  const one = started(times);
  one.actor.send({ type: 'OPENED', vault: one.vault });
  return one;
};

describe('opening', () => {
  test('asks with the passphrase, and holds the vault that comes', async () => {
    const { vault } = someVault();
    const open = vi.fn(() => Promise.resolve(vault));
    const { actor, state, context } = started({ open });
    actor.send({ type: 'OPEN', passphrase: 'three plain words' });
    expect(state()).toBe('opening');
    await vi.waitFor(() => expect(state()).toBe('open'));
    expect(open).toHaveBeenCalledExactlyOnceWith('three plain words');
    expect(context()).toMatchObject({ vault, reason: undefined });
  });

  test('that fails says why, and the next try takes the blame away', async () => {
    const { actor, state, context } = started({
      open: () => Promise.reject(new VaultError('wrong-passphrase', 'no')),
    });
    actor.send({ type: 'OPEN', passphrase: 'x' });
    await vi.waitFor(() => expect(state()).toBe('locked'));
    expect(context()).toMatchObject({ vault: undefined, reason: 'wrong-passphrase' });
    actor.send({ type: 'OPEN', passphrase: 'y' });
    expect(context().reason).toBeUndefined();
  });

  test('and locking before it is open closes the vault as it comes', async () => {
    const { vault, close } = someVault();
    const { actor, state } = started({ open: () => Promise.resolve(vault) });
    actor.send({ type: 'OPEN', passphrase: 'x' });
    actor.send({ type: 'LOCK' });
    await vi.waitFor(() => expect(close).toHaveBeenCalledExactlyOnceWith('here'));
    expect(state()).toBe('locked');
  });
});

describe('a page that is left', () => {
  test('locks its own tab at once, whether open, warned or opening, and no other', async () => {
    for (const passed of [0, 10 * minute]) {
      const { actor, pass, state, close, context } = opened();
      pass(passed);
      actor.send({ type: 'LEFT' });
      expect(state()).toBe('locked');
      expect(close).toHaveBeenCalledExactlyOnceWith('here');
      expect(context().vault).toBeUndefined();
    }
    const { vault, close } = someVault();
    const { actor, state } = started({ open: () => Promise.resolve(vault) });
    actor.send({ type: 'OPEN', passphrase: 'x' });
    actor.send({ type: 'LEFT' });
    await vi.waitFor(() => expect(close).toHaveBeenCalledExactlyOnceWith('here'));
    expect(state()).toBe('locked');
  });
});

describe('a vault that nobody touches', () => {
  test('is open for ten minutes, warns for one, and is locked, in this tab alone', () => {
    const { pass, state, close, context } = opened();
    pass(10 * minute - 1);
    expect(state()).toBe('open');
    pass(1);
    expect(state()).toBe('warning');
    pass(minute - 1);
    expect(state()).toBe('warning');
    expect(close).not.toHaveBeenCalled();
    pass(1);
    expect(state()).toBe('locked');
    expect(close).toHaveBeenCalledExactlyOnceWith('here');
    expect(context()).toMatchObject({ vault: undefined, reason: undefined });
  });

  test('takes the times it is given, but never warns for less than 20 seconds', () => {
    const { pass, state } = opened({ idle: 2 * minute, warning: 5_000 });
    pass(2 * minute);
    expect(state()).toBe('warning');
    pass(19_999);
    expect(state()).toBe('warning');
    pass(1);
    expect(state()).toBe('locked');
  });
});

test('how long nobody may touch the page can change while the vault is open', () => {
  const { actor, pass, state } = opened();
  pass(minute);
  actor.send({ type: 'IDLE', idle: 2 * minute });
  pass(minute - 1);
  expect(state()).toBe('open');
  pass(1);
  expect(state()).toBe('warning');
});

describe('someone who does something', () => {
  test('puts the warning off', () => {
    const { actor, now, pass, state } = opened();
    pass(9 * minute);
    actor.send({ type: 'ACTIVITY', at: now() });
    pass(10 * minute - 1);
    expect(state()).toBe('open');
    pass(1);
    expect(state()).toBe('warning');
  });

  test.each(['ACTIVITY', 'STAY'] as const)(
    'in the warning stays, for ten minutes more: %s',
    (type) => {
      const { actor, now, pass, state, close } = opened();
      pass(10.5 * minute);
      actor.send({ type, at: now() });
      expect(state()).toBe('open');
      pass(10 * minute - 1);
      expect(state()).toBe('open');
      pass(1);
      expect(state()).toBe('warning');
      expect(close).not.toHaveBeenCalled();
    },
  );

  test('and locks, locks every tab, from the warning too', () => {
    for (const wait of [0, 10 * minute]) {
      const { actor, pass, state, close } = opened();
      pass(wait);
      actor.send({ type: 'LOCK' });
      expect(state()).toBe('locked');
      expect(close).toHaveBeenCalledExactlyOnceWith();
    }
  });
});

describe('a laptop that was closed for an hour', () => {
  test.each(['ACTIVITY', 'STAY'] as const)(
    'is locked on waking, whatever is touched first: %s',
    (type) => {
      for (const wait of [minute, 10 * minute]) {
        const { actor, now, pass, sleep, state } = opened();
        pass(wait);
        sleep(60 * minute);
        actor.send({ type, at: now() });
        if (type === 'ACTIVITY' || wait === 10 * minute) expect(state()).toBe('locked');
      }
    },
  );

  test('is locked within ten seconds even where nothing is touched', () => {
    for (const wait of [minute, 10 * minute]) {
      const { pass, sleep, state } = opened();
      pass(wait);
      sleep(60 * minute);
      pass(10_000);
      expect(state()).toBe('locked');
    }
  });

  test('and one whose clock was set back by an hour, likewise', () => {
    const { pass, sleep, state } = opened();
    pass(minute);
    sleep(-60 * minute);
    pass(10_000);
    expect(state()).toBe('locked');
  });
});

describe('another tab', () => {
  test.each([
    ['locked', undefined],
    ['gone', 'gone'],
  ] as const)('says %s, and this one is locked, before the warning and in it', (news, reason) => {
    for (const wait of [0, 25_000, 10 * minute]) {
      const { pass, tell, state, context, hearers } = opened();
      pass(wait);
      tell(news);
      expect(state()).toBe('locked');
      expect(context()).toMatchObject({ vault: undefined, reason });
      expect(hearers.size).toBe(0);
    }
  });

  test('saves an item, and this one stays as it is', () => {
    const { tell, state } = opened();
    tell({ id: 'a' });
    expect(state()).toBe('open');
  });
});
