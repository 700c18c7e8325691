import { clockWords } from './clocks.ts';
import { contactNames } from './contacts.ts';
import { openingWords } from './opening.ts';
import { lineOf, lineWords } from './ring.ts';
import { wordsAbout, wordsOfConcern, type Words } from './words.ts';
import type { Pack } from '../../content/schema.ts';
import { keysOf } from '../../machines/grammar/known.ts';

/**
 * One thing that a pack says otherwise than the pack used before it; empty where one of them says
 * nothing.
 */
export interface PackChange {
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What changes for the person when one pack takes the place of another, in words. */
export function packChanges(
  before: Pack,
  after: Pack,
  names: Readonly<Record<PackPart, string>>,
  words: Pick<Words, 'concerns' | 'levels' | 'routes'>,
  at: Date,
): PackChange[] {
  const [old, now] = [parts(before, names, words, at), parts(after, names, words, at)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((what) => ({ what, before: old[what] ?? '', after: now[what] ?? '' }))
    .filter((change) => change.before !== change.after);
}

/** The parts of a pack that are set beside each other, named by whoever shows them. */
export type PackPart =
  | 'area'
  | 'frontDoor'
  | 'lines'
  | 'opening'
  | 'outOfHours'
  | 'website'
  | 'missing'
  | 'form'
  | 'formSections'
  | 'advice'
  | 'anonymous'
  | `anonymous-${Pack['frontDoor']['anonymousAdvice']['value']}`
  | 'tools'
  | 'written-follow-up'
  | 'front-door-decision'
  | 'chase'
  | 'levelName'
  | 'agreement'
  | 'escalation'
  | 'raises';

function parts(
  {
    name,
    website,
    missing,
    frontDoor,
    outOfHours,
    contacts = {},
    clocks,
    levelNames,
    agreement,
    escalation,
    tools,
    raises,
  }: Pack,
  names: Readonly<Record<PackPart, string>>,
  words: Pick<Words, 'concerns' | 'levels' | 'routes'>,
  at: Date,
): Record<string, string> {
  const { routes } = words;
  const numbers = (lines: Pack['frontDoor']['lines']) =>
    lines.map((line) => lineWords(lineOf(line, { said: routes, at }))).join('; ');
  return {
    [names.area]: name,
    [names.frontDoor]: frontDoor.name.value,
    [names.lines]: numbers(frontDoor.lines),
    [names.opening]: frontDoor.opening ? openingWords(routes, frontDoor.opening.value) : '',
    [names.outOfHours]: [outOfHours.name.value, numbers(outOfHours.lines)]
      .filter(Boolean)
      .join('. '),
    [names.website]: website?.value ?? '',
    [names.missing]: missing,
    [names.form]: frontDoor.form?.value ?? '',
    [names.formSections]: (frontDoor.formSections?.value ?? [])
      .map(({ heading }) => heading)
      .join('; '),
    [names.advice]: frontDoor.advice?.value ?? '',
    [names.anonymous]: names[`anonymous-${frontDoor.anonymousAdvice.value}`],
    ...Object.fromEntries(
      keysOf(contactNames(routes)).map((id) => [
        contactNames(routes)[id],
        [numbers(contacts[id]?.lines ?? []), contacts[id]?.how?.value].filter(Boolean).join('. '),
      ]),
    ),
    ...Object.fromEntries(
      (['written-follow-up', 'front-door-decision', 'chase'] as const).map((clock) => [
        names[clock],
        clockWords(routes, clocks[clock].value),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(levelNames).map(([n, named]) => [
        `${names.levelName} ${n}`,
        named?.value ?? '',
      ]),
    ),
    [names.agreement]: agreement.map(({ value }) => value).join(' '),
    [names.escalation]: escalation.map(({ value }) => value).join(' '),
    [names.tools]: Object.values(tools)
      .map(({ value }) => value)
      .join(' '),
    ...Object.fromEntries(
      Object.entries(raises).map(([concern, { value }]) => [
        `${names.raises} “${wordsOfConcern(words, concern).label}”`,
        wordsAbout(words, 'levels', value).name,
      ]),
    ),
  };
}
