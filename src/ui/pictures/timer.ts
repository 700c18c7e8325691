/** Some minutes that are only shown: they sound no alarm and end nothing. */
export interface Timer {
  readonly minutes: number;
  /** By the clock of this computer, in ms; later by as long as it was stopped. */
  readonly startedAt: number;
  /** When it was stopped, while it is. */
  readonly pausedAt?: number;
}

const minute = 60_000;

/** Minutes that begin to run. */
export const started = (minutes: number, now: number): Timer => ({ minutes, startedAt: now });

export const isPaused = ({ pausedAt }: Timer): boolean => pausedAt !== undefined;

/**
 * How many seconds are left: none once they are over. A clock set back shows no more than was
 * given.
 */
export function secondsLeft({ minutes, startedAt, pausedAt }: Timer, now: number): number {
  const gone = (pausedAt ?? now) - startedAt;
  return Math.max(0, Math.min(minutes * 60, Math.ceil((minutes * minute - gone) / 1000)));
}

/** Stopped where it stands; what is over, or stands already, stays as it is. */
export const paused = (timer: Timer, now: number): Timer =>
  isPaused(timer) || secondsLeft(timer, now) === 0 ? timer : { ...timer, pausedAt: now };

/** Goes on from where it was stopped. */
export const goneOn = ({ pausedAt, ...timer }: Timer, now: number): Timer =>
  pausedAt === undefined
    ? timer
    : { ...timer, startedAt: timer.startedAt + Math.max(0, now - pausedAt) };

/** A minute more than is left; one minute from now where nothing is. */
export const oneMore = (timer: Timer, now: number): Timer =>
  secondsLeft(timer, now) === 0 ? started(1, now) : { ...timer, minutes: timer.minutes + 1 };

/** What is said of a timer as it goes: once each, so that nothing is said every second. */
export type Moment = 'running' | 'last-minute' | 'over' | 'paused';
export function momentOf(timer: Timer, now: number): Moment {
  const left = secondsLeft(timer, now);
  if (left === 0) return 'over';
  if (isPaused(timer)) return 'paused';
  return left <= 60 && timer.minutes > 1 ? 'last-minute' : 'running';
}

const two = (n: number) => String(n).padStart(2, '0');
/** Seconds as minutes and seconds, and hours where there are any: 4:05, or 1:04:05. */
export function clockTime(seconds: number): string {
  const [hours, minutes, rest] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    Math.floor(seconds) % 60,
  ];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
/** How long something has run, from when it began; a clock set back makes it 0. */
export const ranFor = (since: number, now: number): string =>
  clockTime(Math.max(0, Math.floor((now - since) / 1000)));
