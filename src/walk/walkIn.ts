import { answered, type Memory } from '../../machines/grammar/fact.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import type { Pack } from '../../content/schema.ts';
import { journeyIn } from './journeyIn.ts';
import { pathOf, type Path } from './path.ts';

/**
 * Answers that can be followed once the pack of their area is there. `ownPack` is the pack behind
 * “own-pack”, `councilPack` that of the council chosen.
 */
export interface ToWalk {
  readonly journey: JourneyId;
  readonly answers: Memory;
  readonly ownPack?: Pack;
  readonly councilPack?: Pack;
}

/**
 * Answers that name no pack by themselves: theirs is held beside the answers, as it stood when it
 * was chosen.
 */
const heldAreas = ['own-pack', 'council'] as const;
/**
 * The pack that is held for the area answered; none where the area names its own, or where it is
 * not there.
 */
export function packHeld({
  answers: { area },
  ownPack,
  councilPack,
}: Omit<ToWalk, 'journey'>): Pack | undefined {
  return isOneOf(heldAreas, area) ? { 'own-pack': ownPack, council: councilPack }[area] : undefined;
}

/**
 * Answers followed in their area. What recommends and what records are handed this whole, so that
 * neither can follow other rules.
 */
export interface AreaWalk {
  readonly id: JourneyId;
  /** With the floors that the pack raises. */
  readonly journey: Journey;
  readonly answers: Memory;
  readonly pack: Pack;
  readonly path: Path;
}

/**
 * Follows answers by the pack of the area that they name. Throws where the pack is that of another
 * area.
 */
export function walkIn(id: JourneyId, answers: Memory, pack: Pack): AreaWalk {
  const area = answered(answers, 'area');
  if (!isOneOf(heldAreas, area) && area !== pack.id)
    throw new Error(
      `the answers are for the area "${area}", and the pack is that of "${pack.id}": load the pack of "${area}"`,
    );
  const journey = journeyIn(id, pack);
  return { id, journey, answers, pack, path: pathOf(journey, answers) };
}
