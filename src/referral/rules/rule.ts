import type { About, FieldId, Referral } from '../referral.ts';
import type { Reading } from '../found.ts';

/** All that a rule looks at. */
export interface Writing {
  readonly referral: Referral;
  readonly about: About;
  /** What the reading of its texts has found so far. */
  readonly reading: Reading;
  readonly now: Date;
}

/** Where a note stands: at a box, at a list or at one of its rows, or at what is checked last. */
export type Place = FieldId | 'incidents' | 'people' | 'sending' | `incident.${number}`;
/** What a rule has to say: where, and about which words, if it is about some. */
export interface Finding {
  readonly at: Place;
  readonly words?: string;
  /** A second thing that the rule may have to say. */
  readonly as?: 'hard';
}

/**
 * One rule of a good referral. `checked` is worked out from what is written, `heuristic` may be
 * wrong about it, and `asked` is for the person to say. Neither level ever stops anyone from ringing
 * or sending.
 */
export interface Rule {
  readonly kind: 'checked' | 'heuristic' | 'asked';
  readonly level: 'warn' | 'inform';
  readonly find: (writing: Writing) => readonly Finding[];
  /** Changes to a good referral: with the first it finds nothing, with the second something. */
  readonly passes: Change;
  readonly fails: Change;
}
export type Change = (good: Writing) => Writing;

/** A change of one text. */
export const written =
  (field: FieldId, text: string): Change =>
  (writing) => ({
    ...writing,
    referral: {
      ...writing.referral,
      texts: { ...writing.referral.texts, [field]: text },
    },
  });
/** A change of what is known before. */
export const knowing =
  (about: Partial<About>): Change =>
  (writing) => ({ ...writing, about: { ...writing.about, ...about } });
/** A change of what is written in lists and ticked. */
export const holding =
  (part: Partial<Referral>): Change =>
  (writing) => ({ ...writing, referral: { ...writing.referral, ...part } });
/** A change of what the reading found. */
export const reading =
  (part: Partial<Reading>): Change =>
  (writing) => ({ ...writing, reading: { ...writing.reading, ...part } });

/** One finding, where something holds. */
export const where = (holds: boolean, at: Place, words?: string): readonly Finding[] =>
  holds ? [words === undefined ? { at } : { at, words }] : [];
