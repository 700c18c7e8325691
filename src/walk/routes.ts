import { arms, factOf, remember, routeOf, type Route } from '../../machines/grammar/decision.ts';
import { holds, type Memory } from '../../machines/grammar/fact.ts';
import { stageOf, walkJourney, type Journey } from '../../machines/grammar/journey.ts';

/** A fact that chose where to go next, where an answer alone did not. */
export interface RouteChosen {
  readonly decision: string;
  /** The question answered, or `start`. */
  readonly after: string;
  readonly fact: string;
  readonly to: string;
}

/** Walks each step again, and tells the guard that held there. */
export function routesChosen(journey: Journey, answers: Memory): readonly RouteChosen[] {
  let before: Memory = {};
  return walkJourney(journey, answers).walks.flatMap(({ decision: id, steps, memory: after }) => {
    const { spec } = stageOf(journey, id).decision;
    const chosen = (place: string, route: Route, memory: Memory): RouteChosen[] => {
      const arm = arms(route).find(
        ({ guard }) => guard === undefined || holds(factOf(spec, guard), memory),
      );
      return arm?.guard ? [{ decision: id, after: place, fact: arm.guard, to: arm.target }] : [];
    };
    let memory = before;
    before = after;
    return [
      ...chosen('start', spec.start, memory),
      ...steps.flatMap(({ question, answer }) => {
        memory = remember(spec.scale, memory, question, answer);
        return chosen(question, routeOf(spec, question, answer), memory);
      }),
    ];
  });
}
