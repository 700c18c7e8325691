import type words from '../../content/pages/faults.yaml';
import { filled } from '../ui/filled.ts';
import { said, type Unsaid } from '../ui/unsaid.ts';

/** The words for what is wrong with a record or a file, which a page or a command hands in. */
export type FaultText = typeof words;

/** What is wrong, by the id of its sentence. */
export type Wrong = Unsaid<FaultText['wrong']>;

/**
 * Where it is wrong: each field by its name, and each of a list by its number from 0; an entry, a
 * record or a line by its number from 1. Empty for the file itself.
 */
export type Place = readonly (string | number | Within)[];
interface Within {
  readonly in: keyof FaultText['within'];
  readonly n: number;
}

/** Something that is wrong with a record or a file, without words: where, and what. */
export interface Fault {
  readonly place: Place;
  readonly wrong: Wrong;
}

/** The same, one floor further in: the place of what stands in something begins with its own. */
export const inside = (place: Place, faults: readonly Fault[]): readonly Fault[] =>
  faults.map((fault) => ({ ...fault, place: [...place, ...fault.place] }));

/** A fault as a clause behind its place: “steps 3, answer: this is missing”. */
export function faultWords(text: FaultText, { place, wrong }: Fault): string {
  const where = placeWords(text, place);
  const what = said(text.wrong, wrong);
  return where ? filled(text.at, { place: where, wrong: what }) : what;
}

/** “rules, stages 2, decision”: lists are counted from one, as people do. */
export const placeWords = (text: FaultText, place: Place): string =>
  place.reduce<string>((all, part) => {
    if (typeof part === 'number') return `${all} ${part + 1}`;
    const name =
      typeof part === 'string' ? short(part) : filled(text.within[part.in], { n: `${part.n}` });
    return all ? `${all}, ${name}` : name;
  }, '');

/**
 * Something from a file that nobody has vouched for, no longer than a line can carry, or than
 * `most`.
 */
export const short = (name: PropertyKey, most = 60) => {
  const text = String(name);
  return text.length > most ? `${text.slice(0, most)}…` : text;
};
