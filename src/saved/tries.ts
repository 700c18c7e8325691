/** One or two are a slip of one's own, and stand among the settings alone: a number of our own. */
const worthSaying = 3;

/**
 * Tries to unlock that failed since somebody last saw them, where they are worth saying: how many,
 * and the moment of the last (ISO).
 */
export function triesUnseen(
  tries: readonly string[],
  seen = '',
): { readonly n: number; readonly last: string } | undefined {
  const unseen = tries.filter((at) => at > seen);
  const last = unseen.at(-1);
  return last !== undefined && unseen.length >= worthSaying
    ? { n: unseen.length, last }
    : undefined;
}
