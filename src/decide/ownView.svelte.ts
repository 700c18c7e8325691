import words from '../../content/pages/own-view.yaml';
import { Form } from '../ui/form/form.svelte.ts';
import { levelOf } from '../recommend/places.ts';
import type { OwnView } from '../records/account.ts';
import type { Session } from './session.svelte.ts';

/** What may be said to be done with information, where no child is placed. */
const ofSharing = ['share', 'share-part', 'do-not-share', 'advice'] as const;

/**
 * The person's own view as they give it: of where the child is to be placed, or of what to do with
 * information where no child is.
 */
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
    return {
      ask: this.isOfLevel ? words.title : words.shareTitle,
      hint: this.session.wasToldToAct ? words.hintAfter : words.hint,
    };
  }
  /** The view that stands chosen; none where what stood in the draft is not offered. */
  get #level(): OwnView['level'] | undefined {
    const offered: readonly OwnView['level'][] = [
      ...(this.isOfLevel ? levelOf : ofSharing),
      'unsure',
    ];
    return offered.find((one) => one === this.values['own-view']);
  }
  /** What is wrong with it. */
  get fault(): string | false {
    return this.#level === undefined && (this.isOfLevel ? words.choose : words.chooseShare);
  }
  /** Keeps it with the draft, once; nothing as long as something is wrong with it. */
  give() {
    const level = this.#level;
    if (!level) return;
    const after = this.session.wasToldToAct ? { afterAct: true as const } : {};
    this.session.ownView({ level, why: this.values['own-view-why'].trim(), ...after });
  }
}
