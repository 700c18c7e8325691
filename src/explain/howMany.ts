/** The words that a great number is said in. */
interface Scale {
  readonly thousand: string;
  readonly million: string;
  /** Where even so it is too long to be read. */
  readonly figures: (n: number) => string;
}

/**
 * A whole number, in digits, as somebody reads it aloud: up to its third figure, and how many
 * thousands and millions that is. `425317002113` is *425 thousand million*.
 */
export function howMany(digits: string, { thousand, million, figures }: Scale): string {
  const threes = Math.floor((digits.length - 1) / 3);
  if (threes < 2) return BigInt(digits).toLocaleString('en-GB');
  if (threes > 8) return figures(digits.length);
  const millions = Array.from({ length: Math.floor(threes / 2) }, () => million);
  const head = digits.slice(0, digits.length - 3 * threes);
  return [head, ...(threes % 2 ? [thousand] : []), ...millions].join(' ');
}
