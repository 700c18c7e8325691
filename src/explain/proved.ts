/**
 * What "How it decides" shows of one promise: its sentence, the rules that it keeps, and how much
 * it held on.
 */
export interface Proved {
  readonly journey: 'refer' | 'share';
  readonly sentence: string;
  /** By their ids in content/rulebook/. */
  readonly rules: readonly string[];
  /** Answer paths that it speaks about, where they were counted. */
  readonly paths: string;
  readonly classes: number;
}
