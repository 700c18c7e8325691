/**
 * Why a team could not do what was asked. `may-not`: this person may not write. `keys-due`: someone
 * was removed, so that new keys come first. `let-go`: this device destroyed the keys of the log.
 */
export type TeamReason = 'may-not' | 'keys-due' | 'let-go';

export class TeamError extends Error {
  override readonly name = 'TeamError';
  readonly reason: TeamReason;
  constructor(reason: TeamReason, sentence: string) {
    super(sentence);
    this.reason = reason;
  }
}
