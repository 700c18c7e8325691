import type { Raises } from '../../machines/overlay.ts';

/**
 * What each area that Windscreen ships takes further, by its id. Read from the packs in
 * content/areas when this was built, so that an answer can be followed before a pack is loaded.
 */
export const shippedRaises: Readonly<Record<string, Raises>> = __RAISES__;
