import type { JourneyId } from '../../machines/journeys.ts';
import type { Address } from '../address.ts';
import type { Session } from '../decide/session.svelte.ts';

/** What the frame hands to a page that is loaded when it is first shown; each takes what it needs. */
export interface Shown {
  /** There is one on every page of a journey, and on the record. */
  session: Session;
  address: Address;
  /** Something to say above the page. */
  note: string;
  /** Danger could not be ruled out. */
  emergency: boolean;
  ongo: (to: Address) => void;
  onbegin: (journey: JourneyId) => void;
  onclear: () => void;
}
