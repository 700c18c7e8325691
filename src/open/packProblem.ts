/** Something wrong in a pack's file: where, why, and what to do about it. */
export interface PackProblem {
  readonly line?: number;
  /**
   * As it is written: `frontDoor.lines.1.number`; lists are counted from one. Empty where it is the
   * file itself.
   */
  readonly field: string;
  readonly reason: string;
  readonly mend: string;
  /** Answers on which it happens, step by step in words. */
  readonly example?: readonly string[];
}

/** No pack is larger, in bytes. A file is refused by its size before it is read. */
export const largestPack = 200_000;
export const tooLarge: PackProblem = {
  field: '',
  reason: `the file is larger than ${largestPack / 1000} KB, and no pack is`,
  mend: 'Choose the pack itself, not a document that holds it.',
};

/** A problem as one sentence and its mend: "Line 12, frontDoor.name: it is missing. Add it." */
export function problemWords({ line, field, reason, mend }: PackProblem): string {
  const place = [line ? `Line ${line}` : '', field].filter(Boolean).join(', ');
  const said = place
    ? `${place}: ${reason}`
    : `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`;
  return `${said}${/[.?!]$/.test(said) ? '' : '.'} ${mend}`;
}
