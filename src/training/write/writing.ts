import type { ScenarioText } from '../../../content/schema.ts';
import type { Memory } from '../../../machines/grammar/fact.ts';
import { outsideEngland } from '../../../machines/givens.ts';
import { offeredAt, pathOf, type Path } from '../../walk/path.ts';
import { trainingLine } from '../../handover/training.ts';
import { answersAt, journeyOfStage } from '../library/stages.ts';

type StageText = ScenarioText['stages'][number];
export type Expected = StageText['expect'];
/** What an expectation accepts any one of; of the actions all are expected. */
export const endings = ['level', 'consent', 'sharing'] as const;
export type Ending = (typeof endings)[number];
type Answer = string | readonly string[];

/** The most that a scenario may hold, so that every one that can be saved can be opened again. */
export const longest = { stages: 5, title: 200, setting: 300, story: 5000, discuss: 20, point: 1000, accepted: 20, answers: 80 } as const;
export const scenarioFormat = 'windscreen-scenario/1';

const blankStage: StageText = { story: '', journey: 'refer', answers: {}, expect: { level: [], actions: [] } };

/** A scenario of which nothing is written yet, except that it is training. */
export const blankScenario: ScenarioText = {
  title: '',
  setting: '',
  contested: false,
  invented: true,
  stages: [{ ...blankStage, answers: { mode: 'training' } }],
  discuss: [],
  sources: [],
};

const changed = (scenario: ScenarioText, stage: number, change: Partial<StageText>): ScenarioText => ({
  ...scenario,
  stages: scenario.stages.map((one, n) => (n === stage ? { ...one, ...change } : one)),
});
const without = (answers: StageText['answers'], question: string) =>
  Object.fromEntries(Object.entries(answers).filter(([id]) => id !== question));
const copied = (answer: Answer) => (typeof answer === 'string' ? answer : [...answer]);
const isSame = (one: Answer | undefined, other: Answer) => JSON.stringify(one) === JSON.stringify(other);

/** Another stage, on the journey of the one before. */
export const withStage = (scenario: ScenarioText): ScenarioText => ({
  ...scenario,
  stages: [...scenario.stages, { ...blankStage, journey: scenario.stages.at(-1)!.journey }],
});

/** A scenario without one of its stages. Every other stage stands as it did: the next one takes on what this one changed. */
export function withoutStage(scenario: ScenarioText, stage: number): ScenarioText {
  const less = { ...scenario, stages: scenario.stages.filter((_, n) => n !== stage) };
  if (stage + 1 >= scenario.stages.length) return less;
  const stood = Object.entries(answersAt(scenario, stage + 1));
  return stood.reduce((one, [question, answer]) => answered(one, stage, question, answer), changed(less, stage, { answers: {} }));
}

/** A stage with another story, or on another journey. */
export const told = (scenario: ScenarioText, stage: number, change: Partial<Pick<StageText, 'story' | 'journey'>>): ScenarioText =>
  changed(scenario, stage, change);

/** One more answer recorded. A later stage names only what it changes: an answer that it had anyway is not named again. */
export function answered(scenario: ScenarioText, stage: number, question: string, answer: Answer): ScenarioText {
  const before = stage > 0 ? answersAt(scenario, stage - 1)[question] : undefined;
  const others = without(scenario.stages[stage]!.answers, question);
  return changed(scenario, stage, { answers: isSame(before, answer) ? others : { ...others, [question]: copied(answer) } });
}

/** A stage that no longer says anything of a question: it has the answer of the stage before, if there is one. */
export const unanswered = (scenario: ScenarioText, stage: number, question: string): ScenarioText =>
  changed(scenario, stage, { answers: without(scenario.stages[stage]!.answers, question) });

/** How far the answers of a stage lead. */
export const pathAt = (scenario: ScenarioText, stage: number): Path => pathOf(journeyOfStage(scenario, stage), answersAt(scenario, stage));

/** What a question offers at a stage, but for what only a real decision can have: an area’s own pack, and other nations. */
export const offeredTo = (scenario: ScenarioText, stage: number, question: string): readonly string[] =>
  offeredAt(journeyOfStage(scenario, stage), answersAt(scenario, stage), question).filter((id) => !notInvented.includes(id));
export const notInvented: readonly string[] = ['own-pack', ...outsideEngland];

/** What the decisions give at a stage, as an expectation; nothing while a question is still unanswered. */
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

export const expecting = (scenario: ScenarioText, stage: number, change: Partial<Expected>): ScenarioText =>
  changed(scenario, stage, { expect: { ...scenario.stages[stage]!.expect, ...change } });

/** More than one is accepted somewhere, so practitioners may differ. */
export const isContested = ({ stages }: Pick<ScenarioText, 'stages'>): boolean =>
  stages.some(({ expect }) => endings.some((ending) => (expect[ending]?.length ?? 0) > 1));

/** What a check of one stage finds. Nothing is wrong where `unanswered` and `fails` and `missing` are empty. */
export interface StageCheck {
  /** Where its answers stop: a question without an answer, or one whose answer is not offered there. */
  readonly unanswered?: { readonly decision: string; readonly question: string; readonly notOffered: boolean };
  /** Each result that is not among those accepted, with what the decisions give. */
  readonly fails: readonly { readonly ending: Ending; readonly gives: string | undefined }[];
  /** Expected actions that the decisions do not give. */
  readonly missing: readonly string[];
  /** Answers that this stage gives and is not asked for, which is most often a slip. */
  readonly unused: readonly string[];
  /** Answers of a stage before that this one is not asked for: kept, without effect. */
  readonly setAside: readonly string[];
}

/** Walks every stage by the decisions, and says whether each comes to what it expects. */
export const checked = (scenario: ScenarioText): readonly StageCheck[] => scenario.stages.map((_, stage) => checkedAt(scenario, stage));

function checkedAt(scenario: ScenarioText, stage: number): StageCheck {
  const { answers, expect } = scenario.stages[stage]!;
  const { next, memory, actions, setAside } = pathAt(scenario, stage);
  const all: Memory = answersAt(scenario, stage);
  return {
    ...(next ? { unanswered: { ...next, notOffered: all[next.question] !== undefined } } : {}),
    fails: endings.flatMap((ending) => {
      const gives = typeof memory[ending] === 'string' ? memory[ending] : undefined;
      const accepted = expect[ending];
      return accepted === undefined || (gives !== undefined && accepted.includes(gives)) ? [] : [{ ending, gives }];
    }),
    missing: expect.actions.filter((action) => !actions.includes(action)),
    unused: setAside.filter((question) => question in answers),
    setAside: setAside.filter((question) => !(question in answers)),
  };
}

export const isSound = ({ unanswered, fails, missing }: StageCheck): boolean => !unanswered && fails.length === 0 && missing.length === 0;

/** What must still be written before anyone can be trained with it, by its place. */
export type Unwritten = 'title' | 'setting' | { readonly stage: number; readonly lacks: 'story' | 'level' };
export const unwritten = ({ title, setting, stages }: ScenarioText): readonly Unwritten[] => [
  ...(title.trim() ? [] : (['title'] as const)),
  ...(setting.trim() ? [] : (['setting'] as const)),
  ...stages.flatMap(({ story, expect }, stage) => [
    ...(story.trim() ? [] : [{ stage, lacks: 'story' } as const]),
    ...(expect.level.length > 0 ? [] : [{ stage, lacks: 'level' } as const]),
  ]),
];

/** Ready to train with: all is written, and every stage comes to what it expects. */
export const isReady = (scenario: ScenarioText): boolean => unwritten(scenario).length === 0 && checked(scenario).every(isSound);

/** A scenario as a file: watermarked as training, and named by its title. */
export function scenarioFile(scenario: ScenarioText): { readonly name: string; readonly text: string } {
  const { title, setting, stages, discuss, sources } = scenario;
  const whole = {
    format: scenarioFormat,
    training: trainingLine,
    title,
    setting,
    contested: isContested(scenario),
    invented: true,
    stages,
    discuss,
    sources,
    end: trainingLine,
  };
  return { name: `windscreen-training-${plain(title)}.json`, text: `${JSON.stringify(whole, null, 2)}\n` };
}

const plain = (title: string) =>
  title
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
    .toLowerCase() || 'scenario';
