import { oneAnswer, ticksIn, type Memory } from '../../machines/grammar/fact.ts';
import { concerns } from '../../machines/concerns.ts';
import { childAges } from '../../machines/givens.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import { levels, type Level } from '../../machines/outcomes.ts';
import { answerLabel, wordsOfConcern, type Words } from './words.ts';

/**
 * Pure. Words to say on the phone, filled from the answers: who rings, how old the child is, and
 * what was ticked. What was not answered is a blank to be spoken. No name, address or whereabouts
 * is ever among the answers that fill it.
 */
export function spoken(lines: readonly string[], memory: Memory, words: Words): readonly string[] {
  const { routes } = words;
  const role = oneAnswer(memory, 'role');
  const fills: Readonly<Record<string, string>> = {
    '{role}':
      role && role !== 'other' ? answerLabel(words, 'givens', 'role', role) : routes.roleUnsaid,
    '{child}': childSaid(oneAnswer(memory, 'age'), words),
    '{whom}': oneAnswer(memory, 'age') === 'unborn' ? routes.theMother : routes.theChild,
    '{seen}': seenSaid(ticksIn(memory, 'concerns'), words),
  };
  return lines.map((line) =>
    Object.entries(fills).reduce((text, [blank, fill]) => text.replace(blank, () => fill), line),
  );
}

/** Whom it is about, and where: a child not yet born is where the mother is. */
function childSaid(age: string | undefined, words: Words): string {
  const { routes } = words;
  if (age === 'unborn') return routes.unbornSaid;
  const said = isOneOf(childAges, age) ? answerLabel(words, 'givens', 'age', age) : '';
  const old = !said
    ? routes.yearsOld
    : age === 'under-1'
      ? lowered(said)
      : routes.yearsOldIn.replace('{span}', () => said);
  return routes.childSaid.replace('{age}', () => old);
}

/** How many lines of the list are read out: nobody on the phone follows more. */
const readOut = 2;

/**
 * What was ticked, as it is read out: the gravest first, each without what explains it, and how
 * many more there are. An answer to a referral is no sign that was seen.
 */
function seenSaid(ticked: readonly string[], words: Words): string {
  const seen = ticked.filter((id) => id !== 'referred-already');
  const gravest = [...seen].sort((one, other) => gravity(other) - gravity(one));
  const more = gravest.length - readOut;
  const said = gravest.slice(0, readOut).map((id) => clause(wordsOfConcern(words, id).label));
  if (said.length === 0) return words.routes.seenUnsaid;
  if (more > 0) said.push(words.routes.andMore.replace('{n}', () => String(more)));
  return said.join('; ');
}

const floors: Readonly<Record<string, Level | 'none' | undefined>> = concerns;
const gravity = (id: string) => levels.findIndex((level) => level === floors[id]);
/** The line without its examples: what stands in brackets, or after a colon. */
const clause = (label: string) => label.replace(/ \([^)]*\)/g, '').replace(/:.*$/, '');

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
