import type { z } from './zod.ts';

type Issue = z.core.$ZodIssue;

/** Problems as plain sentences, each with its place: "steps 3, answer: this is missing". */
export const sentences = (issues: readonly Issue[]): string[] =>
  issues.flatMap((issue) => sentence(issue, []));

function sentence(issue: Issue, before: readonly PropertyKey[]): string[] {
  const path = [...before, ...issue.path];
  const at = (reason: string, ...more: PropertyKey[]) => `${placeOf([...path, ...more])}${reason}`;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => at('this field is not known here', short(key)));
    case 'invalid_type':
      return [
        at(
          isMissing(issue)
            ? 'this is missing'
            : `this should be ${typeWords[issue.expected] ?? issue.expected}`,
        ),
      ];
    case 'invalid_value':
      return [
        at(
          `this should be ${issue.values
            .slice(0, 12)
            .map((value) => `“${String(value)}”`)
            .join(' or ')}`,
        ),
      ];
    case 'too_big':
      return [at(`this is too long (at most ${String(issue.maximum)})`)];
    case 'too_small':
      return [at('this is too short')];
    case 'invalid_union':
      return nearest(issue, path) ?? [at('this has none of the forms that it may have')];
    case 'invalid_key':
      return [at('this is not a name that a field may have here')];
    case 'invalid_format':
      return [at(`this is not ${formatWords[issue.format] ?? 'written as it should be'}`)];
    default:
      return [at(issue.message)];
  }
}

/**
 * Of the forms that something may have, the one that it comes nearest to: the one whose problem
 * lies deepest.
 */
function nearest(
  { errors }: Extract<Issue, { code: 'invalid_union' }>,
  path: readonly PropertyKey[],
): string[] | undefined {
  const depth = (issues: readonly Issue[]) =>
    Math.max(0, ...issues.map((issue) => issue.path.length));
  if (errors.every(([issue]) => issue?.path.length === 0 && isMissing(issue)))
    return [`${placeOf(path)}this is missing`];
  const near = [...errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
  return near && depth(near) > 0 ? near.flatMap((issue) => sentence(issue, path)) : undefined;
}

const isMissing = ({ message }: Issue) => /received undefined/.test(message);

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};
const formatWords: Readonly<Record<string, string>> = {
  datetime: 'a date and time',
  date: 'a date',
};

/** "rules, stages 2, decision": lists are counted from one, as people do. */
function placeOf(path: readonly PropertyKey[]): string {
  const words = path.reduce<string>(
    (all, key) =>
      typeof key === 'number' ? `${all} ${key + 1}` : all ? `${all}, ${short(key)}` : short(key),
    '',
  );
  return words ? `${words}: ` : '';
}

/**
 * Something from a file that nobody has vouched for, no longer than a line can carry, or than
 * `most`.
 */
export const short = (name: PropertyKey, most = 60) => {
  const text = String(name);
  return text.length > most ? `${text.slice(0, most)}…` : text;
};
/** The longest that is said of one thing that is wrong: what it quotes may be of any length. */
export const longestReason = 500;
