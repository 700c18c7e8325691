import type { Memory } from '../../machines/grammar/fact.ts';
import { stageAsking, type Journey } from '../../machines/grammar/journey.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';
import { offeredAt, pathOf } from '../walk/path.ts';
import { newDraft, type Draft } from './draft.ts';
import { actingOn, placeAfter, placeOf } from './next.ts';
import { askedTogether, byTheDevice } from './together.ts';

/**
 * A page that somebody meets: by its question or its name, with what it asks and what is offered to
 * each question.
 */
export interface PageMet {
  readonly name: string;
  readonly asks: readonly {
    readonly decision: string;
    readonly question: string;
    readonly offered: readonly string[];
  }[];
}

/**
 * The pages that somebody meets who gives these answers, each by its question or its name, up to
 * the recommendation. Throws where an answer is missing.
 */
export const pagesOf = (journey: JourneyId, answers: Memory): readonly string[] =>
  pagesMet(journey, answers).map(({ name }) => name);

/** The same, with what each asks. */
export function pagesMet(journey: JourneyId, answers: Memory): readonly PageMet[] {
  const known = Object.fromEntries(
    Object.entries(answers).filter(([question]) => byTheDevice.includes(question)),
  );
  let draft: Draft = { ...newDraft(journey, new Date(0)), answers: known };
  const pathOfDraft = () => pathOf(journeys[journey], draft.answers);
  const pages: PageMet[] = [];
  const [isMet, meet] = [
    (page: string) => pages.some(({ name }) => name === page),
    (name: string) => pages.push({ name, asks: [] }),
  ];
  for (let place = placeOf(draft, pathOfDraft()); ;) {
    const before = pathOfDraft();
    if (place.page === 'question') {
      const said = answersOn(journeys[journey], draft.answers, place.question, answers);
      draft = { ...draft, answers: { ...draft.answers, ...said } };
      pages.push({
        name: place.question,
        asks: Object.keys(said).map((question) =>
          askedOn(journeys[journey], draft.answers, question),
        ),
      });
      place = placeAfter(before, pathOfDraft(), draft);
      continue;
    }
    meet(place.page);
    if (place.page === 'check') {
      if (before.memory['level'] !== 'call-999' && !isMet('confidence')) meet('own-view');
      return pages;
    }
    if (place.page === 'stopped') return pages;
    draft = {
      ...draft,
      read: [...draft.read, place.page === 'act' ? actingOn(before) : place.page],
    };
    place = placeOf(draft, before);
  }
}

const askedOn = (journey: Journey, answers: Memory, question: string): PageMet['asks'][number] => ({
  decision: stageAsking(journey, question).decision.spec.id,
  question,
  offered: offeredAt(journey, answers, question),
});

/**
 * All that somebody says on the page of a question, who gives these answers. Throws where one is
 * missing.
 */
function answersOn(journey: Journey, before: Memory, question: string, answers: Memory): Memory {
  const said: Record<string, string | readonly string[]> = {};
  for (;;) {
    const open = askedTogether(journey, { ...before, ...said }, question).filter(
      (id) => !(id in said),
    );
    const [given] = open.flatMap((id) =>
      answers[id] === undefined ? [] : [[id, answers[id]] as const],
    ); // one by one: an answer may take others off the page
    if (given) said[given[0]] = given[1];
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
