import { isOneOf } from '../../../machines/grammar/known.ts';
import type { Lit } from '../../ui/pictures/chart.ts';
import type { Timer } from '../../ui/pictures/timer.ts';
import type { Weight } from '../practise/weight.ts';
import type { SpreadTold } from '../room/spread.ts';
import type { ToldEnd, ToldLevel, ToldStage } from '../room/told.ts';
import type { PhonesShown, PollShown } from '../room/poll.ts';

/**
 * What the room’s screen can show. The last three say what is expected, so the facilitator opens
 * that first.
 */
export const screens = [
  'welcome',
  'story',
  'question',
  'spread',
  'path',
  'answer',
  'outcome',
] as const;
export type ScreenName = (typeof screens)[number];
export const saysExpected = (shown: ScreenName): boolean =>
  shown === 'path' || shown === 'answer' || shown === 'outcome';

/** One telling of one scenario. A room’s screen follows whichever began last. */
export interface Session {
  readonly id: string;
  /** By the clock of this computer, in ms. */
  readonly begun: number;
}

/**
 * What is expected at a stage, in words, and what else is accepted where practitioners may differ.
 */
type Expected = Pick<ToldStage, 'level' | 'actions' | 'consent' | 'sharing'>;

/** All that a room’s window is ever sent: words to show, and nothing that has not been let out. */
export interface RoomView {
  readonly shown: ScreenName;
  /** The scenario's. */
  readonly id: string;
  readonly title: string;
  readonly setting: string;
  /** Counted from 1; 0 before the first. */
  readonly stage: number;
  readonly stages: number;
  readonly released: number;
  /** The story so far; the last is this stage’s. */
  readonly stories: readonly string[];
  readonly question: string | undefined;
  /**
   * How the room answered. It says which answers are the scenario’s own only after the room was
   * shown where the stage points.
   */
  readonly spread: SpreadTold | undefined;
  /** How it answered before it talked, where it was counted twice; shown as the other is. */
  readonly before: SpreadTold | undefined;
  /** Which question's answers are shown, or which end's; none: those that matter most. */
  readonly chosen: string | undefined;
  /** Which part of what is shown, counted from 0, where it takes more than one slide. */
  readonly part: number | undefined;
  /** Where each stage pointed, as far as the room was shown it. */
  readonly pointed: readonly Pointed[];
  readonly path: ToldStage['path'];
  readonly lit: Lit | undefined;
  readonly expected: Expected | undefined;
  readonly large: boolean;
  /** Whether its one key is heard; none from a window of before there was a choice. */
  readonly keys?: boolean;
  readonly timer: Timer | undefined;
  /** What opens on a phone what is shown; none from a window of before there were phones. */
  readonly phones: PhonesShown | undefined;
  /** What a phone opens a scenario of one’s own by, while the room is welcomed. */
  readonly code?: string | undefined;
  /** A question that is put to the room in the place of its screen. */
  readonly poll: PollShown | undefined;
}
interface Pointed {
  /** Counted from 1. */
  readonly stage: number;
  readonly level: ToldStage['level'];
}

type Unchecked<T> = { readonly [K in keyof T]?: unknown };
/**
 * Something that came from elsewhere, to be looked at field by field: the type names the fields,
 * and promises nothing of them.
 */
export const unchecked = <T>(value: unknown): Unchecked<T> =>
  // each field of it is unknown, whatever it is
  typeof value === 'object' && value !== null ? (value as Unchecked<T>) : {};

export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 10_000;
const isListOf = <T>(value: unknown, is: (one: unknown) => one is T): value is readonly T[] =>
  Array.isArray(value) && value.length <= 200 && value.every(is);

export function isSession(value: unknown): value is Session {
  const { id, begun } = unchecked<Session>(value);
  return isText(id) && id !== '' && isCount(begun);
}
export function isTimer(value: unknown): value is Timer {
  const { minutes, startedAt, pausedAt } = unchecked<Timer>(value);
  return (
    isCount(minutes) &&
    minutes > 0 &&
    minutes <= 24 * 60 &&
    isCount(startedAt) &&
    (pausedAt === undefined || isCount(pausedAt))
  );
}

function isLevel(value: unknown): value is ToldLevel {
  const { name, act, place } = unchecked<ToldLevel>(value);
  return (
    isText(name) &&
    isText(act) &&
    (place === undefined || (typeof place === 'number' && place >= 1 && place <= 5))
  );
}
function isEnd<T>(value: unknown, is: (one: unknown) => one is T): value is ToldEnd<T> {
  const { model, also } = unchecked<ToldEnd<T>>(value);
  return is(model) && isListOf(also, is);
}
function isExpected(value: unknown): value is Expected {
  const { level, actions, consent, sharing } = unchecked<Expected>(value);
  return (
    isEnd(level, isLevel) &&
    isListOf(actions, isText) &&
    [consent, sharing].every((end) => end === undefined || isEnd(end, isText))
  );
}
function isPointed(value: unknown): value is Pointed {
  const { stage, level } = unchecked<Pointed>(value);
  return isCount(stage) && isEnd(level, isLevel);
}
function isPathStep(value: unknown): value is ToldStage['path'][number] {
  const { question, answer, section, leads } = unchecked<ToldStage['path'][number]>(value);
  return isText(question) && isText(answer) && isText(section) && isListOf(leads, isText);
}

function isLit(value: unknown): value is Lit {
  const { nodes, said, here } = unchecked<Lit>(value);
  return (
    isListOf(nodes, isText) &&
    isListOf(Object.values(unchecked(said)), isText) &&
    said !== undefined &&
    (here === undefined || isText(here))
  );
}
type Counts = Pick<SpreadTold['reached'][number], 'asked' | 'people' | 'counts'>;
function isCounts(value: unknown): value is Counts {
  const { asked, people, counts } = unchecked<Counts>(value);
  const isOne = (one: unknown): one is Counts['counts'][number] => {
    const { label, people, model, accepted } = unchecked<Counts['counts'][number]>(one);
    const isMark = (mark: unknown) => typeof mark === 'boolean';
    return (
      isText(label) &&
      isCount(people) &&
      isMark(model) &&
      (accepted === undefined || isMark(accepted))
    ); // kept before there was one
  };
  return isText(asked) && isCount(people) && isListOf(counts, isOne);
}
const weights: readonly Weight[] = ['level', 'consent', 'sharing', 'actions', 'nothing'];
function isMet(value: unknown): value is SpreadTold['questions'][number] {
  const { section, first, parts, id, weight } = unchecked<SpreadTold['questions'][number]>(value);
  return (
    isCounts(value) &&
    isText(section) &&
    typeof first === 'boolean' &&
    typeof parts === 'boolean' &&
    (id === undefined || isText(id)) &&
    (weight === undefined || isOneOf(weights, weight))
  );
}
function isReached(value: unknown): value is SpreadTold['reached'][number] {
  const { of } = unchecked<SpreadTold['reached'][number]>(value);
  return isCounts(value) && (of === 'level' || of === 'consent' || of === 'sharing');
}
/** Whether a value has the shape of a spread in words. */
export function isSpread(value: unknown): value is SpreadTold {
  const { stage, people, questions, reached } = unchecked<SpreadTold>(value);
  return (
    isCount(stage) && isCount(people) && isListOf(questions, isMet) && isListOf(reached, isReached)
  );
}

/** Whether what another window sent can be shown as it stands. */
export function isView(value: unknown): value is RoomView {
  const view = unchecked<RoomView>(value);
  return (
    isOneOf(screens, view.shown) &&
    isText(view.id) &&
    isText(view.title) &&
    isText(view.setting) &&
    [view.stage, view.stages, view.released].every((count) => isCount(count) && count <= 200) &&
    isListOf(view.stories, isText) &&
    (view.question === undefined || isText(view.question)) &&
    [view.spread, view.before].every((one) => one === undefined || isSpread(one)) &&
    (view.chosen === undefined || isText(view.chosen)) &&
    (view.code === undefined || isText(view.code)) &&
    (view.part === undefined || isCount(view.part)) &&
    isListOf(view.pointed, isPointed) &&
    isListOf(view.path, isPathStep) &&
    (view.lit === undefined || isLit(view.lit)) &&
    (view.expected === undefined || isExpected(view.expected)) &&
    typeof view.large === 'boolean' &&
    (view.keys === undefined || typeof view.keys === 'boolean') &&
    (view.timer === undefined || isTimer(view.timer))
  );
}
