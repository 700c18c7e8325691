import { actions } from './actions.ts';
import { circumstances } from './circumstances.ts';
import { neverTell } from './concerns.ts';
import { either, holds, type All, type Fact, type Memory } from './grammar/fact.ts';
import { isOneOf, keysOf } from './grammar/known.ts';
import { atLeast } from './outcomes.ts';
import type { QuestionId } from './questions.ts';

/*
 * What must be known before the phone is lifted: how serious it is, whom to ring first, and what may be said to whom. The page
 * that says it and the proof that nothing answered later takes it back (machines/proof/settled.ts) read these tables.
 */

/** Rows, each with the fact that brings it. */
export type Table = Readonly<Record<string, Fact>>;

/** Both hold. */
const and = (one: Fact, other: All): readonly All[] => either(one).map((all) => ({ ...all, ...other }));
const advice = actions['take-advice-today'].when;

const frontDoor = actions['ring-front-door'].when;

/** Whom to ring first: the first row that holds. Where none does, nobody need be rung (I19 to I21). */
export const ringFirst = {
  emergency: { level: ['call-999'] },
  'social-worker': actions['ring-allocated-worker'].when,
  'front-door-manager': and(frontDoor, circumstances.refused),
  'front-door': frontDoor,
  'out-of-hours': actions['ring-emergency-duty-team'].when,
  'when-it-opens': actions['ring-when-the-front-door-opens'].when,
  /** An illness that puzzles: whoever leads on one shared view of it (E-18). */
  doctor: and(advice, circumstances.doctorFirst),
  'not-the-lead': and(advice, circumstances.lead),
  'above-the-lead': and(advice, circumstances.asLead),
  lead: advice,
} as const satisfies Table;
export type RingFirst = keyof typeof ringFirst;

/**
 * Rows that are another row, which stands right after them, where something more holds: what that is. Where it was asked before anybody
 * is told to act, nothing answered later changes it, and it is enough to prove that the two together stand.
 */
export const narrower: Readonly<Record<string, Fact>> = {
  'front-door-manager': circumstances.refused,
  doctor: circumstances.doctorFirst,
  'not-the-lead': circumstances.lead,
  'above-the-lead': circumstances.asLead,
} satisfies Partial<Record<RingFirst, Fact>>;

/** What may be said to the family before anybody has been rung: the first row that holds, and *not yet* where none does (M.2). */
export const telling = {
  never: { concerns: neverTell },
  tell: { 'safe-to-tell': ['yes', 'one-carer', 'child-only'] },
} as const satisfies Table;
export type Telling = keyof typeof telling | 'not-yet';

/** The name of the first row that holds. */
export const rowOf = <Row extends string>(table: Readonly<Record<Row, Fact>>, memory: Memory): Row | undefined =>
  keysOf(table).find((row) => holds(table[row], memory));

/** Whom to ring first, by what is remembered so far. */
export const whoFirst = (memory: Memory): RingFirst | undefined => rowOf(ringFirst, memory);
/** What may be said to the family, by what is remembered so far. */
export const whatToTell = (memory: Memory): Telling => rowOf(telling, memory) ?? 'not-yet';

/** Whether somebody in the family is told now, of whom nobody else settles what they are told. */
export const mayBeTold = (memory: Memory): boolean =>
  whatToTell(memory) === 'tell' && !holds(circumstances.known, memory) && !holds(circumstances.doctorFirst, memory);

/** What is asked before anybody is told to act, though what to do is known already: whom to ring, and what to say there, wait for it. */
const askedBefore = [
  'immediate-danger',
  'mode',
  'role',
  'area',
  'hours',
  'law-edition',
  'age',
  'children-in-household',
  'direction',
  'child-at-risk',
  'allocated-worker',
  'works-with-children',
  'is-your-lead',
  'concerns',
  'referral-answer',
] as const satisfies QuestionId[];
/** Whether all that a fact asks is asked before anybody is told to act: it is known by then, and stays as it is. */
export const isKnownFirst = (fact: Fact): boolean =>
  either(fact).every((all) => Object.keys(all).every((name) => isOneOf(askedBefore, name)));
/** What somebody who was checked needs to save a life: it is shared at once (R3). */
export const savesALife = { verified: ['yes'], 'why-asked': ['life-at-risk'] } as const satisfies All;
/** Where acting comes first: harm is suspected; an adviser is needed today, and nobody has been asked yet; or it saves a life to share. */
export const actFirst = [
  { level: atLeast('refer-urgently') },
  { level: ['advice-today'], advice: ['not-yet'] },
  savesALife,
] as const satisfies readonly All[];

/** Whether to act now, and answer the rest after: what to do is known, and what is asked next, if anything, is only for the record or raises it. */
export const actsFirst = (memory: Memory, next: string | undefined): boolean => holds(actFirst, memory) && !isOneOf(askedBefore, next);
