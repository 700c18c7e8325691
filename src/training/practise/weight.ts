import type { ScenarioText } from '../../../content/schema.ts';
import type { Memory } from '../../../machines/grammar/fact.ts';
import { entryOf } from '../../../machines/grammar/known.ts';
import type { Path, PathStep } from '../../walk/path.ts';
import {
  attemptPath,
  isAccepted,
  modelPath,
  partings,
  sameAnswer,
  type Parting,
} from './attempt.ts';
import { ends } from './model.ts';

/** What an answer changes by itself, the heaviest first: an end, what else to do, or nothing. */
export const weights = [...ends, 'actions', 'nothing'] as const;
export type Weight = (typeof weights)[number];

/** Orders weights, the heaviest first. */
export const heaviest = (one: Weight, other: Weight): number =>
  weights.indexOf(one) - weights.indexOf(other);

/** A parting, with what it changed of where the path led. */
export interface Cause extends Parting {
  readonly weight: Weight;
}

/**
 * Every question at which a person and the scenario part, what changed the outcome first, and of
 * one weight in the order met. Each is found by walking with that one answer changed: the
 * scenario's path with the person's answer, and the person's with the scenario's. Where several
 * had to be changed together, it is the one with which the outcome turned, put right one after
 * another. Whenever an end differs, the first is a cause of an end that does.
 */
export function causes(
  scenario: ScenarioText,
  stage: number,
  own: Path,
  model: Path,
): readonly Cause[] {
  const apart = partings(own, model);
  const changed = apart.map(({ question, ...answer }) => ({
    theirs: walked(scenario, stage, { ...given(own), ...given(model), [question]: answer.own }),
    right: walked(scenario, stage, { ...given(model), ...given(own), [question]: answer.model }),
  }));
  const found = apart.map((): Weight => 'nothing');
  for (const of of [...weights].reverse()) {
    if (of === 'nothing' || alike(own, model, of) !== false) continue;
    const by = changed.flatMap(({ theirs, right }, i) =>
      of === 'actions'
        ? alike(theirs, model, of) === false || alike(right, own, of) === false
          ? [i]
          : []
        : alike(theirs, own, of) || alike(right, model, of)
          ? [i]
          : [],
    );
    for (const i of by.length > 0 ? by : turning(scenario, stage, own, model, of)) found[i] = of;
  }
  return apart
    .map((parting, i) => ({ ...parting, weight: found[i] ?? 'nothing' }))
    .sort((one, other) => heaviest(one.weight, other.weight));
}

/** The parting with which an end turns, when each is put right after the ones before it. */
function turning(
  scenario: ScenarioText,
  stage: number,
  own: Path,
  model: Path,
  of: Exclude<Weight, 'nothing'>,
): readonly number[] {
  let answers: Memory = { ...given(model), ...given(own) };
  const at = partings(own, model).findIndex(({ question, model: right }) => {
    answers = { ...answers, [question]: right };
    return alike(walked(scenario, stage, answers), model, of) === true;
  });
  return at < 0 ? [] : [at];
}

/**
 * The questions to come back to: what changed where the path led. None where the end is accepted:
 * another way there is not a mistake.
 */
export function missedBy(scenario: ScenarioText, stage: number, own: Path): readonly string[] {
  if (isAccepted(scenario, stage, own)) return [];
  const all = causes(scenario, stage, own, modelPath(scenario, stage));
  const heavy = all.filter(({ weight }) => weight !== 'nothing');
  return (heavy.length > 0 ? heavy : all).map(({ question }) => question);
}

/**
 * What the answers that a room gave at one question change: for each person who met it, between
 * their own and the scenario's, or, where the scenario never asks it, what the others gave.
 */
export function weightInRoom(
  scenario: ScenarioText,
  stage: number,
  question: string,
  people: readonly Path[],
  model: Path,
): Weight {
  const answerOf = ({ steps }: Path) => steps.find((step) => step.question === question)?.answer;
  const theirs = answerOf(model);
  const answers = people.flatMap((one) => answerOf(one) ?? []);
  const others =
    theirs === undefined
      ? answers.filter((one, i) => answers.findIndex((same) => sameAnswer(one, same)) === i)
      : [theirs];
  let weight: Weight = 'nothing';
  for (const own of people) {
    const answer = answerOf(own);
    if (answer === undefined) continue;
    for (const other of others) {
      if (sameAnswer(other, answer)) continue;
      const found = [
        weightBetween(
          own,
          walked(scenario, stage, { ...given(model), ...given(own), [question]: other }),
        ),
      ];
      if (theirs !== undefined)
        found.push(
          weightBetween(
            model,
            walked(scenario, stage, { ...given(own), ...given(model), [question]: answer }),
          ),
        );
      weight = [weight, ...found].sort(heaviest)[0] ?? weight;
      // nothing is heavier
      if (weight === weights[0]) return weight;
    }
  }
  return weight;
}

/** The heaviest of what two paths come to otherwise. */
const weightBetween = (one: Path, other: Path): Weight =>
  weights.find((of) => of !== 'nothing' && alike(one, other, of) === false) ?? 'nothing';

/**
 * Whether two paths come to the same; nothing where one of them has not come there, since it stops
 * at a question.
 */
function alike(one: Path, other: Path, of: Exclude<Weight, 'nothing'>): boolean | undefined {
  const whole = !one.next && !other.next;
  if (of === 'actions')
    return whole ? [...one.actions].sort().join() === [...other.actions].sort().join() : undefined;
  const [here, there] = [one.memory[of], other.memory[of]];
  return whole || (here !== undefined && there !== undefined) ? here === there : undefined;
}

const given = ({ steps }: { readonly steps: readonly PathStep[] }): Memory =>
  Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));

const known = new WeakMap<ScenarioText, Map<string, Path>>();
/** A room of 200 answers in few ways, so each is walked once. */
const walked = (scenario: ScenarioText, stage: number, answers: Memory): Path =>
  entryOf(
    entryOf(known, scenario, () => new Map()),
    JSON.stringify([stage, Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1))]),
    () => attemptPath(scenario, stage, answers),
  );
