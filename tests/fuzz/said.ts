/** What one file may take: milliseconds of the processor, and bytes of memory. */
export const hangs = 2000;
export const eats = 200_000_000;

/** What the process in which files are opened says, a line each. */
export type Said =
  | { readonly kinds: readonly string[] }
  /** What did not hold of the file of a seed, and whether the process ended with it. */
  | { readonly seed: number; readonly fault: string; readonly stopped?: true }
  | { readonly reached: number }
  | { readonly done: true; readonly opened: number; readonly slowest: number };
