import type { Memory } from '../../machines/grammar/fact.ts';
import type { Address, AddressOf, Page } from './address.ts';

/** What the frame hands to every page; each takes what it needs. */
export interface PageProps<P extends Page = Page> {
  address: AddressOf<P>;
  /** Something to say above the page. */
  note: string;
  /** Danger could not be ruled out. */
  emergency: boolean;
  /** What has been answered in this tab, if anything. */
  memory: Memory;
  /** Where a decision stands that was begun in this tab and not finished. */
  underWay?: Address | undefined;
  ongo: (to: Address) => void;
  onclear: () => void;
  /**
   * Carries on with a decision as it was kept elsewhere: it has been written in this browser when
   * this resolves. Rejects where it was not.
   */
  onresume: (kept: string) => Promise<void>;
}
