import type { EditionsText } from '../../content/schema.ts';

/**
 * The law edition in force on a day (YYYY-MM-DD): the latest that had begun. Undefined before the
 * first that is held.
 */
export function editionOn(editions: EditionsText, day: string): string | undefined {
  const begun = Object.entries(editions).filter(([, { from }]) => from <= day);
  return begun.sort(([, a], [, b]) => (a.from < b.from ? 1 : -1))[0]?.[0];
}
