import type { Memory } from '../../machines/core/fact.ts';
import { isoDay } from '../record/day.ts';
import { openAt } from './clocks.ts';
import { editionOn, editionsWords, packOf } from './load.ts';

/**
 * Answers that the device can give: the law edition of the day, and whether the front door is open where the area's
 * pack holds its hours. Whoever is deciding can change both.
 */
export async function knownByDevice(answers: Memory, at: Date): Promise<Readonly<Record<string, string>>> {
  const edition = editionOn(await editionsWords(), isoDay(at));
  const area = answers['area'];
  const open = typeof area === 'string' && area !== 'outside-england' ? openAt(await packOf(area), at)?.open : undefined;
  return { 'law-edition': edition, ...(open === undefined ? {} : { hours: open ? 'office' : 'out' }) };
}
