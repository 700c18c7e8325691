import type { Memory } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import type { Raises } from '../../machines/overlay.ts';
import type { Pack } from '../../content/schema.ts';
import { journeyIn, journeyWith } from './journeyIn.ts';
import { shippedRaises } from './shippedRaises.ts';

const none: Raises = {};

/** What an area that Windscreen ships takes further; nothing, for any other. */
export const raisesIn = (area: unknown): Raises =>
  (typeof area === 'string' && shippedRaises[area]) || none;

/**
 * The journey that answers follow: with the floors of the area that they name, known before its
 * pack is loaded. `ownPack` is the pack behind “own-pack”; one that is still held after another
 * area was given raises nothing.
 */
export const journeyFor = (
  id: JourneyId,
  { area }: Memory,
  ownPack?: Pick<Pack, 'raises'>,
): Journey =>
  area === 'own-pack' && ownPack ? journeyIn(id, ownPack) : journeyWith(id, raisesIn(area));
