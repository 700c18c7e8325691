import type { ScenarioText } from '../../../content/schema.ts';
import { modelPath, ownSteps } from '../practise/attempt.ts';

/**
 * What a room takes, in minutes, as Windscreen reckons it: a guess to plan by, measured in no room.
 */
const each = {
  /** A word of the story, read out. */
  word: 1 / 130,
  /** A question that nobody answered at the stage before. */
  question: 1 / 3,
  /** A stage: where the room parts, where the stage points, and what is said of it. */
  stage: 4,
  /** A point to discuss. */
  point: 5,
} as const;

/**
 * How long a scenario takes a room, in whole minutes, upward to the next five. Worked out from its
 * words, the questions that its own answers lead through, its stages and its points to discuss:
 * written down nowhere, so that it follows whatever is changed in it.
 */
export function minutesOf(scenario: ScenarioText): number {
  const asked = scenario.stages.map((_, stage) =>
    ownSteps(scenario, stage, modelPath(scenario, stage)).map(({ question }) => question),
  );
  const questions = asked.flatMap((at, stage) =>
    at.filter((question) => !asked[stage - 1]?.includes(question)),
  ).length;
  const words = scenario.stages.flatMap(({ story }) => story.split(/\s+/)).length;
  const { stages, discuss } = scenario;
  const minutes =
    words * each.word +
    questions * each.question +
    stages.length * each.stage +
    discuss.length * each.point;
  return Math.ceil(minutes / 5) * 5;
}
