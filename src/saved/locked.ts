import type { Vault } from '../vault/vault.ts';

/** The lock, as a page sees it. */
export interface Lock {
  readonly state: 'locked' | 'opening' | 'open' | 'warning';
  /** Why the last try did not open it. */
  readonly reason: string | undefined;
  open(passphrase: string): void;
  /** A vault that was opened otherwise: just set up, or by its recovery code. */
  opened(vault: Vault): void;
  /** How many minutes without a key or a touch until the warning. */
  idle(minutes: number): void;
  lock(): void;
}
