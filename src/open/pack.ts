import './zod.ts';
import { isNode, LineCounter, type Document } from 'yaml';
import { concernIds } from '../../machines/concerns.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { levels } from '../../machines/outcomes.ts';
import { raisesNow, unknownRaises } from '../../machines/successors.ts';
import { pack as packShape, packRules, type Pack } from '../../content/pack.ts';
import { largestPack, tooLarge, type Mend, type PackProblem, type Reason } from './packProblem.ts';
import { short } from '../records/fault.ts';
import { structureFault } from './structure.ts';
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
        {
          field: '',
          reason: { says: 'empty' },
          mend: { says: 'begin', parts: { command: newPack } },
        },
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
            reason: { says: 'more', parts: { n: `${misfits.length - mostProblems}` } },
            mend: { says: 'these-first' },
          } as const,
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
  readonly reason: Reason;
  readonly mend: Mend;
}

function contents(
  text: string,
  lines: LineCounter,
): { json: unknown; document: Document } | { problems: readonly PackProblem[] } {
  const refused = (reason: Reason, mend: Mend) => ({ problems: [{ field: '', reason, mend }] });
  try {
    if (deeper(text)) return refused({ says: 'nested' }, { says: 'as-example' });
    if (hasTooManyParts(text)) return refused(tooManyParts, { says: 'the-pack' });
    const { document, mistakes } = readYaml(text, lines);
    if (mistakes.length > 0)
      return {
        problems: mistakes.slice(0, 20).map((mistake) => ({
          field: '',
          ...(mistake.line ? { line: mistake.line } : {}),
          reason: {
            says: 'not-yaml',
            parts: {
              mistake: 'isTwice' in mistake ? { says: 'named-twice' } : short(mistake.message),
            },
          },
          mend: { says: 'quotation-marks' },
        })),
      };
    const json: unknown = document.toJS({ maxAliasCount: 0 });
    const fault = structureFault(json);
    if (fault) return refused(fault, { says: 'take-out' });
    return { json, document };
  } catch (mistake) {
    return mistake instanceof ReferenceError
      ? refused({ says: 'alias' }, { says: 'write-out' })
      : refused({ says: 'not-understood' }, { says: 'begin-again', parts: { command: newPack } });
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
  const here = (reason: Reason, mend: Mend): Misfit[] => [{ path, reason, mend }];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      reason: { says: 'unknown-field' },
      mend: { says: 'spelling', parts: { command: newPack } },
    }));
  if (isMissing) return here({ says: 'missing' }, { says: 'add', parts: { command: newPack } });
  const shown: Reason =
    typeof found === 'object'
      ? { says: Array.isArray(found) ? 'list' : 'group' }
      : { says: 'quoted', parts: { found: short(String(found)) } };
  const notHere: Reason = { says: 'not-here', parts: { found: shown } };
  switch (issue.code) {
    case 'invalid_value':
      return here(
        { says: 'no-choice', parts: { found: shown } },
        { says: 'write', parts: { what: either.format(issue.values.map(String)) } },
      );
    case 'invalid_type':
      return here(
        notHere,
        kinds[issue.expected] ?? { says: 'write', parts: { what: issue.expected } },
      );
    case 'invalid_key':
      return here({ says: 'no-name' }, { says: 'write-hyphens' });
    case 'invalid_union':
      return issue.errors
        .flat()
        .slice(0, 1)
        .flatMap((one) => misshapen(one, path, json));
    default:
      return here(notHere, asked(issue));
  }
}

/** What the shape asks for where it found something else of the right kind. */
function asked(issue: z.core.$ZodIssue): Mend {
  const { message } = issue;
  if (isOneOf(packRules, message))
    return message === 'number-or-how'
      ? { says: message, parts: { lines: '`lines`', how: '`how`' } }
      : { says: message };
  if (issue.code === 'too_big')
    return { says: bounds[issue.origin] ?? 'no-more', parts: { most: String(issue.maximum) } };
  if (issue.code === 'too_small')
    return { says: 'no-less', parts: { least: String(issue.minimum) } };
  return { says: 'as-shown', parts: { command: newPack } };
}
const newPack = '`npm run pack new NAME`';
const bounds: Readonly<Record<string, 'no-more-characters' | 'no-more-items'>> = {
  string: 'no-more-characters',
  array: 'no-more-items',
};
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const kinds: Readonly<Record<string, Mend>> = {
  string: { says: 'write-text' },
  number: { says: 'write-number' },
  int: { says: 'write-whole-number' },
  array: { says: 'write-list' },
  object: { says: 'write-fields' },
  record: { says: 'write-fields' },
};

/**
 * Names that lead nowhere: a source, a tool, a concern or a level that is not known; a date still
 * to come.
 */
function misnamed(pack: Pack, { sources, tools, today }: Known): readonly Misfit[] {
  const own = Object.keys(pack.sources);
  const every = [...nodes(pack, [])];
  return [
    ...own
      .filter((id) => sources.includes(id))
      .map((id) => misfit(['sources', id], { says: 'taken' }, { says: 'other-name' })),
    ...every
      .filter(
        ({ key, value }) => key === 'source' && !isOneOf(own, value) && !isOneOf(sources, value),
      )
      .map(({ path, value }) =>
        misfit(
          path,
          { says: 'no-source', parts: { source: short(String(value)) } },
          { says: 'add-source', parts: { field: '`sources`' } },
        ),
      ),
    ...every
      .filter(({ key, value }) => (key === 'asAt' || key === 'checked') && String(value) > today)
      .map(({ path, value }) =>
        misfit(path, { says: 'to-come', parts: { day: String(value) } }, { says: 'last-checked' }),
      ),
    ...Object.keys(pack.tools)
      .filter((id) => !tools.includes(id))
      .map((id) =>
        misfit(
          ['tools', id],
          { says: 'no-tool' },
          { says: 'write', parts: { what: tools.join(', ') } },
        ),
      ),
    ...unknownRaises(pack.raises).map(({ path, id }) =>
      path.length === 2
        ? misfit(
            path,
            { says: 'no-concern' },
            { says: 'write-one-of', parts: { what: concernIds.join(', ') } },
          )
        : misfit(
            path,
            { says: 'no-level', parts: { level: short(id) } },
            { says: 'write', parts: { what: levels.join(', ') } },
          ),
    ),
  ];
}
const misfit = (path: readonly PropertyKey[], reason: Reason, mend: Mend): Misfit => ({
  path,
  reason,
  mend,
});

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
}: Pack): readonly Misfit[] {
  const lines = [...frontDoor.lines, ...outOfHours.lines];
  return [
    ...(status === 'retired' && !retired
      ? [misfit(['retired'], { says: 'not-retired' }, { says: 'when-ended' })]
      : []),
    ...(status === 'live' && retired
      ? [
          misfit(
            ['retired'],
            { says: 'is-live' },
            { says: 'retire', parts: { status: '`status: retired`' } },
          ),
        ]
      : []),
    ...(status === 'retired' && (lines.length > 0 || Object.keys(contacts).length > 0 || website)
      ? [misfit(['frontDoor', 'lines'], { says: 'has-contact' }, { says: 'no-contact' })]
      : []),
    ...Object.entries({ documents, agreement }).flatMap(([list, all]) =>
      all.flatMap(({ from, until }, i) =>
        from && until && until < from
          ? [
              misfit(
                [list, i, 'until'],
                { says: 'ends-first', parts: { until, from } },
                { says: 'one-date' },
              ),
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
function slower({ clocks }: Pack): readonly Misfit[] {
  return (['front-door-decision', 'chase'] as const)
    .filter((clock) => clocks[clock].value.n > (clocks[clock].value.unit === 'hours' ? 24 : 1))
    .map((clock) =>
      misfit(['clocks', clock, 'value', 'n'], { says: 'too-slow' }, { says: 'sooner' }),
    );
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
