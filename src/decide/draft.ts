import type { Pack } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import type { QuestionId } from '../../machines/questions.ts';
import type { DecisionRecord } from '../records/record.ts';
import type { OtherCouncil } from './otherCouncil.ts';
import type { Where } from './where.ts';
import type {
  Account,
  Choice,
  Earlier,
  EvidenceTag,
  OwnView,
  ToShare,
} from '../records/account.ts';

/** The same, with what the new decision carries on. */
export interface Again extends Earlier {
  readonly reference: string;
  /** What is the same for both, by question: never asked twice. */
  readonly answers?: Memory;
  /** Where it happened, or the writer works, where that was named. */
  readonly otherCouncil?: OtherCouncil;
}

/**
 * What somebody says of themselves holds for every child, and an invented case stays one. Where
 * another child lives is asked.
 */
const sameForBoth = ['mode', 'role', 'profession', 'holder'] as const satisfies QuestionId[];

/**
 * How a decision for another child begins from a finished one: linked to it, with what its writer
 * said of themselves, and the other council in which it happened.
 */
export const forAnotherChild = (
  draft: Draft,
  { id, finishedAt }: Pick<DecisionRecord, 'id' | 'finishedAt'>,
): Again => ({
  record: id,
  finishedAt,
  otherChild: true,
  reference: '',
  answers: Object.fromEntries(
    sameForBoth.flatMap((question) =>
      draft.answers[question] ? [[question, draft.answers[question]]] : [],
    ),
  ),
  ...(draft.otherCouncil ? { otherCouncil: draft.otherCouncil } : {}),
});

/**
 * Everything one person has said so far. `answers` are by question id and hold every answer ever
 * given; those no longer on the walked path are set aside, never lost. All else is derived from
 * this.
 */
export interface Draft {
  /** Hash of the rules it was begun under; empty until that has been worked out. */
  readonly rules: string;
  readonly journey: JourneyId;
  readonly begunAt: string;
  readonly answers: Memory;
  readonly evidence: Readonly<Record<string, EvidenceTag>>;
  readonly notes: Readonly<Record<string, string>>;
  /**
   * What stands in a box and has not been gone on with, by the box's name, exactly as it was typed.
   */
  readonly typed: Readonly<Record<string, string>>;
  /** What had to be read before a question, and has been. */
  readonly read: readonly string[];
  /**
   * Questions that the device answered from its clock or the area's pack, and nobody has changed.
   */
  readonly byDevice: readonly string[];
  /**
   * The answers as they stood when Check answers was passed; a recommendation needs them to stand
   * so still.
   */
  readonly confirmed?: string;
  /**
   * When they were: the day, the law and every deadline follow from it, shown and recorded alike.
   */
  readonly confirmedAt?: string;
  /** The day whose rules it follows, as YYYY-MM-DD, where that is not the day it is made. */
  readonly decidedOn?: string;
  /**
   * The area's own pack, as it stood when the area was given: a later pack never switches the rules
   * part-way.
   */
  readonly ownPack?: Pack;
  /**
   * That of the council chosen from the list, as it stood then: a later edition of the directory
   * never switches its numbers part-way.
   */
  readonly councilPack?: Pack;
  /**
   * Another council that it also bears on: the record names both, and the first stays the one to
   * ring.
   */
  readonly otherCouncil?: OtherCouncil;
  /**
   * When it was last known whether the offices are open, in milliseconds since 1970. It does not
   * stay true.
   */
  readonly hoursAt?: number;
  /** When they said that they had called 999. */
  readonly calledAt?: string;
  /** Where the child was while they acted, as they said it last. */
  readonly where?: Where;
  readonly ownView?: OwnView;
  readonly choice?: Choice;
  readonly account: Account;
  readonly earlier?: Earlier;
  /**
   * It was kept with the records, at the person's word, and goes back there when it is left again.
   */
  readonly withRecords?: true;
  /** Once finished: the record as it was made, never made again. */
  readonly record?: DecisionRecord;
  /** Whether it has been printed, saved or copied since. */
  readonly taken?: boolean;
}

const noReasons = { facts: '', concern: '', risk: '', action: '', justification: '' };
const nothingToShare: ToShare = {
  recipient: '',
  facts: '',
  opinion: '',
  fromOthers: '',
  protect: '',
  includeProtected: false,
  whyInclude: '',
};

export function newDraft(journey: JourneyId, begunAt: Date): Draft {
  return {
    rules: '',
    journey,
    begunAt: begunAt.toISOString(),
    answers: { mode: 'live' },
    evidence: {},
    notes: {},
    typed: {},
    read: [],
    byDevice: ['mode'],
    account: {
      reference: '',
      reasons: noReasons,
      consulted: '',
      familyTold: '',
      wishes: '',
      challenge: '',
      reviewOn: '',
      triggers: '',
      toShare: nothingToShare,
    },
  };
}
