import type { ScenarioText } from '../../../content/schema.ts';
import type { Memory } from '../../../machines/grammar/fact.ts';
import { isOneOf } from '../../../machines/grammar/known.ts';
import { offeredAt, pathOf, type Path, type PathStep } from '../../walk/path.ts';
import { answersAt, givenIn, journeyOfStage, stageAt } from '../../walk/scenario.ts';

type Answer = PathStep['answer'];

/** What the scenario settles at a stage, so that nobody is asked it. */
export const givensAt = (scenario: ScenarioText, stage: number): Memory =>
  Object.fromEntries(
    Object.entries(answersAt(scenario, stage)).filter(([question]) => givenIn.includes(question)),
  );

/** How far a person's own answers lead at a stage, from what the scenario settles. */
export const attemptPath = (scenario: ScenarioText, stage: number, own: Memory): Path =>
  pathOf(journeyOfStage(scenario, stage), { ...givensAt(scenario, stage), ...own });

/** The path that the scenario's own answers take at a stage. */
export const modelPath = (scenario: ScenarioText, stage: number): Path =>
  pathOf(journeyOfStage(scenario, stage), answersAt(scenario, stage));

/** The steps that were a person's to answer, without what the scenario settles. */
export const ownSteps = (
  scenario: ScenarioText,
  stage: number,
  { steps }: Pick<Path, 'steps'>,
): readonly PathStep[] => {
  const givens = givensAt(scenario, stage);
  return steps.filter(({ question }) => !(question in givens));
};

/**
 * A person's own answers with one more. Ticks are kept in the order in which they are offered, so
 * that the same ticks are the same answer.
 */
export function withAnswer(
  scenario: ScenarioText,
  stage: number,
  own: Memory,
  question: string,
  answer: Answer,
): Memory {
  if (typeof answer === 'string') return { ...own, [question]: answer };
  const offered = offeredAt(
    journeyOfStage(scenario, stage),
    { ...givensAt(scenario, stage), ...own },
    question,
  );
  return { ...own, [question]: offered.filter((tick) => answer.includes(tick)) };
}

/** Whether two answers are the same; of a tick-list, whatever the order they were ticked in. */
export const sameAnswer = (one: Answer, other: Answer): boolean =>
  JSON.stringify([one].flat().sort()) === JSON.stringify([other].flat().sort());

/** Where a person's path and the scenario's first part: one question, answered in two ways. */
export interface Parting {
  readonly decision: string;
  readonly question: string;
  readonly own: Answer;
  readonly model: Answer;
}

/**
 * Every question on both paths that was answered otherwise. The first is where they part: until
 * then one machine walked one way.
 */
export const partings = (own: Path, model: Path): readonly Parting[] =>
  own.steps.flatMap(({ decision, question, answer }) => {
    const theirs = model.steps.find((step) => step.question === question);
    return theirs && !sameAnswer(theirs.answer, answer)
      ? [{ decision, question, own: answer, model: theirs.answer }]
      : [];
  });

/**
 * One question that either path met, with what each answered; nothing where that path did not meet
 * it.
 */
interface Beside {
  readonly decision: string;
  readonly question: string;
  readonly own?: Answer;
  readonly model?: Answer;
}

/**
 * Both paths, question by question, in the order in which questions are met, without what the
 * scenario settles.
 */
export function bothPaths(
  scenario: ScenarioText,
  stage: number,
  own: Path,
  model: Path,
): readonly Beside[] {
  const [mine, theirs] = [ownSteps(scenario, stage, own), ownSteps(scenario, stage, model)];
  return journeyOfStage(scenario, stage).stages.flatMap(({ decision: { spec } }) =>
    Object.keys(spec.questions).flatMap((question): Beside[] => {
      const at = (steps: readonly PathStep[]) => steps.find((step) => step.question === question);
      const [one, other] = [at(mine), at(theirs)];
      // a question that two decisions share stands where the person met it
      if ((one ?? other)?.decision !== spec.id) return [];
      return [
        {
          decision: spec.id,
          question,
          ...(one ? { own: one.answer } : {}),
          ...(other ? { model: other.answer } : {}),
        },
      ];
    }),
  );
}

/**
 * Whether an end is among those that a stage accepts: its level, its actions, and the family's and
 * sharing's part where the stage says.
 */
export function isAccepted(
  scenario: ScenarioText,
  stage: number,
  { memory, actions, next }: Path,
): boolean {
  const { expect } = stageAt(scenario, stage);
  const among = (accepted: readonly string[] | undefined, end: Memory[string] | undefined) =>
    !accepted || isOneOf(accepted, end);
  return (
    !next &&
    among(expect.level, memory['level']) &&
    among(expect.consent, memory['consent']) &&
    among(expect.sharing, memory['sharing']) &&
    expect.actions.every((action) => actions.includes(action))
  );
}

/** Whether practitioners may differ on how a stage ends: it accepts more than one. */
export const isContested = (scenario: ScenarioText, stage: number): boolean => {
  const { level, consent, sharing } = stageAt(scenario, stage).expect;
  return [level, consent, sharing].some((accepted) => (accepted?.length ?? 0) > 1);
};
