import { concerns, type Concern } from './concerns.ts';
import { compile, type Decision, type Spec } from './grammar/decision.ts';
import type { Journey } from './grammar/journey.ts';
import { firmFloors } from './floors.ts';
import type { Level } from './outcomes.ts';

/**
 * Concerns that a local area takes further than Windscreen does: the least level each permits there, in place of
 * Windscreen's own. Nothing here says that it is higher; `lowered` (proof/lowered.ts) proves it over every answer.
 */
export type Raises = Readonly<Partial<Record<Concern, Level>>>;

/** The same journey with an area's floors. The journey itself, where the area has none. */
export function overlaid(journey: Journey, raises: Raises): Journey {
  if (Object.keys(raises).length === 0) return journey;
  return {
    ...journey,
    stages: journey.stages.map((stage) =>
      'concerns' in stage.decision.spec.questions ? { ...stage, decision: raised(stage.decision, raises) } : stage,
    ),
  };
}

function raised({ spec }: Decision, raises: Raises): Decision {
  const { scale } = spec;
  if (!scale) throw new Error(`${spec.id} asks about concerns, and has no scale for their floors`);
  const floors = { ...concerns, ...raises };
  const advised = Object.entries(floors).flatMap(([concern, level]) => (level === 'advice-today' ? [concern] : []));
  const made: Spec = {
    ...spec,
    scale: { ...scale, floors: { ...scale.floors, concerns: firmFloors(floors) } },
    facts: { ...spec.facts, concernNeedsAdvice: { concerns: advised } },
  };
  return compile(made);
}
