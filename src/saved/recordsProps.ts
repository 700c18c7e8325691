import type { SessionProps } from '../decide/sessionProps.ts';
import type { Page } from '../ui/address.ts';
import type { PageProps } from '../ui/pageProps.ts';
import type { Lock } from './locked.ts';
import type { Records } from './records.svelte.ts';

/** A recovery code to be put somewhere safe, before anything else is shown. */
export interface Sheet {
  readonly code: string;
  /** Whether the browser has promised not to clear what it stores by itself. */
  readonly persisted: boolean;
}

/** What a page is handed that is shown only while the records are unlocked. */
export interface RecordsProps<P extends Page = Page> extends PageProps<P> {
  records: Records;
  lock: Lock;
  /** The decision that stands in this tab, if there is one. */
  session: SessionProps['session'] | undefined;
  onbegin: SessionProps['onbegin'];
  onforget: SessionProps['onforget'];
  onsheet: (sheet: Sheet) => void;
}
