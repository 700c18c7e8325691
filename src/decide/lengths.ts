import type { Memory } from '../../machines/grammar/fact.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { pathOf } from '../walk/path.ts';
import { newDraft, type Draft } from './draft.ts';
import { actingOn, placeAfter, placeOf } from './next.ts';
import { askedTogether, byTheDevice } from './together.ts';

/** The pages that somebody meets who gives these answers, each by its question or its name, up to the recommendation. Throws where an answer is missing. */
export function pagesOf(journey: JourneyId, answers: Memory): readonly string[] {
  const known = Object.fromEntries(Object.entries(answers).filter(([question]) => byTheDevice.includes(question)));
  let draft: Draft = { ...newDraft(journey, new Date(0)), answers: known };
  const pathOfDraft = () => pathOf(journeys[journey], draft.answers);
  const pages: string[] = [];
  for (let place = placeOf(draft, pathOfDraft()); ;) {
    const before = pathOfDraft();
    if (place.page === 'question') {
      pages.push(place.question);
      draft = { ...draft, answers: { ...draft.answers, ...answersOn(journeys[journey], draft.answers, place.question, answers) } };
      place = placeAfter(before, pathOfDraft(), draft);
      continue;
    }
    pages.push(place.page);
    if (place.page === 'check')
      return before.memory['level'] === 'call-999' || pages.includes('confidence') ? pages : [...pages, 'own-view'];
    if (place.page === 'stopped') return pages;
    draft = { ...draft, read: [...draft.read, place.page === 'act' ? actingOn(before) : place.page] };
    place = placeOf(draft, before);
  }
}

/** All that somebody says on the page of a question, who gives these answers. Throws where one is missing. */
function answersOn(journey: Journey, before: Memory, question: string, answers: Memory): Memory {
  const said: Record<string, string | readonly string[]> = {};
  for (;;) {
    const open = askedTogether(journey, { ...before, ...said }, question).filter((id) => !(id in said));
    const one = open.find((id) => answers[id] !== undefined); // one by one: an answer may take others off the page
    if (one) said[one] = answers[one]!;
    else if (open.length > 0) throw new Error(`“${open[0]}” is asked, and not answered`);
    else return said;
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
