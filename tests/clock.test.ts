import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

/** As much of a tab's storage as the clock needs. */
function tab() {
  const all = new Map<string, string>();
  return {
    getItem: (name: string) => all.get(name) ?? null,
    setItem: (name: string, value: string) => void all.set(name, value),
  };
}
/** The clock as a page loads it afresh. */
const load = async () => {
  vi.resetModules();
  return import('../src/browser/clock.ts');
};

beforeEach(
  () => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2019-03-03T09:00:00Z') }),
);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('A clock that has lost its day', () => {
  test('is told from one that may be right', async () => {
    const clock = await load();
    expect(clock.isOlderThan('2026-11-23')).toBe(true);
    vi.setSystemTime('2026-11-23T00:00:00Z');
    expect(clock.isOlderThan('2026-11-23')).toBe(false);
  });

  test('is put right once, goes on from there, and stays right after a reload', async () => {
    vi.stubGlobal('sessionStorage', tab());
    const clock = await load();
    expect(clock.putRight(new Date('2026-11-28T17:00:00Z'))).toBe(
      Date.parse('2026-11-28T17:00:00Z') - Date.parse('2019-03-03T09:00:00Z'),
    );
    vi.setSystemTime('2019-03-03T09:30:00Z');
    expect(clock.now().toISOString()).toBe('2026-11-28T17:30:00.000Z');
    expect((await load()).now().toISOString()).toBe('2026-11-28T17:30:00.000Z');
  });

  test('is put right where the browser stores nothing', async () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('denied');
      },
    });
    const clock = await load();
    clock.putRight(new Date('2026-11-28T17:00:00Z'));
    expect(clock.isOlderThan('2026-11-23')).toBe(false);
  });
});
