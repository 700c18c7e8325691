import { answered, type Memory } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import type { Pack } from '../../content/schema.ts';
import { journeyIn } from './journeyIn.ts';
import { pathOf, type Path } from './path.ts';

/** Answers that can be followed once the pack of their area is there. `ownPack` is the pack behind “own-pack”. */
export interface ToWalk {
  readonly journey: JourneyId;
  readonly answers: Memory;
  readonly ownPack?: Pack;
}

/** Answers followed in their area. What recommends and what records are handed this whole, so that neither can follow other rules. */
export interface AreaWalk {
  readonly id: JourneyId;
  /** With the floors that the pack raises. */
  readonly journey: Journey;
  readonly answers: Memory;
  readonly pack: Pack;
  readonly path: Path;
}

/** Follows answers by the pack of the area that they name. Throws where the pack is that of another area. */
export function walkIn(id: JourneyId, answers: Memory, pack: Pack): AreaWalk {
  const area = answered(answers, 'area');
  if (area !== 'own-pack' && area !== pack.id)
    throw new Error(`the answers are for the area "${area}", and the pack is that of "${pack.id}": load the pack of "${area}"`);
  const journey = journeyIn(id, pack);
  return { id, journey, answers, pack, path: pathOf(journey, answers) };
}
