import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import type { JourneyId } from '../../machines/journeys.ts';
import type { Level, SharingOutcome } from '../../machines/outcomes.ts';
import type { Pack } from '../../content/schema.ts';
import { caseHeadings, type Draft, type Earlier, type EvidenceTag, type ReasonHeading, type ToShare } from '../decide/draft.ts';
import type { AreaWalk } from '../walk/walkIn.ts';
import type { Following } from '../recommend/following.ts';
import type { Recommendation } from '../recommend/recommend.ts';
import { answerWords, localWords, questionWords, type Words } from '../recommend/words.ts';
import { isoDay } from '../recommend/dates.ts';
import { routesChosen, type RouteChosen } from './routes.ts';
import { allLegible } from './legible.ts';
import { rulesOf, type Rules } from './rules.ts';

export const format = 'windscreen-record/1';

/** How an answer is known, in the words of the question page: a test keeps them the same. */
export const evidenceWords: Readonly<Record<EvidenceTag, string>> = {
  saw: 'I saw or heard it myself',
  'child-said': 'The child said it, in these words',
  told: 'Someone else told me, named or not',
  opinion: 'My professional opinion',
  record: 'From a record',
};

/** A question answered, by id and in the words that were shown. */
export interface RecordedStep {
  readonly decision: string;
  readonly section: string;
  readonly question: string;
  readonly ask: string;
  readonly answer: string | readonly string[];
  readonly said: string;
  readonly evidence?: { readonly tag: EvidenceTag; readonly words: string };
  readonly note?: string;
}

/**
 * What is kept of one decision, whole: it is read without Windscreen, and run again by the rules inside it. Ids and the
 * exact words shown stand side by side. The child's name has no field; the reference is the agency's own.
 */
export interface DecisionRecord {
  readonly format: typeof format;
  readonly id: string;
  readonly mode: 'live' | 'training';
  readonly reference: string;
  /** The record that this decision was begun from, and when that was finished. */
  readonly earlier?: Earlier;
  readonly begunAt: string;
  readonly finishedAt: string;
  /** The day that it was decided, in England: that on which the answers were checked, unless the person gave another. */
  readonly decisionDate: string;
  /** Which Windscreen made it, and the hash of the rules it followed. */
  readonly versions: { readonly windscreen: string; readonly rules: string };
  readonly journey: JourneyId;
  readonly law: { readonly id: string; readonly name: string };
  /** The area's pack, and when its numbers were last confirmed. */
  readonly area: { readonly id: string; readonly name: string; readonly asAt: string };
  readonly steps: readonly RecordedStep[];
  /** Answered, and then no longer asked: without effect on what was recommended. */
  readonly setAside: readonly RecordedStep[];
  /** What chose the way where an answer alone did not, each with a clause that reads after "because". */
  readonly routes: readonly (RouteChosen & { readonly because: string })[];
  /** Where each decision came to, in the order they were met. */
  readonly outcomes: readonly { readonly decision: string; readonly outcome: string; readonly words: string }[];
  readonly ownView?: { readonly level: Level | SharingOutcome | 'unsure'; readonly words: string; readonly why: string };
  readonly recommendation: Recommendation;
  /** What was decided, where that is not what was recommended. Records from before it was kept lack it: read it by `decidedOf`. */
  readonly decided?: Following;
  readonly choice?: {
    readonly follows: boolean;
    readonly level?: Level;
    readonly words?: string;
    readonly why: string;
    readonly secondPerson: string;
  };
  readonly reasons: Readonly<Record<ReasonHeading, string>>;
  readonly consulted: string;
  /** What the family were told, or why they were not. */
  readonly familyTold: string;
  /** What the child or young person wants and fears, where that was written. */
  readonly wishes?: string;
  /** How the answer to an earlier referral was challenged or chased, where that was written. */
  readonly challenge?: string;
  /** ISO day, or empty where none is needed. */
  readonly reviewOn: string;
  readonly triggers: string;
  readonly toShare: ToShare;
  readonly rules: Rules;
}

export interface Finished {
  readonly draft: Draft;
  readonly walk: AreaWalk;
  readonly recommendation: Recommendation;
  /** What was decided instead, where the recommendation is not followed. */
  readonly decided?: Following | undefined;
  readonly words: Words;
  readonly at: Date;
  readonly id: string;
  /** Of Windscreen. */
  readonly version: string;
}

/** Pure: everything comes in, and the record shares nothing with it, so that nothing done to a draft later can change it. */
export function toRecord({ draft, walk, recommendation, decided, words: general, at, id, version }: Finished): DecisionRecord {
  const { journey, path, pack } = walk;
  const { account, ownView, choice } = draft;
  const words = localWords(general, pack);
  const answers: Memory = Object.fromEntries(path.steps.map(({ question, answer }) => [question, answer]));
  const decisionOf = (question: string) =>
    journey.stages.find(({ decision }) => question in decision.spec.questions)?.decision.spec.id ??
    Object.keys(words.decisions).find((one) => question in words.decisions[one]!.questions);
  const step = (decision: string | undefined, question: string): RecordedStep => recordedStep(words, draft, decision, question);
  return allLegible<DecisionRecord>({
    format,
    id,
    mode: path.memory['mode'] === 'training' ? 'training' : 'live',
    reference: account.reference,
    ...(draft.earlier ? { earlier: draft.earlier } : {}),
    begunAt: draft.begunAt,
    finishedAt: at.toISOString(),
    decisionDate: draft.decidedOn ?? isoDay(new Date(draft.confirmedAt ?? at)),
    versions: { windscreen: version, rules: draft.rules },
    journey: draft.journey,
    law: { id: recommendation.edition.id, name: recommendation.edition.name },
    area: { id: recommendation.area.id, name: pack.name, asAt: confirmedOn(pack) },
    steps: path.steps.map(({ decision, question }) => step(decision, question)),
    setAside: path.setAside.map((question) => step(decisionOf(question), question)),
    routes: routesChosen(journey, answers).map((route) => ({
      ...route,
      because: words.decisions[route.decision]?.facts[route.fact] ?? route.fact,
    })),
    outcomes: walkJourney(journey, answers).walks.flatMap((walk) =>
      walk.done
        ? [
            {
              decision: walk.decision,
              outcome: walk.outcome,
              words: words.decisions[walk.decision]?.outcomes[walk.outcome] ?? walk.outcome,
            },
          ]
        : [],
    ),
    ...(ownView ? { ownView: { level: ownView.level, words: viewWords(words, ownView.level), why: ownView.why } } : {}),
    recommendation,
    ...(decided ? { decided } : {}),
    ...(choice ? { choice: { ...choice, ...(choice.level ? { words: viewWords(words, choice.level) } : {}) } } : {}),
    reasons: account.reasons,
    consulted: account.consulted,
    familyTold: account.familyTold,
    ...Object.fromEntries(caseHeadings.flatMap((heading) => (account[heading].trim() ? [[heading, account[heading]]] : []))),
    reviewOn: account.reviewOn,
    triggers: account.triggers,
    toShare: account.toShare,
    rules: rulesOf(journey),
  });
}

function recordedStep(words: Words, { answers, evidence, notes }: Draft, decision: string | undefined, question: string): RecordedStep {
  const answer = answers[question]!;
  const tag = evidence[question];
  const note = notes[question];
  return {
    decision: decision ?? '',
    section: decision ? words.decisions[decision]!.section : '',
    question,
    ask: decision ? questionWords(words, decision, question).ask : question,
    answer,
    said: decision ? answerWords(words, decision, question, answer) : [answer].flat().join('; '),
    ...(tag ? { evidence: { tag, words: evidenceWords[tag] } } : {}),
    ...(note ? { note } : {}),
  };
}

function viewWords({ levels, sharingOutcomes }: Words, view: Level | SharingOutcome | 'unsure'): string {
  const named: Readonly<Record<string, { readonly name: string } | undefined>> = levels;
  return view === 'unsure' ? 'I was not sure' : (named[view]?.name ?? sharingOutcomes[view]?.title ?? view);
}

/** When a pack's telephone numbers were last confirmed: the oldest of them, since one wrong number is enough. */
function confirmedOn({ frontDoor, outOfHours }: Pack): string {
  const dates = [...frontDoor.lines, ...outOfHours.lines].map(({ number }) => number.asAt);
  return dates.sort()[0] ?? frontDoor.name.asAt;
}
