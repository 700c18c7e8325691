import { neverTell, notYetTold } from '../../../machines/concerns.ts';
import {
  offering,
  rowOfPage,
  toOneAlone,
  type KeptBack,
  type Offering,
} from '../../../machines/familyPage.ts';
import type { Memory } from '../../../machines/grammar/fact.ts';
import { isOneOf } from '../../../machines/grammar/known.ts';
import type { Because as ByDecision } from '../../records/familyPage.ts';

/** Why it is kept back: by the table, or for what only this paper asks. */
export type Because = ByDecision | 'could-be-seen' | 'nothing';

/**
 * That the page may be written. Only the table gives one (machines/familyPage.ts), and no sheet is
 * made without one.
 */
export class Offer {
  readonly under: Offering;
  readonly #given = true;
  private constructor(under: Offering) {
    this.under = under;
  }
  /** The offer that answers lead to, or why there is none. */
  static by(memory: Memory): Offer | KeptBack {
    const row = rowOfPage(memory);
    return isOneOf(offering, row) ? new Offer(row) : row;
  }
  /** Whether it holds for one parent or carer, and another must not see the page. */
  get isForOne(): boolean {
    return this.#given && isOneOf(toOneAlone, this.under);
  }
  /** Whether it may say no more than was agreed with social care or the police. */
  get isAsAgreed(): boolean {
    return isOneOf(['as-agreed', 'as-agreed-to-one'], this.under);
  }
}

/** What is asked before a word is written. Alone, all of it; from a decision, no more than the last. */
export interface AskedFirst {
  readonly worry: Worry | '';
  /** An answer to `telling-agreed`. */
  readonly agreed: string;
  /** An answer to `safe-to-tell`. */
  readonly safe: string;
  /** Whether anyone who must not know could see the page. */
  readonly seen: string;
}
export const worries = ['never', 'close', 'doctor', 'none', 'unsure'] as const;
export type Worry = (typeof worries)[number];
export const notAsked: AskedFirst = { worry: '', agreed: '', safe: '', seen: '' };

/** What the ticks of each kind of worry are, to the table. */
const ticks: Readonly<Record<Worry, readonly string[]>> = {
  none: [],
  never: neverTell,
  close: notYetTold,
  doctor: ['perplexing-presentation'],
  unsure: [],
};

/** What is asked next, why the page is kept back, or that it is offered. */
export type Standing =
  { readonly ask: keyof AskedFirst } | { readonly because: Because } | { readonly offer: Offer };

/** How the page stands by a decision, or alone by what was asked first. */
export function standingOf(known: Memory | undefined, asked: AskedFirst): Standing {
  const ask = known ? undefined : askedNext(asked);
  if (ask) return { ask };
  const by = Offer.by(known ?? answersTo(asked));
  if (typeof by === 'string') return { because: by };
  if (by.isForOne && !asked.seen) return { ask: 'seen' };
  return by.isForOne && asked.seen !== 'no' ? { because: 'could-be-seen' } : { offer: by };
}

/** No more is asked once the page is kept back whatever is answered to it. */
function askedNext({ worry, agreed, safe }: AskedFirst): keyof AskedFirst | undefined {
  if (!worry) return 'worry';
  if (worry === 'never' || worry === 'doctor' || worry === 'unsure') return undefined;
  if (worry === 'close' && !agreed) return 'agreed';
  if (worry === 'close' && agreed !== 'agreed') return undefined;
  return safe ? undefined : 'safe';
}

function answersTo({ worry, agreed, safe }: AskedFirst): Memory {
  const telling = worry === 'unsure' ? 'unsure' : safe;
  return {
    concerns: worry ? ticks[worry] : [],
    ...(worry === 'close' && agreed ? { 'telling-agreed': agreed } : {}),
    ...(telling ? { 'safe-to-tell': telling } : {}),
  };
}
