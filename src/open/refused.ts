import {
  faultWords,
  placeWords,
  short,
  type Fault,
  type FaultText,
  type Place,
  type Wrong,
} from '../records/fault.ts';
import { filled } from '../ui/filled.ts';

/** Why a file was not opened, without words: what is wrong, as far as it is told. */
export interface Refused {
  readonly faults: readonly Fault[];
  /** How many more things are wrong. */
  readonly more?: number;
}

/** That a file was refused for one thing, of the file itself. */
export const refusedFor = (wrong: Wrong): Refused => ({ faults: [{ place: [], wrong }] });

/** The longest that is said of one thing that is wrong: what it quotes may be of any length. */
const longestReason = 500;

/** The same in sentences that name the file, the field and the reason. */
export const refusedWords = (
  text: FaultText,
  name: string,
  { faults, more }: Refused,
): readonly string[] => [
  ...faults.map((fault) =>
    filled(text.in, { file: short(name), fault: short(faultWords(text, fault), longestReason) }),
  ),
  ...(more ? [filled(text.more, { n: `${more}` })] : []),
];

/** Why a part of a file was left out, in a clause behind its place. */
export function leftOutWords(
  text: FaultText,
  { place, faults }: Refused & { readonly place: Place },
): string {
  const wrong = short(
    faults
      .map((fault) => faultWords(text, fault))
      .reduce((one, other) => filled(text.then, { one, other })),
    longestReason,
  );
  return place.length > 0 ? filled(text.at, { place: placeWords(text, place), wrong }) : wrong;
}
