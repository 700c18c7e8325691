import type { Fields } from '../records/entry.ts';

/** What is said of a referral that was sent, and the text that was sent. */
export interface Sent {
  readonly to: string;
  readonly how: NonNullable<Fields['how']>;
  readonly by: string;
  readonly text: string;
}
/** How a referral that was sent comes into its record. */
export interface Keeping {
  /** Whom it goes to, as far as the decision says. */
  readonly to: string;
  /** Who writes, by name and role. */
  readonly by: string;
  /** It is in the record when this resolves; rejects with a sentence that says why it is not. */
  readonly keep: (sent: Sent) => Promise<void>;
}
