import type { FieldId } from './referral.ts';

/** Where a text of a referral stands. */
export type TextPlace = FieldId | `incident.${number}`;
export type Texts = Readonly<Partial<Record<TextPlace, string>>>;

/** What is found in the texts of a referral: each thing once, where it first stands. */
export interface Reading {
  /** Initials that are not written out, with what they may stand for. */
  readonly initials: readonly {
    readonly at: TextPlace;
    readonly word: string;
    readonly means?: string;
  }[];
  readonly judging: readonly { readonly at: TextPlace; readonly word: string }[];
  /** Sentences that are hard to read. */
  readonly hard: readonly { readonly at: TextPlace; readonly sentence: string }[];
}
export const nothingFound: Reading = { initials: [], judging: [], hard: [] };
