/**
 * What "How it decides" shows of one promise: its sentence, the rules that it keeps, and how much
 * it held on.
 */
export interface Proved {
  readonly journey: 'refer' | 'share';
  readonly sentence: string;
  /** By their ids in content/rulebook/. */
  readonly rules: readonly string[];
  /** How many answer paths it speaks about, at least, in digits; empty where they are not counted. */
  readonly paths: string;
  readonly classes: number;
  /** The questions that it speaks of by themselves; none, where it speaks of all. */
  readonly of: readonly string[];
}
