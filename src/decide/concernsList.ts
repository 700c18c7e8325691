import type { ConcernsText } from '../../content/schema.ts';
import Concerns from './Concerns.svelte';
import Ticked from './Ticked.svelte';

/**
 * The list of what was seen, with what shows it and ends it: the first question comes without any
 * of them.
 */
export interface ConcernsList {
  readonly text: ConcernsText;
  readonly List: typeof Concerns;
  readonly End: typeof Ticked;
}

/** The list over these words. */
export const concernsList = (text: ConcernsText): ConcernsList => ({
  text,
  List: Concerns,
  End: Ticked,
});
