import type { Fault, Place, Wrong } from '../records/fault.ts';
import type { z } from './zod.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong by a shape, each thing with its place. */
export const misshapen = (issues: readonly Issue[]): Fault[] =>
  issues.flatMap((issue) => faultsOf(issue, []));

/** Says of a check that Zod does not know itself what is wrong where it fails. */
export const unless = (wrong: Wrong) => ({ params: { wrong } });
type Unless = ReturnType<typeof unless>['params'];

function faultsOf(issue: Issue, before: Place): Fault[] {
  const place = placeOf(before, issue);
  const here = (wrong: Wrong): Fault[] => [{ place, wrong }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        place: [...place, key],
        wrong: { says: 'unknown-field' },
      }));
    case 'invalid_type':
      return here(
        isMissing(issue)
          ? { says: 'missing' }
          : { says: 'other-type', parts: { type: types[issue.expected] ?? issue.expected } },
      );
    case 'invalid_value':
      return here({ says: 'other-value', parts: { value: oneOf(issue.values.slice(0, 12)) } });
    case 'too_big':
      return here({ says: 'too-long', parts: { most: String(issue.maximum) } });
    case 'too_small':
      return here({ says: 'too-short' });
    case 'invalid_union':
      return nearest(issue, place) ?? here({ says: 'no-form' });
    case 'invalid_key':
      return here({ says: 'other-name' });
    case 'invalid_format':
      return here({ says: formats[issue.format] ?? 'not-as-written' });
    case 'custom': {
      const given = issue.params as Unless | undefined; // nothing but `unless` gives any
      return here(given?.wrong ?? { says: 'not-as-written' });
    }
    default:
      return here({ says: 'not-as-written' });
  }
}

/** The place of an issue: no path in a file has a symbol in it. */
const placeOf = (before: Place, { path }: Issue): Place => [
  ...before,
  ...path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
];

const oneOf = (values: readonly unknown[]): Wrong =>
  values
    .map((value): Wrong => ({ says: 'quoted', parts: { value: String(value) } }))
    .reduce((one, other) => ({ says: 'either', parts: { one, other } }));

/**
 * Of the forms that something may have, the one that it comes nearest to: the one whose problem
 * lies deepest.
 */
function nearest(
  { errors }: Extract<Issue, { code: 'invalid_union' }>,
  place: Place,
): Fault[] | undefined {
  const depth = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map((issue) => issue.path.length));
  if (errors.every(([issue]) => issue?.path.length === 0 && isMissing(issue)))
    return [{ place, wrong: { says: 'missing' } }];
  const near = [...errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  return near && depth(near) > 0 ? near.flatMap((issue) => faultsOf(issue, place)) : undefined;
}

const isMissing = ({ message }: Issue) => /received undefined/.test(message);

const types: Readonly<Record<string, Wrong>> = {
  string: { says: 'text' },
  number: { says: 'number' },
  boolean: { says: 'boolean' },
  array: { says: 'list' },
  object: { says: 'group' },
  record: { says: 'group' },
};
const formats: Readonly<Record<string, 'not-moment' | 'not-day'>> = {
  datetime: 'not-moment',
  date: 'not-day',
};
