import type words from '../../content/pages/pack-faults.yaml';
import { filled } from '../ui/filled.ts';
import { said, type Unsaid } from '../ui/unsaid.ts';

/** The words for what is wrong in a pack, which a page or a command hands in. */
export type PackFaultText = typeof words;
export type Reason = Unsaid<PackFaultText['reasons']>;
export type Mend = Unsaid<PackFaultText['mends']>;

/** Something wrong in a pack's file, without words: where, why, and what to do about it. */
export interface PackProblem {
  readonly line?: number;
  /**
   * As it is written: `frontDoor.lines.1.number`; lists are counted from one. Empty where it is the
   * file itself.
   */
  readonly field: string;
  readonly reason: Reason;
  readonly mend?: Mend;
  /** Answers on which it happens, step by step in words. */
  readonly example?: readonly string[];
}

/** No pack is larger, in bytes. A file is refused by its size before it is read. */
export const largestPack = 200_000;
export const tooLarge: PackProblem = {
  field: '',
  reason: { says: 'too-large', parts: { most: `${largestPack / 1000}` } },
  mend: { says: 'the-pack' },
};

/** A problem as one sentence and its mend: "Line 12, frontDoor.name: it is missing. Add it." */
export function problemWords(
  text: PackFaultText,
  { line, field, reason: why, mend }: PackProblem,
): string {
  const reason = said(text.reasons, why);
  const place = line ? lineWords(text, `${line}`, field) : field;
  const sentence = place
    ? filled(text.at, { place, reason })
    : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  const whole = /[.?!]$/.test(sentence) ? sentence : filled(text.sentence, { sentence });
  return mend ? filled(text.mended, { whole, mend: said(text.mends, mend) }) : whole;
}
const lineWords = (text: PackFaultText, line: string, field: string) =>
  field ? filled(text.lineAndField, { line, field }) : filled(text.line, { line });
