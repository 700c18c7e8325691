import type { Address } from '../ui/address.ts';
import type { Problem } from '../ui/form/form.svelte.ts';
import { Answering } from './answering.svelte.ts';
import { OwnViewForm } from './ownView.svelte.ts';
import type { Session } from './session.svelte.ts';

/** The question whether a colleague sees it the same. */
export const asksAColleague = 'confidence';

/** The person's own view and a colleague's, on one page. */
export class TwoViews {
  readonly #session: Session;
  readonly own: OwnViewForm;
  readonly colleague: Answering;

  /** `ask` is what asks for the colleague's. */
  constructor(session: Session, ask: string) {
    this.#session = session;
    this.own = new OwnViewForm(session, true);
    this.colleague = new Answering(asksAColleague, session.asking(asksAColleague), ask);
  }
  get problems(): readonly Problem[] {
    return [...this.own.problems, ...this.colleague.problems];
  }
  /** Keeps both, and goes on to the next page; nowhere, where one is missing. */
  goOn(ongo: (to: Address) => void): void {
    const answer = this.colleague.answer();
    if (!this.own.passes({ 'own-view': this.own.fault }) || answer === undefined) return;
    this.own.give();
    ongo(this.#session.answer(asksAColleague, answer));
  }
}
