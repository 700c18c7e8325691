import followUp from '../../content/follow-up.yaml';
import words from '../../content/pages/entry.yaml';
import { NotLoaded } from '../browser/parts.ts';
import { clocksStarted } from '../records/clocks.ts';
import type { Pack } from '../../content/schema.ts';
import {
  addedTo,
  decisionOf,
  type AddedKind,
  type ClockStarted,
  type Entries,
  type Fields,
} from '../records/entry.ts';
import { keptPack } from '../recommend/keptPack.ts';
import { allWords, packOf, packOfRecord } from '../recommend/load.ts';

/**
 * The clocks that an entry starts in a record, by its area's own figures; where its pack is no
 * longer here, those that hold anywhere in England.
 */
export async function clocksOf(
  entries: Entries | undefined,
  kind: AddedKind,
  fields: Fields,
): Promise<readonly ClockStarted[]> {
  const { clocks } = await packOfEntries(entries);
  const { holidays, routes } = allWords;
  const calendar = { clocks, holidays, routes, followUp, rests: words.rests };
  const isFirst = addedTo(entries ?? []).every((one) => one.kind !== kind);
  return clocksStarted(kind, fields, calendar, isFirst);
}

/** The pack of a record's area; where it is no longer here, what holds anywhere in England. */
export async function packOfEntries(entries: Entries | undefined): Promise<Pack> {
  const area = entries && decisionOf(entries)?.area.id;
  if (!area) return packOf('england-unlisted');
  if (area === 'own-pack') return keptPack() ?? packOf('england-unlisted');
  return packOfRecord(area).catch((error: unknown) => {
    if (error instanceof NotLoaded) throw error; // it is here, and did not come: no other area's clocks stand in for it
    return packOf('england-unlisted');
  });
}
