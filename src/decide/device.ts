import { outsideEngland } from '../../machines/givens.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import type { Draft } from './draft.ts';
import type { Session } from './session.svelte.ts';
import { isoDay } from '../recommend/dates.ts';
import { editionOn } from '../recommend/editions.ts';
import { allWords, packFor } from '../recommend/load.ts';
import { openAt } from '../recommend/opening.ts';

/**
 * Answers that the device can give: the law edition of the day, and whether the front door is open,
 * which is not known where the area's pack holds no hours. Whoever is deciding can change both.
 */
export async function knownByDevice(
  draft: Pick<Draft, 'answers' | 'ownPack' | 'councilPack'>,
  at: Date,
): Promise<Readonly<Record<string, string>>> {
  const law = { 'law-edition': lawOn(at) };
  if (!isInEngland(draft.answers['area'])) return law;
  const opening = openAt(await packFor(draft), at, allWords.holidays);
  return { ...law, hours: opening ? (opening.open ? 'office' : 'out') : 'not-known' };
}

const isInEngland = (area: unknown) => typeof area === 'string' && !isOneOf(outsideEngland, area);

function lawOn(at: Date): string {
  const edition = editionOn(allWords.editions, isoDay(at));
  if (!edition) throw new Error(`no law edition had begun on ${isoDay(at)}`);
  return edition;
}

/**
 * What the clock and the area's pack can answer need not be asked: the law at once, and the hours
 * as soon as the pack is here, so that no page waits for it.
 */
export function settleByDevice(session: Session, at: Date): void {
  const { answers, councilPack } = session.draft;
  const area = answers['area'];
  const law = { 'law-edition': lawOn(at) };
  session.settle(
    isInEngland(area) && answers['hours'] === undefined ? { ...law, hours: 'not-known' } : law,
    { byDevice: true },
  );
  void knownByDevice(session.draft, at).then(
    (known) => {
      const { draft } = session;
      if (draft.answers['area'] === area && draft.councilPack === councilPack)
        session.settle(known, { byDevice: true });
    },
    () => {}, // whatever shows a number loads the pack again, and says that it did not come
  );
}
