import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import type { Answer } from '../../machines/grammar/space.ts';
import type { Level, SharingOutcome } from '../../machines/outcomes.ts';
import type { Pack } from '../../content/schema.ts';
import { isoDay } from '../recommend/dates.ts';
import type { Following } from '../recommend/following.ts';
import type { Recommendation } from '../recommend/recommend.ts';
import {
  answerWords,
  decisionAsking,
  localWords,
  questionWords,
  wordsAbout,
  type Words,
} from '../recommend/words.ts';
import { caseHeadings, type EvidenceTag } from '../records/account.ts';
import { allLegible } from '../records/legible.ts';
import { format, type DecisionRecord, type RecordedStep } from '../records/record.ts';
import { routesChosen } from '../walk/routes.ts';
import { rulesOf } from '../records/rules.ts';
import type { AreaWalk } from '../walk/walkIn.ts';
import type { Draft } from './draft.ts';
import { otherIn } from './otherCouncil.ts';
import { limits } from '../records/limits.ts';

/** What a finished decision is made into a record from. */
export interface Finished {
  readonly draft: Draft;
  readonly walk: AreaWalk;
  readonly recommendation: Recommendation;
  /** What was decided instead, where the recommendation is not followed. */
  readonly decided?: Following | undefined;
  /** Where the child was, in words, where that was said. */
  readonly where?: string;
  readonly words: Words;
  readonly says: Says;
  readonly at: Date;
  readonly id: string;
  /** Of Windscreen. */
  readonly version: string;
}

/** What a record says of a view that was not sure, and of how an answer is known. */
export interface Says {
  readonly unsure: string;
  readonly evidence: Readonly<Record<EvidenceTag, string>>;
}

/**
 * Pure: everything comes in, and the record shares nothing with it, so that nothing done to a draft
 * later can change it.
 */
export function toRecord({
  draft,
  walk,
  recommendation,
  decided,
  where = '',
  words: general,
  says,
  at,
  id,
  version,
}: Finished): DecisionRecord {
  const { journey, path, pack } = walk;
  const { account, ownView, choice } = draft;
  const words = localWords(general, pack);
  const other = otherIn(draft);
  const answers: Memory = Object.fromEntries(
    path.steps.map(({ question, answer }) => [question, answer]),
  );
  const decisionOf = (question: string) =>
    journey.stages.find(({ decision }) => question in decision.spec.questions)?.decision.spec.id ??
    decisionAsking(words, question);
  const step = (decision: string | undefined, question: string, answer: Answer): RecordedStep =>
    recordedStep(words, draft, says, decision, question, answer);
  const setAside = Object.entries(draft.answers).filter(([question]) =>
    path.setAside.includes(question),
  );
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
    area: {
      id: recommendation.area.id,
      name: pack.name,
      asAt: confirmedOn(pack),
      ...(recommendation.area.id === 'council' ? { council: pack.id } : {}),
      ...(other ? { other: { id: other.id, name: other.name } } : {}),
    },
    steps: path.steps.map(({ decision, question, answer }) => step(decision, question, answer)),
    setAside: setAside.map(([question, answer]) => step(decisionOf(question), question, answer)),
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
    ...(ownView ? { ownView: { ...ownView, words: viewWords(words, ownView.level, says) } } : {}),
    recommendation,
    ...(decided ? { decided } : {}),
    ...(choice
      ? {
          choice: {
            ...choice,
            ...(choice.level ? { words: viewWords(words, choice.level, says) } : {}),
          },
        }
      : {}),
    reasons: { ...account.reasons, action: actionWith(where, account.reasons.action) },
    consulted: account.consulted,
    familyTold: account.familyTold,
    ...Object.fromEntries(
      caseHeadings.flatMap((heading) =>
        account[heading].trim() ? [[heading, account[heading]]] : [],
      ),
    ),
    reviewOn: account.reviewOn,
    triggers: account.triggers,
    toShare: account.toShare,
    rules: rulesOf(journey),
  });
}

function recordedStep(
  words: Words,
  { evidence, notes }: Draft,
  says: Says,
  decision: string | undefined,
  question: string,
  answer: Answer,
): RecordedStep {
  const tag = evidence[question];
  const note = notes[question];
  return {
    decision: decision ?? '',
    section: decision ? wordsAbout(words, 'decisions', decision).section : '',
    question,
    ask: decision ? questionWords(words, decision, question).ask : question,
    answer,
    said: decision ? answerWords(words, decision, question, answer) : [answer].flat().join('; '),
    ...(tag ? { evidence: { tag, words: says.evidence[tag] } } : {}),
    ...(note ? { note } : {}),
  };
}

function viewWords(
  { levels, sharingOutcomes }: Words,
  view: Level | SharingOutcome | 'unsure',
  { unsure }: Says,
): string {
  const named: Readonly<Record<string, { readonly name: string } | undefined>> = levels;
  return view === 'unsure' ? unsure : (named[view]?.name ?? sharingOutcomes[view]?.title ?? view);
}

/**
 * When a pack's telephone numbers were last confirmed: the oldest of them, since one wrong number
 * is enough.
 */
function confirmedOn({ frontDoor, outOfHours }: Pack): string {
  const dates = [...frontDoor.lines, ...outOfHours.lines].map(({ number }) => number.asAt);
  return dates.sort()[0] ?? frontDoor.name.asAt;
}

/** What was done, with where the child was: as long as a record can hold both. */
function actionWith(where: string, action: string): string {
  const whole = [where, action].filter(Boolean).join('\n');
  return whole.length > limits.text ? action : whole;
}
