import { idNow, successors } from '../../../machines/successors.ts';
import { entryOf } from '../../../machines/grammar/known.ts';
import { isCount, unchecked } from '../library/view.ts';
import { isoDay } from '../../recommend/dates.ts';

/**
 * One stage of a scenario, practised once: which questions were answered otherwise than the
 * scenario expects.
 */
export interface Practised {
  readonly scenario: string;
  /** Counted from 0. */
  readonly stage: number;
  readonly missed: readonly string[];
  /** An ISO moment. */
  readonly at: string;
}

/** What someone using this browser has practised, in the order it was noted. */
export interface Progress {
  readonly format: 'windscreen-progress/1';
  readonly practised: readonly Practised[];
}

/**
 * How one stage stands: when it was last practised, what was missed then, and the day (YYYY-MM-DD)
 * to come back to it.
 */
export interface Standing {
  readonly scenario: string;
  readonly stage: number;
  readonly times: number;
  readonly last: string;
  readonly missed: readonly string[];
  readonly back: string;
}

/**
 * Days until a stage comes back, after each time that nothing was missed. Windscreen’s own figures,
 * from no source.
 */
export const daysUntilBack = [1, 3, 7, 21, 60] as const;

/** More than anyone practises in a year of it; the oldest are let go. */
export const mostKept = 1000;
/** The one scenario that is never noted: someone’s own file, which is not kept either. */
const notKept = 'own';

export const nothingPractised: Progress = { format: 'windscreen-progress/1', practised: [] };

/** The progress with one more stage practised. */
export const withPractised = (progress: Progress, one: Practised): Progress =>
  one.scenario === notKept
    ? progress
    : { ...progress, practised: [...progress.practised, one].slice(-mostKept) };

/**
 * How every stage that was practised stands. A stage comes back after 1, 3, 7, 21 and 60 days, one
 * step further each time that it was due and nothing was missed; a miss starts again. Going over it
 * early without a miss changes nothing but the date: otherwise a second look on the same evening
 * would count as remembering it for a month.
 */
export function standings({ practised }: Progress): readonly Standing[] {
  const stages = new Map<string, { last: Practised; readonly times: Practised[] }>();
  for (const one of inOrder(practised)) {
    const known = entryOf(stages, `${one.scenario} ${one.stage}`, () => ({ last: one, times: [] }));
    known.last = one;
    known.times.push(one);
  }
  return [...stages.values()].map(({ last: { scenario, stage, at, missed }, times }) => {
    return { scenario, stage, times: times.length, last: at, missed, back: backOn(times) };
  });
}

/** What to look at again on the day of `now`, that which has waited longest first. */
export const due = (progress: Progress, now: Date): readonly Standing[] =>
  standings(progress)
    .filter(({ back }) => back <= isoDay(now))
    .sort((a, b) => (a.back < b.back ? -1 : Number(a.back > b.back)));

function backOn(times: readonly Practised[]): string {
  let days = 0;
  let back = '';
  for (const { at, missed } of times) {
    const day = isoDay(new Date(at));
    if (missed.length === 0 && day < back) continue;
    days =
      missed.length > 0 ? daysUntilBack[0] : (daysUntilBack.find((more) => more > days) ?? days);
    back = daysAfter(day, days);
  }
  return back;
}

const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
const inOrder = (practised: readonly Practised[]) =>
  [...practised].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));

const name = 'windscreen.progress';
/** What could not be stored, for as long as the page is open. */
let unstored: Progress | undefined;

/**
 * What was noted on this device. Nothing where nothing was, or where what is stored is not what
 * this version keeps.
 */
export function progressHere(): Progress {
  if (unstored) return unstored;
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isProgress(kept) ? progressNow(kept) : nothingPractised;
  } catch {
    return nothingPractised;
  }
}

/** With each question that was retired since under its successor. */
const progressNow = (progress: Progress): Progress => ({
  ...progress,
  practised: progress.practised.map((one) => ({
    ...one,
    missed: [...new Set(one.missed.map((id) => idNow(successors.questions, id)))],
  })),
});

/**
 * Notes that a stage was practised, on this device only; for this visit only where the browser
 * keeps nothing. Never throws.
 */
export function note({ at, ...one }: Omit<Practised, 'at'> & { readonly at: Date }): Progress {
  const progress = withPractised(progressHere(), { ...one, at: at.toISOString() });
  try {
    localStorage.setItem(name, JSON.stringify(progress));
    unstored = undefined;
  } catch {
    unstored = progress;
  }
  return progress;
}

/** Forgets all that was practised. */
export function forgetProgress(): void {
  unstored = undefined;
  try {
    localStorage.removeItem(name);
  } catch {
    // a browser that denies storage has kept nothing
  }
}

function isProgress(kept: unknown): kept is Progress {
  const { format, practised } = unchecked<Progress>(kept);
  return (
    format === nothingPractised.format &&
    Array.isArray(practised) &&
    practised.length <= mostKept &&
    practised.every(isPractised)
  );
}

function isPractised(one: unknown): one is Practised {
  const { scenario, stage, missed, at } = unchecked<Practised>(one);
  return (
    typeof scenario === 'string' &&
    isCount(stage) &&
    Array.isArray(missed) &&
    missed.every((question) => typeof question === 'string') &&
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at))
  );
}
