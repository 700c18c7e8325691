/** What "How it decides" shows of one promise: its sentence, and how much it held on. */
export interface Proved {
  readonly journey: 'refer' | 'share';
  readonly sentence: string;
  /** Answer paths that it speaks about, where they were counted. */
  readonly paths: string;
  readonly classes: number;
}
