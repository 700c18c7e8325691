/** One or two are a slip of one's own, and stand among the settings alone: a number of our own. */
const worthSaying = 3;

/**
 * Tries to unlock that failed after the last one that somebody saw, where they are worth saying: how
 * many, and the moment of the last (ISO). They stand in their own order, so that a clock set back
 * hides none; where the one seen is not kept any more, all are new.
 */
export function triesUnseen(
  tries: readonly string[],
  seen?: string,
): { readonly n: number; readonly last: string } | undefined {
  const unseen = seen === undefined ? tries : tries.slice(tries.lastIndexOf(seen) + 1);
  const last = unseen.at(-1);
  return last !== undefined && unseen.length >= worthSaying
    ? { n: unseen.length, last }
    : undefined;
}
