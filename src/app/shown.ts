import type { JourneyId } from '../../machines/journeys.ts';
import type { Address } from '../ui/address.ts';
import type { Again } from '../decide/draft.ts';
import type { Session } from '../decide/session.svelte.ts';
import type { Records } from '../saved/records.svelte.ts';
import type { Lock } from '../saved/locked.ts';

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
  onbegin: (journey: JourneyId, again?: Again) => void;
  onclear: () => void;
}

/** A recovery code to be put somewhere safe, before anything else is shown. */
export interface Sheet {
  readonly code: string;
  /** Whether the browser has promised not to clear what it stores by itself. */
  readonly persisted: boolean;
}

/** The same for a page that is shown only while the records are unlocked. */
export interface ShownKept extends Shown {
  records: Records;
  lock: Lock;
  /** Forgets the decision that stands in this tab, and its draft. */
  onforget: () => void;
  onsheet: (sheet: Sheet) => void;
}
