import type { ScenarioText } from '../../../content/schema.ts';
import { oneAnswer, type Memory } from '../../../machines/grammar/fact.ts';
import { entryOf } from '../../../machines/grammar/known.ts';
import type { Path, PathStep } from '../../walk/path.ts';
import { stageAt } from '../../walk/scenario.ts';
import { attemptPath, isAccepted, isContested, modelPath } from './attempt.ts';

/** Where a path can end: the level, what the family is asked, what is shared. */
export const ends = ['level', 'consent', 'sharing'] as const;
export type EndName = (typeof ends)[number];

/**
 * One end of a stage: where the scenario's own answers lead, and what else is accepted there, in
 * the order that the scenario names it.
 */
export interface ModelEnd {
  readonly model: string;
  readonly also: readonly string[];
}
/**
 * The one answer that a stage has. Whatever shows it (needle, path, chart, marks, sheets) is drawn
 * from this.
 */
export interface ModelAnswer {
  readonly path: Path;
  /** Those that the stage says anything of. */
  readonly ends: { readonly level: ModelEnd } & Readonly<Partial<Record<EndName, ModelEnd>>>;
}

/**
 * What a stage's own answers lead to, walked, with what its scenario accepts beside it. Throws
 * where they do not lead to an end that it expects.
 */
export function modelAnswer(scenario: ScenarioText, stage: number): ModelAnswer {
  const path = modelPath(scenario, stage);
  const { level, consent, sharing } = stageAt(scenario, stage).expect;
  const endAt = (of: EndName, accepted: readonly string[]): ModelEnd => {
    const model = oneAnswer(path.memory, of);
    if (model === undefined)
      throw new Error(
        `stage ${stage + 1} of “${scenario.title}” expects a ${of}, and its own answers come to none: answer what it still asks`,
      );
    return { model, also: accepted.filter((one) => one !== model) };
  };
  return {
    path,
    ends: {
      level: endAt('level', level),
      ...(consent ? { consent: endAt('consent', consent) } : {}),
      ...(sharing ? { sharing: endAt('sharing', sharing) } : {}),
    },
  };
}

/**
 * Whether an answer that is not the scenario's own leads by itself to another end that the stage
 * accepts. Every other answer stays the scenario's; what only this one makes be asked is answered
 * as the person did who gave it.
 */
export function leadsToAccepted(
  scenario: ScenarioText,
  stage: number,
  { question, answer }: Pick<PathStep, 'question' | 'answer'>,
  own: Memory,
  { path: model }: ModelAnswer = modelAnswer(scenario, stage),
): boolean {
  if (!isContested(scenario, stage)) return false;
  let changed: Memory = { [question]: answer };
  let path = changedPath(scenario, stage, changed, model);
  // an answer that is not offered there leaves the question as it is
  for (
    let asked = path.next?.question;
    asked !== undefined && !(asked in changed);
    asked = path.next?.question
  ) {
    const theirs = own[asked];
    if (theirs === undefined) break;
    changed = { ...changed, [asked]: theirs };
    path = changedPath(scenario, stage, changed, model);
  }
  return (
    isAccepted(scenario, stage, path) && ends.some((of) => path.memory[of] !== model.memory[of])
  );
}

const walked = new WeakMap<ScenarioText, Map<string, Path>>();
/**
 * The model's path with some answers changed. A room of 200 changes few in few ways, so each is
 * walked once.
 */
function changedPath(scenario: ScenarioText, stage: number, changed: Memory, model: Path): Path {
  const key = JSON.stringify([stage, changed]);
  const theirs = Object.fromEntries(model.steps.map((step) => [step.question, step.answer]));
  return entryOf(
    entryOf(walked, scenario, () => new Map()),
    key,
    () => attemptPath(scenario, stage, { ...theirs, ...changed }),
  );
}
