import type { Journey } from '../../machines/grammar/journey.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { overlaid, type Raises } from '../../machines/overlay.ts';
import type { Pack } from '../../content/schema.ts';

/**
 * The floors that a pack raises. A pack is checked before it is kept, so its ids are known here.
 */
export const raisesOf = (pack: Pick<Pack, 'raises'>): Raises =>
  Object.fromEntries(Object.entries(pack.raises).map(([concern, { value }]) => [concern, value]));

/** By the object that names the floors: making a journey compiles its decisions. */
const made = new WeakMap<object, Partial<Record<JourneyId, Journey>>>();
function once(id: JourneyId, by: object, raises: Raises): Journey {
  const all = made.get(by) ?? {};
  made.set(by, all);
  return (all[id] ??= overlaid(journeys[id], raises));
}

/** A journey as it is walked in an area: with the floors that the area's pack raises. */
export const journeyIn = (id: JourneyId, pack: Pick<Pack, 'raises'>): Journey =>
  once(id, pack.raises, raisesOf(pack));

/** A journey with some floors raised. */
export const journeyWith = (id: JourneyId, raises: Raises): Journey => once(id, raises, raises);
