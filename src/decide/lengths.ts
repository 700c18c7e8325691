import type { Memory } from '../../machines/grammar/fact.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { pathOf } from '../walk/path.ts';
import { newDraft, type Draft } from './draft.ts';
import { placeAfter, placeOf } from './next.ts';

/** What the device answers by itself, so that no page asks it. */
const byDevice: readonly string[] = ['mode', 'hours', 'law-edition'];

/** The pages that somebody meets who gives these answers, each by its question or its name, up to the recommendation. Throws where an answer is missing. */
export function pagesOf(journey: JourneyId, answers: Memory): readonly string[] {
  const known = Object.fromEntries(Object.entries(answers).filter(([question]) => byDevice.includes(question)));
  let draft: Draft = { ...newDraft(journey, new Date(0)), answers: known };
  const pathOfDraft = () => pathOf(journeys[journey], draft.answers);
  const pages: string[] = [];
  for (let place = placeOf(draft, pathOfDraft()); ;) {
    const before = pathOfDraft();
    if (place.page === 'question') {
      const answer = answers[place.question];
      if (answer === undefined) throw new Error(`“${place.question}” is asked, and not answered`);
      pages.push(place.question);
      draft = { ...draft, answers: { ...draft.answers, [place.question]: answer } };
      place = placeAfter(before, pathOfDraft(), draft);
      continue;
    }
    pages.push(place.page);
    if (place.page === 'check') return before.memory['level'] === 'call-999' ? pages : [...pages, 'own-view'];
    if (place.page === 'stopped') return pages;
    draft = { ...draft, read: [...draft.read, place.page === 'consents' ? 'four-consents' : place.page] };
    place = placeOf(draft, before);
  }
}

/** How many pages come before the one that says what to do. */
export interface Length {
  /** Before the number to ring, where harm is suspected or somebody is in danger. */
  readonly toNumber: number | undefined;
  readonly toRecommendation: number;
}
export function lengthOf(pages: readonly string[]): Length {
  const act = pages.findIndex((page) => page === 'act');
  return { toNumber: act < 0 ? undefined : act, toRecommendation: pages.length };
}
