import { VaultError } from './error.ts';

const mostTries = 8;
/** A tab that stands still with the turn must not hold the others up. */
const longestWait = 2_000;

/**
 * Makes saves wait for one another across tabs, so that few must be done twice. It is a courtesy:
 * what keeps two tabs from losing each other's writes is the `rev` in each row, and a browser
 * without locks is as safe.
 */
async function inTurn(work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  let begun = false;
  const begin = () => ((begun = true), work());
  try {
    return await navigator.locks.request(
      'windscreen-vault',
      { signal: AbortSignal.timeout(longestWait) },
      begin,
    );
  } catch (error) {
    if (begun) throw error;
    return work();
  }
}

/**
 * Saves, and again from what is there now wherever another tab was first. `save` says whether its
 * write was kept.
 */
export const untilKept = (save: () => Promise<boolean>): Promise<void> =>
  inTurn(async () => {
    for (let tries = 0; tries < mostTries; tries += 1) if (await save()) return;
    throw new VaultError(
      'busy',
      `another tab saved first ${mostTries} times over; nothing was changed. Try again.`,
    );
  });
