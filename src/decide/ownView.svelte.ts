import words from '../../content/pages/own-view.yaml';
import { Form } from '../ui/form/form.svelte.ts';
import type { OwnView } from '../records/account.ts';
import type { Session } from './session.svelte.ts';

/** The person's own view as they give it: of where the child is to be placed, or of what to do with information where no child is. */
export class OwnViewForm extends Form<{ 'own-view': string; 'own-view-why': string }> {
  readonly session: Session;
  readonly isOfLevel: boolean;

  constructor(session: Session, isOfLevel: boolean) {
    const { typed } = session.draft;
    super({ 'own-view': typed['own-view'] ?? '', 'own-view-why': typed['own-view-why'] ?? '' });
    [this.session, this.isOfLevel] = [session, isOfLevel];
  }
  /** What asks for it. Whoever was told to act gives it after that, and it says so. */
  get text(): { readonly ask: string; readonly hint: string } {
    return { ask: this.isOfLevel ? words.title : words.shareTitle, hint: this.session.wasToldToAct ? words.hintAfter : words.hint };
  }
  /** What is wrong with it. */
  get fault(): string | false {
    return !this.values['own-view'] && (this.isOfLevel ? words.choose : words.chooseShare);
  }
  /** Keeps it with the draft, once. */
  give() {
    const { 'own-view': level, 'own-view-why': why } = this.values;
    this.session.ownView({
      level: level as OwnView['level'], // the radios offer no other
      why: why.trim(),
      ...(this.session.wasToldToAct ? { afterAct: true } : {}),
    });
  }
}
