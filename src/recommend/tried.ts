import words from '../../content/pages/tried.yaml';
import { filled } from '../ui/filled.ts';
import type { NumbersTried, Tried } from '../walk/numbersTried.ts';
import { asAtWords } from './dates.ts';

/** What came of a number on this device, in one clause. */
export const triedWords = ({ worked, day }: Tried): string =>
  filled(worked ? words.workedHere : words.wrongHere, { date: asAtWords(day) });

/**
 * A number as it is shown, with what came of it here after what makes it doubtful. It is never
 * taken away.
 */
export function withTried<T extends { readonly number?: string; readonly warning?: string }>(
  shown: T,
  all: NumbersTried,
): T {
  const tried = shown.number === undefined ? undefined : all.get(shown.number);
  return tried
    ? { ...shown, warning: [shown.warning, triedWords(tried)].filter(Boolean).join(' ') }
    : shown;
}
