import './zod.ts';
import { isNode, LineCounter, type Document } from 'yaml';
import { concernIds } from '../../machines/concerns.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { levels } from '../../machines/outcomes.ts';
import { raisesNow, unknownRaises } from '../../machines/successors.ts';
import { pack as packShape, type Pack } from '../../content/pack.ts';
import { largestPack, tooLarge, type PackProblem } from './packProblem.ts';
import { structureFault } from './structure.ts';
import { short } from './words.ts';
import { hasTooManyParts, readYaml, tooManyParts } from './yaml.ts';
import type { z } from './zod.ts';

/** More is no list that anyone works through, and each is looked for in the text. */
const mostProblems = 100;

export type PackRead = { readonly pack: Pack } | { readonly problems: readonly PackProblem[] };

/** What a pack may name that is not its own. */
export interface Known {
  /** Ids of Windscreen's sources and tools. */
  readonly sources: readonly string[];
  readonly tools: readonly string[];
  /** YYYY-MM-DD: nothing has been checked later than this. */
  readonly today: string;
}

/**
 * Reads a pack in YAML or JSON from a file that nobody has vouched for, and says everything that is
 * wrong with it at once. Never throws, and never runs anything. Whether its floors protect less
 * than Windscreen's is for `lowered` to say.
 */
export function readPack(text: string, known: Known): PackRead {
  if (text.length > largestPack) return { problems: [tooLarge] };
  if (text.trim() === '')
    return {
      problems: [
        { field: '', reason: 'the file is empty', mend: 'Begin with `npm run pack new NAME`.' },
      ],
    };
  const lines = new LineCounter();
  const read = contents(text, lines);
  if ('problems' in read) return read;
  const { json, document } = read;
  const place = (path: readonly PropertyKey[]) => ({
    field: fieldOf(path),
    ...lineOf(document, lines, path),
  });

  const listed = (misfits: readonly Misfit[]): readonly PackProblem[] => [
    ...misfits.slice(0, mostProblems).map(({ path, ...said }) => ({ ...place(path), ...said })),
    ...(misfits.length > mostProblems
      ? [
          {
            field: '',
            reason: `${misfits.length - mostProblems} more things are wrong with it`,
            mend: 'Mend these first.',
          },
        ]
      : []),
  ];

  const checked = packShape.safeParse(json);
  if (!checked.success)
    return {
      problems: listed(checked.error.issues.flatMap((issue) => misshapen(issue, [], json))),
    };
  const pack = { ...checked.data, raises: raisesNow(checked.data.raises) };
  const misfits = [...misnamed(pack, known), ...contradictions(pack), ...slower(pack)];
  return misfits.length > 0 ? { problems: listed(misfits) } : { pack };
}

interface Misfit {
  readonly path: readonly PropertyKey[];
  readonly reason: string;
  readonly mend: string;
}

function contents(
  text: string,
  lines: LineCounter,
): { json: unknown; document: Document } | { problems: readonly PackProblem[] } {
  const refused = (reason: string, mend: string, line?: number) => ({
    problems: [{ field: '', ...(line ? { line } : {}), reason, mend }],
  });
  try {
    if (deeper(text))
      return refused(
        'it is nested deeper than any pack',
        'Write it as the example does, without brackets inside brackets.',
      );
    if (hasTooManyParts(text))
      return refused(tooManyParts, 'Choose the pack itself, not a document that holds it.');
    const { document, mistakes } = readYaml(text, lines);
    if (mistakes.length > 0)
      return {
        problems: mistakes.slice(0, 20).map(({ message, ...at }) => ({
          field: '',
          ...at,
          reason: `it cannot be read as YAML or JSON: ${short(message)}`,
          mend: 'Put quotation marks round text with a colon or a quotation mark in it, and keep the spaces at the start of each line in step.',
        })),
      };
    const json: unknown = document.toJS({ maxAliasCount: 0 });
    const fault = structureFault(json);
    if (fault) return refused(fault.replace('no record', 'no pack'), 'Take it out.');
    return { json, document };
  } catch (mistake) {
    return mistake instanceof ReferenceError
      ? refused('“*” repeats something written elsewhere, which is not read here', 'Write it out.')
      : refused('it could not be understood', 'Begin again from `npm run pack new NAME`.');
  }
}

/**
 * Whether brackets, or dashes at the start of a line, are nested so deep that reading them would be
 * the only point.
 */
function deeper(text: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const letter of text) {
    if (letter === '[' || letter === '{') deepest = Math.max(deepest, ++depth);
    else if (letter === ']' || letter === '}') depth--;
  }
  return deepest > 100 || /^[ ]{200}|(?:[-?:] ){50}/m.test(text);
}

/** What a shape asks for that is not there, each with its rule as the mend. */
function misshapen(
  issue: z.core.$ZodIssue,
  before: readonly PropertyKey[],
  json: unknown,
): Misfit[] {
  const path = [...before, ...issue.path];
  const found = at(json, path);
  const isMissing = found === undefined;
  const here = (reason: string, mend: string): Misfit[] => [{ path, reason, mend }];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      reason: 'no pack has a field of this name',
      mend: 'Take it out, or see how it is spelt in `npm run pack new NAME`.',
    }));
  if (isMissing)
    return here('it is missing', 'Add it. `npm run pack new NAME` shows what belongs there.');
  const shown =
    typeof found === 'object'
      ? Array.isArray(found)
        ? 'a list'
        : 'a group of fields'
      : `“${short(String(found))}”`;
  switch (issue.code) {
    case 'invalid_value':
      return here(
        `${shown} is not one of the choices`,
        `Write ${issue.values.map(String).join(', ')}.`.replace(/, ([^,]+)\.$/, ' or $1.'),
      );
    case 'invalid_type':
      return here(
        `${shown} does not belong here`,
        `Write ${kinds[issue.expected] ?? issue.expected}.`,
      );
    case 'invalid_key':
      return here(
        'this name cannot be used here',
        'Write it in lower-case words joined by hyphens.',
      );
    case 'invalid_union':
      return issue.errors
        .flat()
        .slice(0, 1)
        .flatMap((one) => misshapen(one, path, json));
    default:
      return here(
        `${shown} does not belong here`,
        `${issue.message.charAt(0).toUpperCase()}${issue.message.slice(1)}.`,
      );
  }
}
const kinds: Readonly<Record<string, string>> = {
  string: 'text, in quotation marks if it looks like a number',
  number: 'a number',
  int: 'a whole number',
  array: 'a list, each item after a dash',
  object: 'fields, each on its own line',
  record: 'fields, each on its own line',
};

/**
 * Names that lead nowhere: a source, a tool, a concern or a level that is not known; a date still
 * to come.
 */
function misnamed(pack: Pack, { sources, tools, today }: Known): Misfit[] {
  const own = Object.keys(pack.sources);
  const every = [...nodes(pack, [])];
  return [
    ...own
      .filter((id) => sources.includes(id))
      .map((id) => ({
        path: ['sources', id],
        reason: 'Windscreen has a source of this name',
        mend: 'Give yours another name.',
      })),
    ...every
      .filter(
        ({ key, value }) => key === 'source' && !isOneOf(own, value) && !isOneOf(sources, value),
      )
      .map(({ path, value }) => ({
        path,
        reason: `there is no source “${short(String(value))}”`,
        mend: 'Add it under `sources`, or name one that is there.',
      })),
    ...every
      .filter(({ key, value }) => (key === 'asAt' || key === 'checked') && String(value) > today)
      .map(({ path, value }) => ({
        path,
        reason: `${String(value)} is still to come`,
        mend: 'Write the day on which somebody last checked it.',
      })),
    ...Object.keys(pack.tools)
      .filter((id) => !tools.includes(id))
      .map((id) => ({
        path: ['tools', id],
        reason: 'Windscreen knows no tool of this name',
        mend: `Write ${tools.join(', ')}.`,
      })),
    ...unknownRaises(pack.raises).map(({ path, id }) =>
      path.length === 2
        ? {
            path,
            reason: 'Windscreen knows no concern of this name',
            mend: `Write one of ${concernIds.join(', ')}.`,
          }
        : { path, reason: `“${short(id)}” is not a level`, mend: `Write ${levels.join(', ')}.` },
    ),
  ];
}

/** Two things in a pack that cannot both be so. */
function contradictions({
  status,
  retired,
  frontDoor,
  outOfHours,
  contacts = {},
  website,
  documents,
  agreement,
}: Pack): Misfit[] {
  const lines = [...frontDoor.lines, ...outOfHours.lines];
  return [
    ...(status === 'retired' && !retired
      ? [
          {
            path: ['retired'],
            reason: 'it is missing, and the area is retired',
            mend: 'Say when it ended, and which areas came after it.',
          },
        ]
      : []),
    ...(status === 'live' && retired
      ? [
          {
            path: ['retired'],
            reason: 'the area is live',
            mend: 'Take it out, or write `status: retired`.',
          },
        ]
      : []),
    ...(status === 'retired' && (lines.length > 0 || Object.keys(contacts).length > 0 || website)
      ? [
          {
            path: ['frontDoor', 'lines'],
            reason: 'an area that has ended has no live contact',
            mend: 'Take out its numbers, its contacts and its website.',
          },
        ]
      : []),
    ...Object.entries({ documents, agreement }).flatMap(([list, all]) =>
      all.flatMap(({ from, until }, i) =>
        from && until && until < from
          ? [
              {
                path: [list, i, 'until'],
                reason: `it ends (${until}) before it begins (${from})`,
                mend: 'Change one of the two dates.',
              },
            ]
          : [],
      ),
    ),
  ];
}

/**
 * Clocks that a promise depends on may be shorter than the national ones, and no longer: the front
 * door decides within one working day, and silence is chased on the next (B.2, promises B13).
 */
function slower({ clocks }: Pack): Misfit[] {
  return (['front-door-decision', 'chase'] as const)
    .filter((clock) => clocks[clock].value.n > (clocks[clock].value.unit === 'hours' ? 24 : 1))
    .map((clock) => ({
      path: ['clocks', clock, 'value', 'n'],
      reason: 'it is longer than one working day, which Windscreen promises',
      mend: 'Write 1 working-days, 24 hours or less.',
    }));
}

function* nodes(
  part: unknown,
  path: readonly PropertyKey[],
): Generator<{ path: readonly PropertyKey[]; key: PropertyKey; value: unknown }> {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    const at = [...path, Array.isArray(part) ? Number(key) : key];
    yield { path: at, key, value };
    yield* nodes(value, at);
  }
}

const at = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    json,
  );

const fieldOf = (path: readonly PropertyKey[]) =>
  path.map((key) => (typeof key === 'number' ? key + 1 : short(key))).join('.');

/** The line on which a field begins, or, where it is missing, that of what it is missing from. */
function lineOf(
  document: Document,
  lines: LineCounter,
  path: readonly PropertyKey[],
): { line?: number } {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = isNode(node) ? node.range : undefined;
    if (range) return { line: lines.linePos(range[0]).line };
  }
  return {};
}
