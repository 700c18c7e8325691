import { expect, vi } from 'vitest';

/**
 * Runs something that loads afresh what it opens a file with, and expects it to build nothing with
 * `new Function`, which the policy forbids.
 */
export async function expectNoFunctionBuilt(open: () => Promise<void>): Promise<void> {
  vi.resetModules();
  const real = globalThis.Function;
  const built = vi.fn();
  vi.stubGlobal(
    'Function',
    new Proxy(real, { construct: () => built() as never, apply: () => built() as never }),
  );
  try {
    await open();
  } finally {
    vi.unstubAllGlobals();
  }
  expect(built).not.toHaveBeenCalled();
}
