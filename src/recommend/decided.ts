import { atChosen, withoutSharing, type Chosen } from '../../machines/chosen.ts';
import { whoIsConcerned } from '../../machines/concerned.ts';
import type { Memory } from '../../machines/grammar/fact.ts';
import type { Level } from '../../machines/outcomes.ts';
import { following, type Ending, type Following } from './following.ts';
import type { RecommendedFrom } from './recommend.ts';
import { wordsFor, type Words } from './words.ts';

/**
 * What was decided, where that is not what was recommended: what to do, who to ring, how fast, at
 * the level chosen. Pure, and worked out from the same answers, so that the page and the record say
 * the same. Undefined where the recommendation is followed: it is then what was decided.
 */
export function whatWasDecided(
  { walk: { journey, pack, path }, words: general, at, ringAt = at, fearedBy }: RecommendedFrom,
  choice: { readonly follows: boolean; readonly level?: Level } | undefined,
): Following | undefined {
  if (!choice || choice.follows) return undefined;
  // answers that were set aside have no effect here either, and the record keeps them apart
  const answers: Memory = Object.fromEntries(
    path.steps.map(({ question, answer }) => [question, answer]),
  );
  const chosen = choice.level
    ? atChosen(journey, answers, choice.level)
    : withoutSharing(journey, answers);
  const words = wordsFor(general, pack, chosen.memory);
  if (!choice.level) return following(chosen, words, pack, at, ringAt, fearedBy);
  const {
    consent,
    basis: _,
    condition: __,
    ...decided
  } = following(chosen, words, pack, at, ringAt, fearedBy);
  const shown = following(path, words, pack, at, ringAt);
  return {
    ...decided,
    ...(consent
      ? { consent: chosen.familyAnswered ? consent : unanswered(consent, words, chosen) }
      : {}),
    // a lawful ground that nobody was shown is not put in their record
    ...(decided.sharing && shown.basis ? { basis: shown.basis } : {}),
    ...(decided.sharing && shown.condition ? { condition: shown.condition } : {}),
  };
}

/**
 * The family's part, where what it needs was not asked at the level recommended, or was not given.
 */
function unanswered(consent: Ending, { routes }: Words, { memory }: Chosen): Ending {
  const explain = whoIsConcerned(memory).includes('family')
    ? routes.notAgreedUnsafe
    : routes.notAgreedWhy;
  if (consent.id === 'agreed')
    return { id: 'ask', title: routes.notAgreed, explain, do: [], say: [] };
  return consent.id === 'proceed-without-telling'
    ? { ...consent, explain: routes.notAsked }
    : consent;
}
