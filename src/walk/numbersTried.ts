import { oneAnswer } from '../../machines/grammar/fact.ts';
import { packHeld, type ToWalk } from './walkIn.ts';

/** What came of ringing a number. */
export interface Tried {
  readonly worked: boolean;
  /** YYYY-MM-DD, in England */
  readonly day: string;
}
/** What came of an area's numbers on this device, by number. It says nothing about a child. */
export type NumbersTried = ReadonlyMap<string, Tried>;

/** The same, with whose number it is. */
export interface NumberTried extends Tried {
  /** the id of the area's pack: for a council of the directory, its own */
  readonly area: string;
  readonly number: string;
}

const name = 'windscreen.numbers';

/**
 * Keeps on this device what came of a number, in place of what was kept of it before. Throws where
 * the browser keeps nothing.
 */
export function keepTried(tried: NumberTried): void {
  const others = allTried().filter(
    ({ area, number }) => area !== tried.area || number !== tried.number,
  );
  localStorage.setItem(name, JSON.stringify([...others, tried]));
}
/**
 * Takes back what was kept of a number, as if nothing had been said. Throws where the browser keeps
 * nothing.
 */
export function takeBackTried({ area, number }: Pick<NumberTried, 'area' | 'number'>): void {
  localStorage.setItem(
    name,
    JSON.stringify(allTried().filter((one) => one.area !== area || one.number !== number)),
  );
}

/**
 * Nothing where nothing was kept, where it is not what this version keeps, or where the browser
 * denies storage.
 */
export const triedIn = (area: string | undefined): NumbersTried =>
  new Map(
    allTried().flatMap((one) =>
      one.area === area ? [[one.number, { worked: one.worked, day: one.day }] as const] : [],
    ),
  );

/** What came of the numbers that a decision shows. */
export const triedFor = (draft: Omit<ToWalk, 'journey'>): NumbersTried =>
  triedIn(packHeld(draft)?.id ?? oneAnswer(draft.answers, 'area'));

/** Everything that was said of numbers on this device, the last at the end. */
export function allTried(): readonly NumberTried[] {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return Array.isArray(all) ? all.filter(isKept) : [];
  } catch {
    return [];
  }
}

const isKept = (one: unknown): one is NumberTried =>
  typeof one === 'object' &&
  one !== null &&
  ['area', 'number'].every((part) => typeof Reflect.get(one, part) === 'string') &&
  typeof Reflect.get(one, 'worked') === 'boolean' &&
  /^\d{4}-\d{2}-\d{2}$/.test(String(Reflect.get(one, 'day')));
