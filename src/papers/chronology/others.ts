import { partsOfName } from '../../handover/bundle.ts';
import { heldBack, partsOf } from '../../handover/share.ts';
import { bare, spansOf, withoutSpans } from '../../records/spelling.ts';

/*
 * Other children, who are taken out of what is handed over as a record's copy does it: wherever
 * their names and references stand as words of their own, however they are spelt.
 */

/** A name or a reference of another child, and in how many places it stands. */
export interface OtherChild {
  readonly name: string;
  readonly places: number;
}

/**
 * What is looked for: each name and reference that was given, one on a line, and each part of a name
 * that could stand for it alone. A part of a reference stands for nobody.
 */
export function namesOf(given: string): readonly string[] {
  const whole = given.trim() ? partsOf(given).filter((part) => !part.includes('\n')) : [];
  const names = whole.flatMap((one) => [one, ...(/\d/.test(one) ? [] : partsOfName(one))]);
  return names.filter((one, i) => names.findIndex((other) => bare(other) === bare(one)) === i);
}

/** Which of them stand in these texts, and how often. */
export const othersIn = (given: string, texts: readonly string[]): readonly OtherChild[] =>
  namesOf(given).flatMap((name) => {
    const places = texts.reduce((sum, text) => sum + spansOf(text, [name]).length, 0);
    return places > 0 ? [{ name, places }] : [];
  });

/** A text without these names and references. Nothing else in it is changed. */
export const withoutOthers = (text: string, names: readonly string[]): string =>
  withoutSpans(text, spansOf(text, names), heldBack);
