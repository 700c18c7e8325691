import councils from '../../content/councils.yaml';
import type { Pack } from '../../content/schema.ts';
import { besideDirectory } from './besideDirectory.ts';
import { councilNamed } from './councils.ts';
import { packOfCouncil } from './directory.ts';
import { hasPack, packOf } from './load.ts';

/**
 * What Windscreen itself has of the area that a pack is for, by its id or by its name: its full
 * pack, or what the directory has. Undefined where it has neither.
 */
export async function packSeen({ id, name }: Pick<Pack, 'id' | 'name'>): Promise<Pack | undefined> {
  const council = Object.hasOwn(councils, id) ? id : councilNamed(councils, name);
  const area = (council !== undefined && councils[council]?.area) || id;
  if (area !== 'england-unlisted' && hasPack({ answers: { area } })) return packOf(area);
  return council === undefined ? undefined : packOfCouncil(council);
}

/** What a pack stands on: what Windscreen has of its area, or else of any. */
export const packBefore = async (pack: Pick<Pack, 'id' | 'name'>): Promise<Pack> =>
  (await packSeen(pack)) ?? packOf('england-unlisted');

/**
 * A pack that somebody wrote, as it is used: no number of the directory is missing from it. Throws
 * where the directory does not come.
 */
export async function packToUse(pack: Pack): Promise<Pack> {
  const seen = await packSeen(pack);
  return seen ? besideDirectory(pack, seen) : pack;
}
