import type { ScenarioText } from '../../../content/schema.ts';
import type { Memory } from '../../../machines/grammar/fact.ts';
import { answersNow } from '../../../machines/successors.ts';
import { isTicks, offeredAt, type Path, type PathStep } from '../../walk/path.ts';
import { isCount, unchecked } from '../library/view.ts';
import { inTab, keepInTab } from '../../browser/inTab.ts';
import { attemptPath, givensAt, ownSteps, withAnswer } from './attempt.ts';
import { heard, holds, letIn, type Heard, type Held, type JoinedRoom } from './held.ts';
import { isRoomKey, type Joining } from '../room/letters.ts';
import { journeyOfStage } from '../../walk/scenario.ts';

/**
 * One person's own walk through a scenario, a stage at a time. Their answers are the only state
 * that counts; the path, the question to ask and the end are walked anew from them. A later stage
 * keeps every answer, and the story adds to it.
 */
export class Attempt {
  readonly scenario: ScenarioText;
  /** The room that holds it to its stage; nothing where someone practises alone. */
  readonly room: JoinedRoom | undefined;
  /** The letters of that room that opened something. */
  letters = $state.raw<readonly string[]>([]);
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

  constructor(scenario: ScenarioText, room?: JoinedRoom) {
    [this.scenario, this.room] = [scenario, room];
  }

  /** What the room has opened so far. */
  readonly held: Held = $derived.by(() => letIn(this.scenario, this.room, this.letters));
  /** Whether the room has not opened this stage yet. */
  readonly waits: boolean = $derived.by(() => !holds(this.held, 'stage', this.stage));
  /** Whether the example answers may be seen: after one’s own, and in a room once it has opened them. */
  readonly maySee: boolean = $derived.by(
    () => this.checked && holds(this.held, 'decision', this.stage),
  );
  /** Whether there is a stage after this one that may be gone on to. */
  readonly mayGoOn: boolean = $derived.by(
    () => this.checked && this.more && holds(this.held, 'stage', this.stage + 1),
  );

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
    this.shown = this.maySee;
  }
  /** Whether there is a stage after this one. */
  get more(): boolean {
    return this.stage + 1 < this.scenario.stages.length;
  }
  nextStage() {
    if (!this.mayGoOn) return;
    this.stage += 1;
    this.#fresh();
  }
  startAgain() {
    const first = this.scenario.stages.findIndex((_, n) => holds(this.held, 'stage', n));
    this.stage = Math.max(0, first);
    this.answers = {};
    this.#fresh();
  }
  /**
   * The letters that the room’s screen shows. A stage that they open is gone to at once, with every
   * answer kept; what they do not open changes nothing.
   */
  hear(typed: string): Heard {
    const { scenario, room, stage, held } = this;
    const came = heard(scenario, room, held, stage, typed);
    if (came.said !== 'opened') return came;
    this.letters = [...this.letters, came.letters];
    if (came.what.stage === stage) return came;
    this.stage = came.what.stage;
    this.#fresh();
    return came;
  }
  /** What a tab keeps of it. */
  get kept() {
    const { stage, answers, read, checked, shown, room, letters } = this;
    return { stage, answers, read, checked, shown, ...(room ? { letters } : {}) };
  }
  /**
   * Takes up what a tab kept; what is no such thing is passed over. An answer that is no longer
   * offered has no effect.
   */
  takeUp(kept: unknown) {
    const { stage, answers, read, checked, shown, letters } = unchecked<Attempt['kept']>(kept);
    if (!isCount(stage) || stage >= this.scenario.stages.length || !isAnswers(answers)) return;
    this.letters = Array.isArray(letters) ? letters.filter(isLetters) : [];
    [this.stage, this.answers, this.read] = [stage, answersNow(answers), read === true];
    this.checked = checked === true && this.done;
    this.shown = shown === true && this.maySee;
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

const isLetters = (one: unknown): one is string => typeof one === 'string' && one.length < 10;

const underWay: Record<string, Attempt> = {};
const nameOf = (id: string, key: string | undefined) =>
  key === undefined ? `practice.${id}` : `practice.${id}.${key}`;
const joinedAt = (id: string) => `joined.${id}`;

/**
 * The attempt under way at a scenario, for as long as this tab is open: leaving it, a reload and
 * coming back lose nothing. A tab that joined a room stays with it until it leaves, whatever address
 * it is opened at; what was practised alone there is another attempt, and waits.
 */
export function attemptAt(id: string, scenario: ScenarioText, joining?: Joining): Attempt {
  const joined = joining?.key ?? inTab(joinedAt(id));
  const key = isRoomKey(joined) ? joined : undefined;
  if (joining) keepInTab(joinedAt(id), joining.key);
  const name = nameOf(id, key);
  const known = underWay[name];
  const attempt =
    known?.scenario === scenario
      ? known
      : new Attempt(scenario, key === undefined ? undefined : { id, key });
  if (attempt !== known) attempt.takeUp(inTab(name));
  if (joining?.letters !== undefined) attempt.hear(joining.letters);
  return (underWay[name] = attempt);
}

/** Keeps an attempt in this tab. */
export const keepAttempt = (id: string, { room, kept }: Attempt): void =>
  keepInTab(nameOf(id, room?.key), kept);

/**
 * Leaves the room. Whoever has not practised the scenario alone in this tab goes on alone from
 * where they are; the room’s own attempt stays, for whoever joins it again.
 */
export function leaveRoom(id: string, { kept }: Attempt): void {
  keepInTab(joinedAt(id), undefined);
  if (underWay[nameOf(id, undefined)] || inTab(nameOf(id, undefined)) !== undefined) return;
  keepInTab(nameOf(id, undefined), kept);
}
