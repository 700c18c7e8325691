import type { ScenarioText } from '../../../content/schema.ts';
import { scenarioFormat } from '../../open/scenarioFormat.ts';
import { offeredAt } from '../../walk/path.ts';
import { trainingLine } from '../../handover/training.ts';
import {
  answersAt,
  endings,
  journeyOfStage,
  notInvented,
  pathAt,
  stageAt,
  type Expected,
} from '../../walk/scenario.ts';

type StageText = ScenarioText['stages'][number];
type Answer = string | readonly string[];

const blankStage: StageText = {
  story: '',
  journey: 'refer',
  answers: {},
  expect: { level: [], actions: [] },
};

/** A scenario of which nothing is written yet, except that it is training. */
export const blankScenario: ScenarioText = {
  title: '',
  setting: '',
  contested: false,
  invented: true,
  topics: [],
  objectives: [],
  stages: [{ ...blankStage, answers: { mode: 'training' } }],
  discuss: [],
  sources: [],
};

const changed = (
  scenario: ScenarioText,
  stage: number,
  change: Partial<StageText>,
): ScenarioText => ({
  ...scenario,
  stages: scenario.stages.map((one, n) => (n === stage ? { ...one, ...change } : one)),
});
const without = (answers: StageText['answers'], question: string) =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
const copied = (answer: Answer) => (typeof answer === 'string' ? answer : [...answer]);
const isSame = (one: Answer | undefined, other: Answer) =>
  JSON.stringify(one) === JSON.stringify(other);

/** Another stage, on the journey of the one before. */
export const withStage = (scenario: ScenarioText): ScenarioText => ({
  ...scenario,
  stages: [
    ...scenario.stages,
    { ...blankStage, journey: stageAt(scenario, scenario.stages.length - 1).journey },
  ],
});

/**
 * A scenario without one of its stages. Every other stage stands as it did: the next one takes on
 * what this one changed.
 */
export function withoutStage(scenario: ScenarioText, stage: number): ScenarioText {
  const less = { ...scenario, stages: scenario.stages.filter((_, n) => n !== stage) };
  if (stage + 1 >= scenario.stages.length) return less;
  const stood = Object.entries(answersAt(scenario, stage + 1));
  return stood.reduce(
    (one, [question, answer]) => answered(one, stage, question, answer),
    changed(less, stage, { answers: {} }),
  );
}

/** A stage with another story, or on another journey. */
export const told = (
  scenario: ScenarioText,
  stage: number,
  change: Partial<Pick<StageText, 'story' | 'journey'>>,
): ScenarioText => changed(scenario, stage, change);

/**
 * One more answer recorded. A later stage names only what it changes: an answer that it had anyway
 * is not named again.
 */
export function answered(
  scenario: ScenarioText,
  stage: number,
  question: string,
  answer: Answer,
): ScenarioText {
  const before = stage > 0 ? answersAt(scenario, stage - 1)[question] : undefined;
  const others = without(stageAt(scenario, stage).answers, question);
  return changed(scenario, stage, {
    answers: isSame(before, answer) ? others : { ...others, [question]: copied(answer) },
  });
}

/**
 * A stage that no longer says anything of a question: it has the answer of the stage before, if
 * there is one.
 */
export const unanswered = (scenario: ScenarioText, stage: number, question: string): ScenarioText =>
  changed(scenario, stage, { answers: without(stageAt(scenario, stage).answers, question) });

/**
 * What a question offers at a stage, but for what only a real decision can have: an area’s own
 * pack, and other nations.
 */
export const offeredTo = (
  scenario: ScenarioText,
  stage: number,
  question: string,
): readonly string[] =>
  offeredAt(journeyOfStage(scenario, stage), answersAt(scenario, stage), question).filter(
    (id) => !notInvented.includes(id),
  );

/**
 * What the decisions give at a stage, as an expectation; nothing while a question is still
 * unanswered.
 */
export function given(scenario: ScenarioText, stage: number): Expected | undefined {
  const { next, memory, actions } = pathAt(scenario, stage);
  if (next || typeof memory['level'] !== 'string') return undefined;
  const { level, consent, sharing } = memory;
  return {
    level: [level],
    actions: [...actions],
    ...(typeof consent === 'string' ? { consent: [consent] } : {}),
    ...(typeof sharing === 'string' ? { sharing: [sharing] } : {}),
  };
}

export const expecting = (
  scenario: ScenarioText,
  stage: number,
  change: Partial<Expected>,
): ScenarioText =>
  changed(scenario, stage, { expect: { ...stageAt(scenario, stage).expect, ...change } });

/** Lines as somebody typed them, without what is empty. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

type Points = ScenarioText['discuss'];
/**
 * The points to discuss, typed anew. Each keeps what was hoped for it: found by its words, or, where
 * these were changed, by its place.
 */
export function discussing(points: Points, asked: readonly string[]): Points {
  const said = (ask: string) => points.find((point) => point.ask === ask);
  return asked.map((ask, n) => {
    const there = points[n];
    const changed = there && !asked.includes(there.ask) ? there.answer : '';
    return { ask, answer: said(ask)?.answer ?? changed };
  });
}

/** More than one is accepted somewhere, so practitioners may differ. */
export const isContested = ({ stages }: Pick<ScenarioText, 'stages'>): boolean =>
  stages.some(({ expect }) => endings.some((ending) => (expect[ending]?.length ?? 0) > 1));

/** A scenario as a file: watermarked as training, and named by its title. */
export function scenarioFile(scenario: ScenarioText): {
  readonly name: string;
  readonly text: string;
} {
  const { title, setting, objectives, stages, discuss, sources } = scenario;
  const whole = {
    format: scenarioFormat,
    training: trainingLine,
    title,
    setting,
    contested: isContested(scenario),
    invented: true,
    ...(objectives.length > 0 ? { objectives } : {}),
    stages,
    // as every Windscreen reads it, where nobody wrote what to hope for
    discuss: discuss.map(({ ask, answer }) => (answer ? { ask, answer } : ask)),
    sources,
    end: trainingLine,
  };
  return {
    name: `windscreen-training-${plain(title)}.json`,
    text: `${JSON.stringify(whole, null, 2)}\n`,
  };
}

const plain = (title: string) =>
  title
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
    .toLowerCase() || 'scenario';
