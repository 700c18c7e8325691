import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { citation, rulesNamed } from '../../content/citation.ts';
import { actionOf, actions } from '../../machines/actions.ts';
import { concerns } from '../../machines/concerns.ts';
import { arms, events, type Decision } from '../../machines/grammar/decision.ts';
import { clauses, type Fact } from '../../machines/grammar/fact.ts';
import { isOneOf, keysOf } from '../../machines/grammar/known.ts';
import { atLeast } from '../../machines/outcomes.ts';
import { lawsOf } from '../../machines/proof/laws.ts';
import { reasons, type CiterKind, type Reason } from '../guidance/cited.ts';
import { decisions } from './charts.ts';

/*
 * What may go wrong where something that nobody has confirmed is wrong. No file says so: it follows from
 * what the decisions do with it.
 */

const urgent: readonly string[] = [...atLeast('refer-urgently'), 'ring-999-first'];
const isUrgent = (id: string | undefined) => id !== undefined && urgent.includes(id);
const worst = (all: readonly Reason[]): Reason =>
  reasons.find((one) => all.includes(one)) ?? 'explains';

/** The same of each kind: only rules, questions, concerns, levels and actions differ among themselves. */
const ofKind = {
  'consent-outcomes': 'telling',
  'sharing-outcomes': 'telling',
  editions: 'law',
  holidays: 'deadline',
  'follow-up': 'deadline',
  areas: 'ring', // of an area only its numbers are told
  guides: 'explains',
  tools: 'explains',
  scenarios: 'explains',
  adopting: 'explains',
} as const satisfies Partial<Record<CiterKind, Reason>>;

/** Why something of a kind would do harm, by where in its file it stands. */
export function reasonOf(kind: CiterKind, at: readonly string[]): Reason {
  const id = at.findLast((one) => !/^(?:\d+|doubt)$/.test(one)) ?? '';
  if (kind === 'rulebook') return ofRule(at[0] ?? '');
  if (kind === 'questions') return worst(decisions.flatMap((one) => ofQuestion(one, at[1] ?? '')));
  if (kind === 'concerns') return ofConcern(id);
  if (kind === 'levels') return isUrgent(at[0]) ? 'urgent' : 'level';
  if (kind === 'actions') return ofAction(at[0] ?? '');
  return ofKind[kind];
}

function ofConcern(id: string): Reason {
  const floor = isOneOf(keysOf(concerns), id) ? concerns[id] : undefined;
  if (isUrgent(floor)) return 'urgent';
  if (floor && floor !== 'none') return 'level';
  const read = decisions.flatMap(({ spec }) => Object.values(spec.facts ?? {}));
  const brings = [...Object.values(actions).map(({ when }) => when), ...read].some((fact) =>
    mentions(fact, 'concerns', [id]),
  );
  return brings ? 'more-to-do' : 'explains';
}

function ofAction(id: string): Reason {
  const { within, kind } = actionOf(id);
  if (within !== 'now') return 'deadline';
  return kind === 'call' ? 'ring' : 'now';
}

/** A question that two decisions ask may do the harm of either. */
function ofQuestion({ spec }: Decision, question: string): readonly Reason[] {
  const asked = spec.questions[question];
  if (!asked) return [];
  const leads = Object.values(events(asked)).flatMap((route) =>
    arms(route).map(({ target }) => target),
  );
  if ([...leads, ...Object.values(spec.scale?.floors[question] ?? {})].some(isUrgent))
    return ['urgent'];
  return [question === 'law-edition' ? 'law' : (ofDecision[spec.id] ?? 'more-to-do')];
}
const ofDecision: Readonly<Record<string, Reason>> = {
  danger: 'urgent',
  givens: 'ring', // they decide whom to ring, and by which day’s rules
  asking: 'level', // whether a level is decided on at all
  need: 'level',
  consent: 'telling',
  sharing: 'telling',
};

/** A rule does the harm of what is promised in its name; of one without a promise, that of what cites it. */
function ofRule(rule: string): Reason {
  const laws = Object.values(lawsOf)
    .flat()
    .filter(({ name }) => rulesNamed(name).rules.includes(rule));
  if (laws.length > 0) return worst(laws.map(({ facts }) => (facts ? ofFacts(facts) : 'level')));
  return worst(citedBy.flatMap(([why, rules]) => (rules.has(rule) ? [why] : [])));
}

function ofFacts(facts: readonly Fact[]): Reason {
  const says = (name: string) => facts.some((fact) => mentions(fact, name));
  if (facts.some((fact) => onlyUrgent(fact)) || says('immediate-danger')) return 'urgent';
  const now = keysOf(actions).filter((id) => ofAction(id) === 'ring');
  if (facts.some((fact) => mentions(fact, 'actions', now))) return 'ring';
  if (['level', 'need', 'harm'].some(says)) return 'level';
  return ['consent', 'sharing'].some(says) ? 'telling' : 'more-to-do';
}
const mentions = (fact: Fact, name: string, any?: readonly string[]): boolean =>
  clauses(fact).some((clause) =>
    clause.some(
      ([one, accepted]) => one === name && (!any || any.some((id) => accepted.includes(id))),
    ),
  );
/** Whether it is said of an urgent referral or of 999 alone, and not of every level. */
const onlyUrgent = (fact: Fact): boolean =>
  clauses(fact).some((clause) =>
    clause.some(([name, accepted]) => ['level', 'need'].includes(name) && accepted.every(isUrgent)),
  );

const machines = fileURLToPath(new URL('../../machines/', import.meta.url));
/** The rules cited in what decides the level, in what else there is to do, and in the rest of the decisions. */
const citedBy: readonly (readonly [Reason, ReadonlySet<string>])[] = (
  [
    ['level', /^(?:danger|need|concerns|floors|impact|outcomes)\.ts$/],
    ['more-to-do', /^actions\.ts$/],
    ['telling', /^(?:consent|sharing|duty|holders|grounds|details|asking)\.ts$/],
  ] as const
).map(([why, files]) => [
  why,
  new Set(
    readdirSync(machines)
      .filter((file) => files.test(file))
      .flatMap((file) => readFileSync(machines + file, 'utf8').match(citation) ?? []),
  ),
]);
