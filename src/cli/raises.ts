import type { Raises } from '../../machines/overlay.ts';
import { raisesOf } from '../walk/journeyIn.ts';
import { readPacks } from './words.ts';

/**
 * What each area that Windscreen ships takes further, by the area's id; an area that raises nothing
 * is left out.
 */
export async function readRaises(): Promise<Readonly<Record<string, Raises>>> {
  return Object.fromEntries(
    Object.values(await readPacks())
      .map((pack) => [pack.id, raisesOf(pack)] as const)
      .filter(([, raises]) => Object.keys(raises).length > 0),
  );
}
