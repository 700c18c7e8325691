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
import { mayShare, sharesSomething, sharingProblems } from '../records/toShare.ts';

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
      ? [problem('concern', 'Write what you are worried about, and what it does to the child')]
      : []),
    ...(needed.includes('justification') && isBlank(account.reasons.justification)
      ? justificationProblem(draft, recommendation, decided)
      : []),
    ...(needed.includes('consulted') && isBlank(account.consulted)
      ? [
          problem(
            'consulted',
            'Name who gave a second opinion on not sharing. If nobody has, ask someone before you finish',
          ),
        ]
      : []),
    ...(needed.includes('familyTold') && isBlank(account.familyTold)
      ? [
          problem(
            'familyTold',
            'Write what the family was told and by whom. If nobody told them, write why not',
          ),
        ]
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
    return [
      problem(
        'decision-level',
        `Choose “${levelName}” or higher. One person alone cannot go below it. If you disagree, ring all the same and say so`,
      ),
    ];
  return [
    ...(recommended && !level
      ? [problem('decision-level', 'Choose the level that you think is right')]
      : []),
    ...(isBlank(why)
      ? [problem('decision-why', 'Write why you are not doing what is recommended')]
      : []),
    ...((!recommended || !level || needsSecondPerson(recommended, level)) && isBlank(secondPerson)
      ? [
          problem(
            'decision-second',
            'Name the second person who agrees with you, and their role. You cannot do less than is recommended alone',
          ),
        ]
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
  const because = {
    differs: 'you chose something else than is recommended',
    'shares-less': `the decision is “${sharing?.title ?? ''}”`,
    'not-referred': `nothing is referred at “${levelName}”`,
    sharing: `the decision is “${sharing?.title ?? ''}”`,
    urgent: 'it is urgent',
    'without-agreement': 'it goes on without the family’s agreement',
  };
  const needs = needsReason(draft, recommendation) ?? askedOfAll(decided);
  return needs
    ? [problem('justification', `Write why this is right for the child, since ${because[needs]}`)]
    : [];
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
        ? [problem('reviewOn', 'Enter the date when you will look at this again')]
        : []
      : !isReal
        ? [problem('reviewOn', 'Enter a real review date, such as 27 3 2027')]
        : reviewOn < isoDay(at)
          ? [problem('reviewOn', 'Enter a review date that is today or later')]
          : []),
    ...(needed && isBlank(triggers)
      ? [problem('triggers', 'Write what would make you look again sooner')]
      : []),
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
        ? [
            problem(
              field,
              `Shorten this to ${most.toLocaleString('en-GB')} characters. It has ${text.length.toLocaleString('en-GB')}`,
            ),
          ]
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
