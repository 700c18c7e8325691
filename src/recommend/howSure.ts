import type { NumbersTried } from '../walk/numbersTried.ts';
import { triedWords } from './tried.ts';

/** How sure a number is, as it stands beside it. */
export interface Sure {
  /** In one sentence, and another for each other number and for its age: always in sight. */
  readonly sure?: string;
  /** The rest, which may be folded. */
  readonly more?: string;
  /** What came of it on this device. */
  readonly tried?: string;
}

/** Where a sentence ends and another begins; a full stop within brackets ends none. */
const ends = /(?<=^(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\.) (?=\p{Lu})/u;
const numberOrYear = /\b101\b|\d{3}[\d ]{4}|\b20\d\d\b/;

/**
 * Pure. What makes a number doubtful: its first sentence, any that gives another number to ring,
 * and any that says how old it is stand in sight, since whoever rings must see them; the rest may
 * be folded. Nothing where nothing does.
 */
export function parted(warning: string | undefined): Pick<Sure, 'sure' | 'more'> {
  if (!warning) return {};
  const sentences = warning.split(ends);
  const inSight = sentences.filter((sentence, n) => n === 0 || numberOrYear.test(sentence));
  const folded = sentences.filter((sentence) => !inSight.includes(sentence));
  return { sure: inSight.join(' '), ...(folded.length > 0 ? { more: folded.join(' ') } : {}) };
}

/** Pure. The same, with what came of the number here. */
export function howSure(
  { number, warning }: { readonly number?: string; readonly warning?: string },
  all?: NumbersTried,
): Sure {
  const tried = number === undefined ? undefined : all?.get(number);
  return { ...parted(warning), ...(tried ? { tried: triedWords(tried) } : {}) };
}
