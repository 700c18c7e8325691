import type { Codes } from './spread.ts';

/** The codes with one person’s taken out again; those of anyone else who gave the same stay. */
export const takenOut = (codes: Codes, code: string): Codes =>
  codes.flatMap((entered) => {
    if (entered.code !== code) return [entered];
    return entered.people > 1 ? [{ ...entered, people: entered.people - 1 }] : [];
  });
