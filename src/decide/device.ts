import { outsideEngland } from '../../machines/givens.ts';
import { isOneOf } from '../../machines/grammar/known.ts';
import type { Draft } from './draft.ts';
import type { Session } from './session.svelte.ts';
import { isoDay } from '../recommend/dates.ts';
import { editionOn } from '../recommend/editions.ts';
import { allWords, packFor } from '../recommend/load.ts';
import { openAt } from '../recommend/opening.ts';

/**
 * Answers that the device can give: the law edition of the day, and whether the front door is open, which is not known
 * where the area's pack holds no hours. Whoever is deciding can change both.
 */
export async function knownByDevice(draft: Pick<Draft, 'answers' | 'ownPack'>, at: Date): Promise<Readonly<Record<string, string>>> {
  const edition = editionOn(allWords.editions, isoDay(at));
  if (!edition) throw new Error(`no law edition had begun on ${isoDay(at)}`);
  const area = draft.answers['area'];
  const inEngland = typeof area === 'string' && !isOneOf(outsideEngland, area);
  const opening = inEngland ? openAt(await packFor(draft), at, allWords.holidays) : undefined;
  return { 'law-edition': edition, ...(inEngland ? { hours: opening ? (opening.open ? 'office' : 'out') : 'not-known' } : {}) };
}

/** What the clock and the area's pack can answer need not be asked. */
export const settleByDevice = async (session: Session, at: Date): Promise<void> =>
  session.settle(await knownByDevice(session.draft, at), { byDevice: true });
