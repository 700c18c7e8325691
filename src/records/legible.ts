/**
 * A text as the page, paper, Word and other systems all show it: lines end in one way, and what no
 * file may hold, a control character or half of a character, is the mark for a lost one.
 */
export const legible = (text: string): string =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');

/** A copy of plain data with every text in it made legible. */
export const allLegible = <T>(data: T): T =>
  JSON.parse(
    JSON.stringify(data, (_, value: unknown) =>
      typeof value === 'string' ? legible(value) : value,
    ),
  ) as T; // plain data comes back from JSON in its own shape: a text stays a text
