import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Proved } from '../../../src/explain/proved.ts';
import type { Held } from '../../../src/explain/proveNow.ts';
import ProveNow from '../../../src/guidance/ProveNow.svelte';

const promise = (journey: Proved['journey'], sentence: string): Proved => ({
  ...{ journey, sentence, rules: [], paths: '12', classes: 3, of: [] },
});
const proved = [
  promise('refer', 'Danger means 999'),
  promise('share', 'Nothing goes to a stranger'),
  promise('refer', 'Harm is referred'),
];
const held: Held = { paths: '12', classes: 3, broken: false };

/** A worker that says of a journey’s promises what it was given, or nothing and breaks down. */
class Prover extends EventTarget {
  static finds: Partial<Record<string, readonly Held[]>>;
  static running: number;
  constructor() {
    super();
    Prover.running++;
  }
  postMessage(journey: string) {
    const found = Prover.finds[journey];
    queueMicrotask(() => {
      if (!found) return this.dispatchEvent(new Event('error'));
      for (const data of found) this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
  terminate() {
    Prover.running--;
  }
}
vi.mock('../../../src/browser/workers.ts', () => ({ startWorker: () => new Prover() }));
beforeEach(() => {
  Prover.running = 0;
});

async function prove(refer: readonly Held[] | undefined, share: readonly Held[] | undefined) {
  Prover.finds = { ...(refer ? { refer } : {}), ...(share ? { share } : {}) };
  render(ProveNow, { proved });
  await userEvent.setup().click(screen.getByRole('button', { name: 'Prove it now' }));
}
const listed = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent);

test('promises that hold as they did while building are said to, and nothing more', async () => {
  await prove([held, held], [held]);
  expect((await screen.findByText(/^All 3 promises hold/)).textContent).toMatch(
    / [\d.]+ seconds\.$/,
  );
  expect(listed()).toEqual([]);
  expect(Prover.running, 'no worker runs on').toBe(0);
});

test('a promise that does not hold is named, and whoever reads it is told not to use this copy', async () => {
  await prove([held, { ...held, broken: true }], [held]);
  await screen.findByText('Do not use this copy of Windscreen. In this browser these do not hold:');
  expect(listed()).toEqual(['Harm is referred']);
});

test.each([
  ['on other paths', { ...held, paths: '13' }],
  ['in other classes', { ...held, classes: 4 }],
])('a promise that holds %s than while building is named', async (_, other) => {
  await prove([held, held], [other]);
  await screen.findByText('These hold, but not on the figures that are written below:');
  expect(listed()).toEqual(['Nothing goes to a stranger']);
});

test('where one journey cannot be proved the other is not proved on, and it can be tried again', async () => {
  await prove(undefined, []);
  await screen.findByRole('button', { name: 'Try again' });
  await waitFor(() => expect(Prover.running).toBe(0));
});
