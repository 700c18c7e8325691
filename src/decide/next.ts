import { given, holds } from '../../machines/grammar/fact.ts';
import { journeys } from '../../machines/journeys.ts';
import { actsFirst, savesALife } from '../../machines/settled.ts';
import type { Address } from '../ui/address.ts';
import type { Draft } from './draft.ts';
import type { Path } from '../walk/path.ts';

/**
 * Whether the page that says to act stands: a child is decided about, and nothing that it waits for
 * is still to be asked.
 */
export const actsNow = ({ next, memory }: Path): boolean =>
  memory['givens'] === 'ready' && actsFirst(memory, next?.question);

/**
 * Which page that says to act has been read, or is to be: for suspected harm; before it, for advice
 * today; and to share what saves a life.
 */
export const acting = ['act-advice', 'act', 'act-share'] as const;
type Acting = (typeof acting)[number];
export const actingOn = ({ memory }: Path): Acting =>
  holds(savesALife, memory)
    ? 'act-share'
    : memory['level'] === 'advice-today'
      ? 'act-advice'
      : 'act';

/**
 * Where a draft has come to: what to do first, its next question, what must be read before it, or
 * the answers to check.
 */
export function placeOf({ journey, read }: Draft, path: Path): Address {
  const { next, memory } = path;
  const isToAct = actsNow(path) && !read.includes(actingOn(path));
  if (isToAct && (next || holds(savesALife, memory))) return { page: 'act', journey };
  if (next) return { page: 'question', journey, question: next.question };
  return { page: given(memory['givens'], journeys[journey].endsAt) ? 'stopped' : 'check', journey };
}

/** The same after an answer: 999 comes before everything, once, when an answer first brings it. */
export function placeAfter(before: Path, after: Path, draft: Draft): Address {
  const called = (path: Path) => path.memory['level'] === 'call-999';
  return called(after) && !called(before)
    ? { page: 'call-999', journey: draft.journey }
    : placeOf(draft, after);
}

/** The question before this one on the path, leaving out those the device answered. */
export function questionBefore(
  { steps, next }: Path,
  question: string,
  answeredByDevice: readonly string[],
): string | undefined {
  const asked = steps.map((step) => step.question).filter((id) => !answeredByDevice.includes(id));
  const at = next?.question === question ? asked.length : asked.indexOf(question);
  return at > 0 ? asked[at - 1] : undefined;
}

/** The answers as they stand, to tell whether they have changed since they were checked. */
export const standing = ({ steps }: Path) =>
  JSON.stringify(steps.map(({ question, answer }) => [question, answer]));

/**
 * Whether every answer on a path was checked as it stands; `confirmed` is what stood then. A
 * version that asks less, or in another order, leaves it so.
 */
export function isChecked({ steps, next }: Path, confirmed: string | undefined): boolean {
  if (next || !confirmed?.startsWith('[[')) return false; // an older version kept another form
  const checked = new Map(JSON.parse(confirmed) as [question: string, answer: unknown][]); // written by `standing`
  return steps.every(
    ({ question, answer }) => JSON.stringify(checked.get(question)) === JSON.stringify(answer),
  );
}
