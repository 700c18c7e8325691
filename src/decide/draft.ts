import type { Pack } from '../../content/schema.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import type { DecisionRecord } from '../records/record.ts';
import type { Level, SharingOutcome } from '../../machines/outcomes.ts';
import { draftNow } from './renamed.ts';

/** How an answer is known (design 6). */
export const evidenceTags = ['saw', 'child-said', 'told', 'opinion', 'record'] as const;
export type EvidenceTag = (typeof evidenceTags)[number];

/** What a professional writes under F-C-R-A-J, in that order. */
export const reasonHeadings = ['facts', 'concern', 'risk', 'action', 'justification'] as const;
export type ReasonHeading = (typeof reasonHeadings)[number];

/** What is written only where it belongs to the case, and stands in a record only where it was written. */
export const caseHeadings = ['wishes', 'challenge'] as const;

/** Where the person would have placed the child, or what they would have shared, before they saw the recommendation. */
export interface OwnView {
  readonly level: Level | SharingOutcome | 'unsure';
  readonly why: string;
}

/** What the person decided, beside what was recommended. */
export interface Choice {
  readonly follows: boolean;
  /** The level chosen instead, when not following. */
  readonly level?: Level;
  readonly why: string;
  /** A named second person: needed to go below the recommendation. */
  readonly secondPerson: string;
}

/** What is being shared, kept apart by how it is known; whose whereabouts are held back. */
export interface ToShare {
  readonly recipient: string;
  readonly facts: string;
  readonly opinion: string;
  readonly fromOthers: string;
  /** Identity or whereabouts of someone at risk. Stays out of what is shared, unless the reason to include it is given. */
  readonly protect: string;
  readonly includeProtected: boolean;
  readonly whyInclude: string;
}

/** The record that a decision is begun from, for the same child after a review or for another child in it: by its id, and when it was finished, ISO. */
export interface Earlier {
  readonly record: string;
  readonly finishedAt: string;
  /** It is of another child in the same events: it decides nothing again. */
  readonly otherChild?: true;
}

/** The same, with what the new decision carries on. */
export interface Again extends Earlier {
  readonly reference: string;
  /** What is the same for both, by question: never asked twice. */
  readonly answers?: Memory;
}

/** What somebody says of themselves holds for every child, and an invented case stays one. Where another child lives is asked. */
const sameForBoth = ['mode', 'role', 'profession', 'holder'] as const;

/** How a decision for another child begins from a finished one: linked to it, with what its writer said of themselves. */
export const forAnotherChild = (draft: Draft, { id, finishedAt }: Pick<DecisionRecord, 'id' | 'finishedAt'>): Again => ({
  record: id,
  finishedAt,
  otherChild: true,
  reference: '',
  answers: Object.fromEntries(sameForBoth.flatMap((question) => (draft.answers[question] ? [[question, draft.answers[question]]] : []))),
});

export interface Account {
  readonly reference: string;
  readonly reasons: Readonly<Record<ReasonHeading, string>>;
  readonly consulted: string;
  readonly familyTold: string;
  /** What the child or young person wants and fears, as they said it; or why nobody could ask. */
  readonly wishes: string;
  /** Where a referral was made before: whom the answer was challenged or chased with, by when they reply, and what is disagreed with. */
  readonly challenge: string;
  readonly reviewOn: string;
  readonly triggers: string;
  readonly toShare: ToShare;
}

/**
 * Everything one person has said so far. `answers` are by question id and hold every answer ever given; those no
 * longer on the walked path are set aside, never lost. All else is derived from this.
 */
export interface Draft {
  /** Hash of the rules it was begun under; empty until that has been worked out. */
  readonly rules: string;
  readonly journey: JourneyId;
  readonly begunAt: string;
  readonly answers: Memory;
  readonly evidence: Readonly<Record<string, EvidenceTag>>;
  readonly notes: Readonly<Record<string, string>>;
  /** What stands in a box and has not been gone on with, by the box's name, exactly as it was typed. */
  readonly typed: Readonly<Record<string, string>>;
  /** What had to be read before a question, and has been. */
  readonly read: readonly string[];
  /** Questions that the device answered from its clock or the area's pack, and nobody has changed. */
  readonly byDevice: readonly string[];
  /** The answers as they stood when Check answers was passed; a recommendation needs them to stand so still. */
  readonly confirmed?: string;
  /** When they were: the day, the law and every deadline follow from it, shown and recorded alike. */
  readonly confirmedAt?: string;
  /** The day whose rules it follows, as YYYY-MM-DD, where that is not the day it is made. */
  readonly decidedOn?: string;
  /** The area's own pack, as it stood when the area was given: a later pack never switches the rules part-way. */
  readonly ownPack?: Pack;
  /** When it was last known whether the offices are open, in milliseconds since 1970. It does not stay true. */
  readonly hoursAt?: number;
  readonly ownView?: OwnView;
  readonly choice?: Choice;
  readonly account: Account;
  readonly earlier?: Earlier;
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

/**
 * A draft as it was kept. One from an earlier version keeps its answers, under the ids of today, and gains what that version
 * lacked. Throws if it is no draft.
 */
export function resume(kept: string): Draft {
  const draft = JSON.parse(kept) as Draft;
  if (!(draft.journey in journeys) || typeof draft.answers !== 'object') throw new Error('what was kept is not a draft');
  const fresh = newDraft(draft.journey, new Date(draft.begunAt));
  return draftNow({ ...fresh, ...draft, account: { ...fresh.account, ...draft.account } });
}
