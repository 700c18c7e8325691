import page from '../../content/pages/account.yaml';
import type { Choice } from '../records/account.ts';
import { askedOfAll, neededIn, needsReason } from './accountBoxes.ts';
import type { Draft } from './draft.ts';
import type { Following } from '../recommend/following.ts';
import type { Recommendation } from '../recommend/recommend.ts';
import { isoDay } from '../recommend/dates.ts';
import { asTyped, dayTyped } from '../recommend/typedDate.ts';
import { limits } from '../records/limits.ts';
import { mayChoose, needsSecondPerson } from '../records/override.ts';
import type { Problem } from '../records/problem.ts';
import { sharingProblems } from '../records/sharingProblems.ts';
import { mayShare, sharesSomething } from '../records/toShare.ts';
import { filled } from '../ui/filled.ts';

const { problems } = page;
const problem = (field: string, message: string): Problem => ({ field, message });
const isBlank = (text: string | undefined) => !text?.trim();

/**
 * What still stops a draft from becoming a record, in the order of its page. None left, and it may
 * be finished. `decided` is what was decided, where that is not what was recommended.
 */
export function problemsIn(
  draft: Draft,
  recommendation: Recommendation,
  at: Date,
  decided: Following = recommendation,
): Problem[] {
  const { account, choice } = draft;
  const needed = neededIn(draft, recommendation, decided);
  return [
    ...(choice && !choice.follows ? choiceProblems(choice, recommendation) : []),
    ...(needed.includes('concern') && isBlank(account.reasons.concern)
      ? [problem('concern', problems.concern)]
      : []),
    ...(needed.includes('justification') && isBlank(account.reasons.justification)
      ? justificationProblem(draft, recommendation, decided)
      : []),
    ...(needed.includes('consulted') && isBlank(account.consulted)
      ? [problem('consulted', problems.consulted)]
      : []),
    ...(needed.includes('familyTold') && isBlank(account.familyTold)
      ? [problem('familyTold', problems.familyTold)]
      : []),
    ...reviewProblems(draft, at, needed.includes('reviewOn')),
    ...(mayShare(choice, decided) && sharesSomething(account.toShare)
      ? sharingProblems(account.toShare)
      : []),
    ...tooLong(draft),
  ];
}

function choiceProblems(
  { level, why, secondPerson }: Choice,
  { level: recommended, levelName }: Recommendation,
): Problem[] {
  if (recommended && level && !mayChoose(recommended, level))
    return [problem('decision-level', filled(problems.levelTooLow, { level: levelName }))];
  return [
    ...(recommended && !level ? [problem('decision-level', problems.level)] : []),
    ...(isBlank(why) ? [problem('decision-why', problems.choiceWhy)] : []),
    ...((!recommended || !level || needsSecondPerson(recommended, level)) && isBlank(secondPerson)
      ? [problem('decision-second', problems.secondPerson)]
      : []),
  ];
}

/**
 * A decision to do less needs its reason most (I23; design 5.6), and so does one that is urgent, or
 * goes on without the family.
 */
function justificationProblem(
  draft: Draft,
  recommendation: Recommendation,
  decided: Following,
): Problem[] {
  const { levelName, sharing } = recommendation;
  const why = problems.justification;
  const ofSharing = filled(why.ofSharing, { decision: sharing?.title ?? '' });
  const because = {
    differs: why.differs,
    'shares-less': ofSharing,
    'not-referred': filled(why.notReferred, { level: levelName }),
    sharing: ofSharing,
    urgent: why.urgent,
    'without-agreement': why.withoutAgreement,
  };
  const needs = needsReason(draft, recommendation) ?? askedOfAll(decided);
  return needs ? [problem('justification', because[needs])] : [];
}

/**
 * Whatever is not referred at once is looked at again (I24). A day that is given is a real one,
 * needed or not.
 */
function reviewProblems(
  { account: { reviewOn, triggers } }: Draft,
  at: Date,
  needed: boolean,
): Problem[] {
  const isReal = dayTyped(asTyped(reviewOn)) === reviewOn;
  return [
    ...(isBlank(reviewOn)
      ? needed
        ? [problem('reviewOn', problems.reviewOn)]
        : []
      : !isReal
        ? [problem('reviewOn', problems.reviewNotReal)]
        : reviewOn < isoDay(at)
          ? [problem('reviewOn', problems.reviewPast)]
          : []),
    ...(needed && isBlank(triggers) ? [problem('triggers', problems.triggers)] : []),
  ];
}

/** What is too long to be kept whole. */
function tooLong({ account, notes, ownView, choice }: Draft): Problem[] {
  const { reference, reasons, consulted, familyTold, wishes, challenge, triggers, toShare } =
    account;
  const { recipient, facts, opinion, fromOthers, protect, whyInclude } = toShare;
  const check = (most: number, texts: Readonly<Record<string, string | undefined>>) =>
    Object.entries(texts).flatMap(([field, text]) =>
      text && text.length > most
        ? [problem(field, filled(problems.tooLong, { most, has: text.length }))]
        : [],
    );
  return [
    ...check(limits.name, { reference, recipient, 'decision-second': choice?.secondPerson }),
    ...check(limits.note, notes),
    ...check(limits.text, {
      ...reasons,
      consulted,
      familyTold,
      wishes,
      challenge,
      triggers,
      protect,
      whyInclude,
    }),
    ...check(limits.text, {
      shareFacts: facts,
      shareOpinion: opinion,
      shareOthers: fromOthers,
      'own-view-why': ownView?.why,
      'decision-why': choice?.why,
    }),
  ];
}
