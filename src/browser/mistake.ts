/** Gives what something thrown says of itself. */
export const messageOf = (mistake: unknown): string =>
  mistake instanceof Error ? mistake.message : String(mistake);
