import { actionOf, type Clock } from '../../machines/actions.ts';
import { oneAnswer, type Memory } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { outsideEngland } from '../../machines/givens.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { levelIn, type Level } from '../../machines/outcomes.ts';
import type { Pack } from '../../content/schema.ts';
import type { AnswersGiven } from './answersGiven.ts';
import { journeyIn } from './journeyIn.ts';
import { offeredAt, pathOf, type PathStep } from './path.ts';
import { routesChosen, type RouteChosen } from './routes.ts';

/** Where some answers lead, as plain data. */
export interface Followed {
  readonly journey: JourneyId;
  readonly done: boolean;
  readonly steps: readonly PathStep[];
  /** The facts that chose where to go next, where an answer alone did not. */
  readonly routes: readonly RouteChosen[];
  /**
   * The first question still to answer, what it offers, and the answer given to it if that is not
   * offered here.
   */
  readonly unanswered?: {
    readonly decision: string;
    readonly question: string;
    readonly offered: readonly string[];
    readonly notOffered?: string | readonly string[];
  };
  /** Given, and not on the path that the others lead along. */
  readonly setAside: Memory;
  readonly result: {
    readonly level?: Level;
    readonly outcomes: Readonly<Record<string, string>>;
    readonly actions: readonly {
      readonly action: string;
      readonly within: Clock;
      readonly limit?: Clock;
    }[];
  };
}

/** The packs that Windscreen ships, by the id of their area. */
export type Packs = Readonly<Record<string, Pack | undefined>>;

/** Follows answers as far as they lead, in the area that they name. */
export function followed({ journey, answers }: AnswersGiven, packs: Packs): Followed {
  const walked = journeyOf(journey, answers, packs);
  const { steps, next, memory, actions: brought, setAside } = pathOf(walked, answers);
  const notOffered = next && answers[next.question];
  const level = levelIn(memory);
  return {
    journey,
    done: next === undefined,
    steps,
    routes: routesChosen(walked, answers),
    ...(next
      ? {
          unanswered: {
            ...next,
            offered: offeredAt(walked, answers, next.question),
            ...(notOffered ? { notOffered } : {}),
          },
        }
      : {}),
    setAside: Object.fromEntries(
      Object.entries(answers).filter(([question]) => setAside.includes(question)),
    ),
    result: {
      ...(level ? { level } : {}),
      outcomes: Object.fromEntries(
        walked.stages.flatMap(({ decision: { spec } }) => {
          const outcome = oneAnswer(memory, spec.id);
          return outcome ? [[spec.id, outcome]] : [];
        }),
      ),
      actions: brought.map((action) => {
        const { within, limit } = actionOf(action);
        return { action, within, ...(limit ? { limit } : {}) };
      }),
    },
  };
}

/**
 * The journey as it is walked in the area answered; before that, and outside England, there is no
 * pack to go by.
 */
function journeyOf(id: JourneyId, answers: Memory, packs: Packs): Journey {
  const area = oneAnswer(answers, 'area');
  return area === undefined || isOneOf(outsideEngland, area)
    ? journeys[id]
    : journeyIn(id, packIn(packs, area));
}

/** Gives the pack of an area that Windscreen ships. */
export function packIn(packs: Packs, area: string): Pack {
  const pack = packs[area];
  if (!pack) throw new Error(`no pack for the area "${area}"`);
  return pack;
}
