import type { Journey } from '../../machines/core/journey.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { overlaid, type Raises } from '../../machines/overlay.ts';
import type { Pack } from '../../content/schema.ts';
import type { Draft } from './draft.ts';

/** The floors that a pack raises. A pack is checked before it is kept, so its ids are known here. */
export const raisesOf = (pack: Pick<Pack, 'raises'>): Raises =>
  Object.fromEntries(Object.entries(pack.raises).map(([concern, { value }]) => [concern, value]));

/** A journey as it is walked in an area: with the floors that the area's own pack raises. */
export const journeyIn = (id: JourneyId, pack: Pick<Pack, 'raises'>): Journey => overlaid(journeys[id], raisesOf(pack));

/** The journey that a draft follows. A pack that it still holds, after another area was given, raises nothing. */
export const journeyOfDraft = ({ journey, answers, ownPack }: Pick<Draft, 'journey' | 'answers' | 'ownPack'>): Journey =>
  ownPack && answers['area'] === 'own-pack' ? journeyIn(journey, ownPack) : journeys[journey];
