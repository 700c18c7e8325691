import {
  addedTo,
  decisionOf,
  referenceOf,
  type AddedEntry,
  type AddedKind,
  type DestroyedEntry,
  type Entries,
} from './entry.ts';
import type { DecisionRecord } from './record.ts';
import type { Level, SharingOutcome } from '../../machines/outcomes.ts';
import { answersNow } from '../../machines/successors.ts';
import { isClosed, waitsIn } from './course.ts';
import { isReferral } from './referralWaits.ts';
import type { Wait } from './wait.ts';
import { decidedOf, departure, levelDecided } from './decided.ts';
import { reasonHeadings } from './account.ts';
import { linksIn, type Link } from './linked.ts';
import { answersOf } from './rerun.ts';
import { wordsOf } from './spelling.ts';

/** How old the child is and which worries were ticked, by the ids of today; not asked, not there. */
export interface About {
  readonly age?: string;
  readonly concerns?: readonly string[];
}

/**
 * What a list, a worklist and an audit need of one record, without opening it. Derived from its
 * entries, and kept only as long as they say so.
 */
export interface Summary {
  readonly id: string;
  readonly reference: string;
  readonly state: 'open' | 'closed' | 'destroyed';
  /** It began without a decision. */
  readonly noted?: true;
  /**
   * When the decision was finished, ISO; when it was noted, for one without; when it was destroyed,
   * for one that was.
   */
  readonly at: string;
  /** What was decided, in a line; empty once destroyed. */
  readonly act: string;
  readonly journey?: 'refer' | 'share';
  readonly recommended?: Level;
  readonly decided?: Level;
  readonly own?: Level | SharingOutcome | 'unsure';
  readonly departure: 'followed' | 'up' | 'down' | 'other';
  /** Outcomes of the other two decisions, where they were reached. */
  readonly consent?: string;
  readonly sharing?: string;
  /**
   * What a decision was about. Not in the summary of an older Windscreen, nor where there was no
   * room for it: the record itself says it.
   */
  readonly about?: About;
  readonly area: string;
  readonly edition: string;
  readonly rules: string;
  /**
   * Which of the five reasons were written (their first letters), whether the family's part was,
   * and who was asked.
   */
  readonly wrote: string;
  readonly family: boolean;
  readonly consulted: boolean;
  /** How many answers say how they are known, of how many. */
  readonly evidence: readonly [said: number, of: number];
  readonly refers: boolean;
  /** When each thing first happened, ISO; `due` is when a reply was. */
  readonly sent?: string;
  readonly due?: string;
  readonly acknowledged?: string;
  readonly heard?: string;
  readonly outcome?: string;
  readonly reviewed?: string;
  readonly counts: Partial<Readonly<Record<AddedKind, number>>>;
  readonly countersigned?: string;
  readonly keepUntil?: string;
  /** Other children that it names. */
  readonly linked?: readonly Link[];
  readonly waits: readonly Wait[];
  /**
   * Of one that was destroyed: why, who authorised it and who did it, to as much as a list shows.
   */
  readonly gone?: { readonly why: string; readonly authorisedBy: string; readonly by: string };
}

const none = {
  act: '',
  departure: 'followed',
  area: '',
  edition: '',
  rules: '',
  wrote: '',
  family: false,
  consulted: false,
} as const;

/** The summary of a record, by the id that it goes by on this device. */
export function summaryOf(entries: Entries, id: string = entries[0].record): Summary {
  const [first] = entries;
  const decision = decisionOf(entries);
  if (!decision && 'fields' in first) return notedSummary(entries, first, id);
  if (!decision)
    return {
      ...none,
      id,
      reference: '',
      state: 'destroyed',
      at: first.at,
      evidence: [0, 0],
      refers: false,
      counts: {},
      waits: [],
      ...(first.kind === 'destroyed' ? { gone: goneWords(first) } : {}),
    };
  const added = addedTo(entries);
  const one = (kind: AddedKind) => added.find((entry) => entry.kind === kind);
  const when = (kind: AddedKind) => one(kind)?.fields['when'];
  const last = (kind: AddedKind) => added.findLast((entry) => entry.kind === kind);
  const { recommendation, reasons } = decision;
  const decided = decidedOf(decision);
  return inRoom({
    id,
    reference: decision.reference,
    state: isClosed(entries) ? 'closed' : 'open',
    at: decision.finishedAt,
    act: decided.act.slice(0, 160),
    journey: decision.journey,
    recommended: recommendation.level,
    decided: levelDecided(decision),
    own: decision.ownView?.afterAct ? undefined : decision.ownView?.level, // one given afterwards is no second opinion
    departure: departure(decision),
    consent: decided.consent?.id,
    sharing: decided.sharing?.id,
    about: aboutOf(decision),
    area: decision.area.id,
    edition: decision.law.id,
    rules: decision.versions.rules.slice(0, 12),
    wrote: reasonHeadings
      .filter((heading) => reasons[heading].trim())
      .map((heading) => heading[0])
      .join(''),
    family: decision.familyTold.trim() !== '',
    consulted: decision.consulted.trim() !== '',
    evidence: [decision.steps.filter(({ evidence }) => evidence).length, decision.steps.length],
    refers: isReferral(decision),
    sent: when('referral-sent'),
    due: one('referral-sent')?.clocks.find(({ clock }) => clock === 'reply')?.by,
    acknowledged: when('acknowledged'),
    heard: when('outcome-received'),
    outcome: last('outcome-received')?.fields['outcome'],
    reviewed: last('review-held')?.fields['on'],
    counts: countsOf(added),
    countersigned: last('countersignature')?.fields['view'],
    keepUntil: last('keep-until')?.fields['until'],
    linked: linkedIn(entries),
    waits: waitsIn(entries),
  });
}

/** Nothing, where it names none: most do not. */
const linkedIn = (entries: Entries) => {
  const links = linksIn(entries);
  return links.length > 0 ? links : undefined;
};

/**
 * Of a record that began without a decision: nothing in it was recommended, and no count of
 * decisions takes it in.
 */
function notedSummary(entries: Entries, first: AddedEntry, id: string): Summary {
  const added = addedTo(entries);
  return present({
    ...none,
    id,
    reference: referenceOf(entries),
    state: isClosed(entries) ? 'closed' : 'open',
    noted: true,
    at: first.at,
    act: first.title.slice(0, 160),
    evidence: [0, 0],
    refers: false,
    counts: countsOf(added),
    keepUntil: added.findLast(({ kind }) => kind === 'keep-until')?.fields['until'],
    linked: linkedIn(entries),
    waits: waitsIn(entries),
  });
}
function countsOf(added: readonly AddedEntry[]): Summary['counts'] {
  const counts: Partial<Record<AddedKind, number>> = {};
  for (const { kind } of added) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** What a decision was about, whichever Windscreen made it. */
export function aboutOf(decision: DecisionRecord): About {
  const { age, concerns } = answersNow(answersOf(decision));
  return {
    ...(typeof age === 'string' ? { age } : {}),
    ...(Array.isArray(concerns) ? { concerns } : {}),
  };
}
/** The bytes that a summary may have, with something to spare; more is not kept at all. */
const room = 2000;
/** A summary that would be too long says nothing of what it is about, rather than a part. */
function inRoom(summary: Parameters<typeof present>[0]): Summary {
  const whole = present(summary);
  const { about: _, ...short } = whole;
  return new TextEncoder().encode(JSON.stringify(whole)).length <= room ? whole : short;
}

const goneWords = ({ why, authorisedBy, by }: DestroyedEntry) => {
  const line = (text: string, most: number) => text.replace(/\p{Cc}+/gu, ' ').slice(0, most);
  return { why: line(why, 160), authorisedBy: line(authorisedBy, 100), by: line(by, 100) };
};

/** Without what is undefined, as JSON would have it. */
const present = (summary: { readonly [K in keyof Summary]: Summary[K] | undefined }): Summary =>
  JSON.parse(JSON.stringify(summary));

/** Every word that was written in a record, once each and folded, to search in. */
export function wordsIn(entries: Entries): string {
  const decision = decisionOf(entries);
  const added = addedTo(entries).flatMap(({ by, title, shown }) => [
    by,
    title,
    ...shown.map(([, said]) => said),
  ]);
  const texts = [referenceOf(entries), ...(decision ? textsIn(decision) : []), ...added];
  return [...new Set(texts.flatMap((text) => wordsOf(text ?? '')))].join(' ');
}

function textsIn(decision: DecisionRecord): readonly (string | undefined)[] {
  const {
    reasons,
    consulted,
    familyTold,
    wishes,
    challenge,
    triggers,
    steps,
    setAside,
    toShare,
    recommendation,
    ownView,
    choice,
  } = decision;
  return [
    ...Object.values(reasons),
    consulted,
    familyTold,
    wishes,
    challenge,
    triggers,
    recommendation.act,
    recommendation.levelName,
    choice?.words,
    decidedOf(decision).act,
    ownView?.why,
    choice?.why,
    choice?.secondPerson,
    toShare.recipient,
    toShare.facts,
    toShare.opinion,
    toShare.fromOthers,
    ...[...steps, ...setAside].map(({ note }) => note),
    ...steps.filter(({ question }) => question === 'concerns').map(({ said }) => said),
  ];
}
