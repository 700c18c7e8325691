import { actions, type ActionId } from './actions.ts';
import { councilEnquires } from './asking.ts';
import { concerned } from './concerned.ts';
import { neverTell, toldApart } from './concerns.ts';
import { aboutAWorker } from './consent.ts';
import { either, holds, type All, type Fact, type Memory } from './grammar/fact.ts';
import { keysOf } from './grammar/known.ts';
import { before2026, beforeDuty } from './givens.ts';
import { atLeast, consentOutcomes, nothingGoesOut } from './outcomes.ts';

/** Whatever a family, a lead or a front door says, these are done (M.6). Whom to ring for each stands on the page. */
export const cannotBeRefused = [
  'police',
  'lado',
  'fgm-report-yourself',
  'notify-private-fostering',
  'homeless-joint-protocol',
] as const satisfies ActionId[];

/** The answer to a referral that was made before was no, or less than was asked (M.5). */
const refused = { 'referral-answer': ['no-further-action', 'early-help'] } as const satisfies All;

/**
 * When a sentence would contradict the rest of its page, or a law that is not there yet. A sentence that would is shown in its
 * other words, or not at all: nothing else in the product decides which sentences show. Where several hold, the first counts.
 */
export const circumstances = {
  /** Telling the family is itself the danger: nothing says that anyone tells them, now or later (M.2, class 1). */
  never: { concerns: neverTell },
  ...concerned,
  /** What carers are told of an illness that puzzles is settled with the paediatrician, and all else about telling gives way to that (M.2). */
  doctorFirst: { concerns: ['perplexing-presentation'] },
  /** The reader is the lead. Told as where the lead is not to be asked, unless there are words of its own. */
  asLead: { role: ['designated-lead'] },
  /** They know already, so nothing says to tell them, or to keep it from them. */
  known: { 'telling-agreed': ['already-know'] },
  /** The council is making its enquiry: the social worker decides what the family are asked and told of it (N24). */
  enquiry: councilEnquires,
  /** One parent or carer may be told, and nobody else in the home: what is said of “them” is said of that one alone (M.2). */
  oneCarer: { 'safe-to-tell': ['one-carer'] },
  /** They may be told, so nothing asks anybody else to agree who tells them. */
  safe: { 'safe-to-tell': ['yes'] },
  /** The answer to a referral was no, or less: it is challenged, and the manager is rung (M.5). */
  refused,
  /** Harm is suspected, or something else is done that nobody can refuse: nothing says that nobody need be rung, or that this stays here. */
  duty: [{ level: atLeast('refer-urgently') }, ...cannotBeRefused.flatMap((id): readonly All[] => either(actions[id].when))],
  /** Nobody asked: it is offered, or comes with a referral. So nothing speaks of a request, or of a reply. */
  offered: [{ direction: ['telling'] }, { consent: consentOutcomes }],
  /** Nothing goes out, or not before advice, so nothing says to share. */
  withheld: { sharing: nothingGoesOut },
  /** Somebody close, or someone who works with children, may be the danger: each is told apart, and nobody is taken to be the person suspected elsewhere (M.2). */
  apart: [{ concerns: toldApart }, aboutAWorker],
  /** The rules followed are older than recognised legitimate interests, so nothing speaks of those, or of a law of 2026. */
  before2026: { 'law-edition': before2026 },
  /** They are older than the duty to share (section 16LA). */
  beforeDuty: { 'law-edition': beforeDuty },
} as const satisfies Readonly<Record<string, Fact>>;
export type Circumstance = keyof typeof circumstances;
export const circumstanceIds: readonly Circumstance[] = keysOf(circumstances);

/** Which hold, by what is remembered so far. */
export const circumstancesOf = (memory: Memory): readonly Circumstance[] =>
  circumstanceIds.filter((one) => holds(circumstances[one], memory));
