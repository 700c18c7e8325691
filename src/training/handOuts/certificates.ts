import { linesOf } from '../write/writing.ts';

/** As many as one room has. */
export const mostNames = 200;

/** The names that somebody typed, one a line, and whether there were more than are printed. */
export function namesIn(text: string): {
  readonly names: readonly string[];
  readonly more: boolean;
} {
  const all = linesOf(text);
  return { names: all.slice(0, mostNames), more: all.length > mostNames };
}
