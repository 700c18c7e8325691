import type { ScenarioText } from '../../../content/schema.ts';
import type { Memory } from '../../../machines/grammar/fact.ts';
import { answersNow } from '../../../machines/successors.ts';
import { isTicks, offeredAt, type Path, type PathStep } from '../../walk/path.ts';
import { isCount, unchecked } from '../library/view.ts';
import { inTab } from '../../browser/inTab.ts';
import { attemptPath, givensAt, ownSteps, withAnswer } from './attempt.ts';
import { journeyOfStage } from '../../walk/scenario.ts';

/**
 * One person's own walk through a scenario, a stage at a time. Their answers are the only state
 * that counts; the path, the question to ask and the end are walked anew from them. A later stage
 * keeps every answer, and the story adds to it.
 */
export class Attempt {
  readonly scenario: ScenarioText;
  /** Counted from 0. */
  stage = $state(0);
  answers = $state.raw<Memory>({});
  /** Whether the story of this stage has been read. */
  read = $state(false);
  /** Whether the person stands by these answers. */
  checked = $state(false);
  /** Whether the scenario's own path has been shown. From then on the answers stand. */
  shown = $state(false);
  /** A question on the path that is being answered again. */
  #again = $state<string>();

  constructor(scenario: ScenarioText) {
    this.scenario = scenario;
  }

  readonly path: Path = $derived.by(() => attemptPath(this.scenario, this.stage, this.answers));
  /** The steps that were this person's to answer. */
  readonly steps: readonly PathStep[] = $derived.by(() =>
    ownSteps(this.scenario, this.stage, this.path),
  );
  /** The question to ask now; none once each on the path is answered. */
  readonly question: string | undefined = $derived.by(
    () => this.#again ?? this.path.next?.question,
  );
  readonly done: boolean = $derived.by(() => this.path.next === undefined);
  /** The question before the one asked, for going back. */
  readonly before: string | undefined = $derived.by(() => {
    const asked = this.steps.map(({ question }) => question);
    return this.#again === undefined ? asked.at(-1) : asked[asked.indexOf(this.#again) - 1];
  });

  /** What is offered at a question on the path, and what was answered there before. */
  asking(question: string) {
    const journey = journeyOfStage(this.scenario, this.stage);
    const answers = { ...givensAt(this.scenario, this.stage), ...this.answers };
    return {
      ticks: isTicks(journey, question),
      offered: offeredAt(journey, answers, question),
      given: this.answers[question],
    };
  }

  begin() {
    this.read = true;
  }
  /** Keeps an answer. Later ones that still apply are kept too. */
  answer(question: string, answer: PathStep['answer']) {
    if (this.shown) return;
    this.answers = withAnswer(this.scenario, this.stage, this.answers, question, answer);
    this.#again = undefined;
    this.checked = false;
  }
  /** Asks a question on the path again. */
  change(question: string) {
    if (this.shown || !this.steps.some((step) => step.question === question)) return;
    this.#again = question;
    this.checked = false;
  }
  /** To the question before; to the story from the first. */
  back() {
    if (this.before !== undefined) this.change(this.before);
    else this.read = false;
  }
  check() {
    this.checked = this.done;
  }
  /** Shows the scenario's own path: never before the person's own. */
  show() {
    this.shown = this.checked;
  }
  /** Whether there is a stage after this one. */
  get more(): boolean {
    return this.stage + 1 < this.scenario.stages.length;
  }
  nextStage() {
    if (!this.checked || !this.more) return;
    this.stage += 1;
    this.#fresh();
  }
  startAgain() {
    this.stage = 0;
    this.answers = {};
    this.#fresh();
  }
  /** What a tab keeps of it. */
  get kept() {
    const { stage, answers, read, checked, shown } = this;
    return { stage, answers, read, checked, shown };
  }
  /**
   * Takes up what a tab kept; what is no such thing is passed over. An answer that is no longer
   * offered has no effect.
   */
  takeUp(kept: unknown) {
    const { stage, answers, read, checked, shown } = unchecked<Attempt['kept']>(kept);
    if (!isCount(stage) || stage >= this.scenario.stages.length || !isAnswers(answers)) return;
    [this.stage, this.answers, this.read] = [stage, answersNow(answers), read === true];
    this.checked = checked === true && this.done;
    this.shown = shown === true && this.checked;
  }
  #fresh() {
    this.#again = undefined;
    this.read = false;
    this.checked = false;
    this.shown = false;
  }
}

const isAnswer = (one: unknown) =>
  typeof one === 'string' || (Array.isArray(one) && one.every((tick) => typeof tick === 'string'));
const isAnswers = (kept: unknown): kept is Memory =>
  typeof kept === 'object' && kept !== null && Object.values(kept).every(isAnswer);

const underWay: Record<string, Attempt> = {};

/**
 * The attempt under way at a scenario, for as long as this tab is open: leaving it, a reload and
 * coming back lose nothing.
 */
export function attemptAt(id: string, scenario: ScenarioText): Attempt {
  const known = underWay[id];
  if (known?.scenario === scenario) return known;
  const attempt = new Attempt(scenario);
  attempt.takeUp(inTab(`practice.${id}`));
  return (underWay[id] = attempt);
}
