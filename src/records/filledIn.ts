import type { EntriesText } from '../../content/schema.ts';
import { asAtWords, dateAndTime, isoDay } from '../recommend/dates.ts';
import {
  addedTo,
  fieldsOf,
  referenceOf,
  type AddedKind,
  type Entry,
  type Fields,
  type FieldShape,
} from './entry.ts';
import { legible } from './legible.ts';
import { limits } from './limits.ts';
import { maybeSamePerson } from './person.ts';
import type { Problem } from './problem.ts';
import { sameText } from './spelling.ts';
import type { Task } from './tasks.ts';

/** What a page says of a field that is not filled in as it should be. */
export interface FieldWords {
  readonly required: string;
  readonly requiredChoice: string;
  readonly requiredTick: string;
  readonly requiredFile: string;
  readonly badDay: string;
  readonly badTime: string;
  readonly future: string;
  readonly past: string;
  readonly longAgo: string;
  readonly tooLong: string;
  readonly noName: string;
  readonly sameName: string;
  readonly sameChild: string;
}
/** A form as it is typed: a moment is undefined where its day or its time is no such thing. */
export type Typed = Readonly<Record<string, string | undefined>>;

/**
 * What still stops something from being added, in the order of its form; to no entries yet, where
 * it begins a record.
 */
export function problemsWith(
  kind: AddedKind,
  typed: Typed,
  by: string,
  entries: readonly Entry[],
  now: Date,
  words: FieldWords,
): readonly Problem[] {
  const problem = (field: string, message: string): Problem[] => [{ field, message }];
  const today = isoDay(now);
  const begun = new Date((entries[0] ? Date.parse(entries[0].at) : now.getTime()) - aYear);
  const fields = fieldsOf(kind).flatMap(({ name, is, optional, ahead }) => {
    const value = typed[name];
    if (value === undefined) return problem(name, is === 'moment' ? words.badTime : words.badDay);
    if (value.trim() === '') return optional ? [] : problem(name, missing(is, words));
    if (is === 'moment' && new Date(value) > now) return problem(name, words.future);
    if (is === 'moment' && new Date(value) < begun) return problem(name, words.longAgo);
    if (is === 'day' && ahead && value < today) return problem(name, words.past);
    if (is === 'day' && !ahead && value > today) return problem(name, words.future);
    return tooLong(name, value, is === 'line' ? limits.name : limits.text, words);
  });
  const commented =
    kind === 'countersignature' &&
    typed['view'] &&
    typed['view'] !== 'agree' &&
    !typed['note']?.trim();
  return [
    ...fields,
    ...(commented ? problem('note', words.required) : []),
    ...(by.trim() === '' ? problem('by', words.noName) : tooLong('by', by, limits.name, words)),
    ...(kind === 'countersignature' && isFirst(by, entries) ? problem('by', words.sameName) : []),
    ...(kind === 'linked-child' && isOwn(typed['child'], entries)
      ? problem('child', words.sameChild)
      : []),
  ];
}

const missing = (is: FieldShape, words: FieldWords) =>
  is === 'task'
    ? words.requiredTick
    : is === 'file'
      ? words.requiredFile
      : typeof is === 'string'
        ? words.required
        : words.requiredChoice;

/**
 * Nothing in a record happened more than a year before it was begun: a wrong year is found while it
 * can be put right.
 */
const aYear = 366 * 24 * 3_600_000;

const tooLong = (field: string, value: string, most: number, words: FieldWords): Problem[] =>
  value.length > most ? [{ field, message: `${words.tooLong}: ${value.length} / ${most}` }] : [];

const isOwn = (child: string | undefined, [first, ...others]: readonly Entry[]) =>
  child !== undefined && first !== undefined && sameText(child, referenceOf([first, ...others]));
const isFirst = (by: string, [first]: readonly Entry[]) =>
  first !== undefined && maybeSamePerson(by, first.by);

/** The fields that were filled in, and each as it was asked and answered. */
export function filledIn(
  kind: AddedKind,
  typed: Typed,
  text: EntriesText[string],
  tasks: readonly Task[] = [],
): { fields: Fields; shown: (readonly [string, string])[] } {
  const filled = fieldsOf(kind).flatMap(({ name, is }) =>
    typed[name]?.trim() ? [{ name, is, value: wholeText(typed[name]) }] : [],
  );
  return {
    fields: Object.fromEntries(filled.map(({ name, value }) => [name, value])),
    shown: filled.map(({ name, is, value }) => {
      const asked = text.fields[name];
      if (!asked) throw new Error(`there are no words for “${name}” of “${kind}”`);
      const { ask, choices } = asked;
      if (is === 'task') return [ask, tasks.find(({ id }) => id === value)?.does ?? value];
      return [
        ask,
        is === 'moment'
          ? dateAndTime(new Date(value))
          : is === 'day'
            ? asAtWords(value)
            : (choices?.[value] ?? value),
      ];
    }),
  };
}

/** What was typed as each entry that it makes: one, or one for each task that was ticked. */
export function apiece(kind: AddedKind, typed: Typed): readonly Typed[] {
  const field = fieldsOf(kind).find(({ is }) => is === 'task')?.name;
  return field ? (typed[field] ?? '').split(' ').map((id) => ({ ...typed, [field]: id })) : [typed];
}

/**
 * Trimmed and legible: half an emoji, which no file or hash can carry, is the mark for a lost
 * character.
 */
export const wholeText = (text: string) => legible(text).trim();

/**
 * A time that was typed, and something in the record that happened after it though it was written
 * before: both ISO, or days.
 */
export interface Before {
  readonly field: string;
  readonly typed: string;
  readonly than: string;
}

/**
 * What happened later than what is being added, though it stands in the record already: a slip, or
 * something written down late. A review is also held against the day of the decision; a call is
 * often made before the decision is finished.
 */
export function beforeAnother(
  kind: AddedKind,
  typed: Typed,
  entries: readonly Entry[],
): Before | undefined {
  const field = ['when', 'on'].find((name) => typed[name]);
  const value = field && typed[field];
  if (!field || !value) return undefined;
  const decided =
    kind === 'review-held'
      ? entries.flatMap((entry) => (entry.kind === 'decision' ? [entry.decision.finishedAt] : []))
      : [];
  const happened = [
    ...decided,
    ...addedTo(entries).flatMap(({ fields }) => fields['when'] ?? fields['on'] ?? []),
  ];
  const isDay = (text: string) => text.length === 10;
  const dayOf = (text: string) => (isDay(text) ? text : isoDay(new Date(text)));
  const isLater = (other: string) =>
    isDay(other) || isDay(value) ? dayOf(other) > dayOf(value) : new Date(other) > new Date(value);
  const than = happened
    .filter(isLater)
    .sort((a, b) => (dayOf(a) === dayOf(b) ? a.localeCompare(b) : dayOf(a) < dayOf(b) ? -1 : 1))
    .at(-1);
  return than === undefined ? undefined : { field, typed: value, than };
}

/**
 * Whether a review means that the decision has to be made anew: suspected harm never waits in a
 * review.
 */
export const beginsAnew = (kind: AddedKind, { harm }: Typed): boolean =>
  kind === 'review-held' && (harm === 'yes' || harm === 'unsure');
