const rightToLeft =
  /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A person's own text as it stands in a line of other words: where it is written from right to
 * left, each of its lines is set apart, so that it turns no number or word around it. Any other
 * text is as it was.
 */
export const isolated = (text: string): string =>
  rightToLeft.test(text) ? text.replace(/[^\n]+/g, '\u2068$&\u2069') : text;

/** Whether a text begins in a script that is written from right to left. */
export const beginsAtTheRight = (text: string): boolean =>
  /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u.test(
    text,
  );
