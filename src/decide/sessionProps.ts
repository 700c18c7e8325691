import type { Before } from './BeginAnew.svelte';
import type { JourneyId } from '../../machines/journeys.ts';
import type { Page } from '../ui/address.ts';
import type { PageProps } from '../ui/pageProps.ts';
import type { Again } from './draft.ts';
import type { Session } from './session.svelte.ts';

/** What a page of a journey is handed: there is a decision under way, or one that was finished. */
export interface SessionProps<P extends Page = Page> extends PageProps<P> {
  session: Session;
  onbegin: (journey: JourneyId, again?: Again, before?: Before) => void;
  /** Forgets the decision that stands in this tab, and its draft. */
  onforget: () => Promise<void>;
}
