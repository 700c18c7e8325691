import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Raises } from '../../machines/overlay.ts';
import { raisesOf } from '../walk/journeyIn.ts';
import { readPack } from './words.ts';

const areas = fileURLToPath(new URL('../../content/areas', import.meta.url));

/**
 * What each area that Windscreen ships takes further, by the area's id; an area that raises nothing
 * is left out.
 */
export async function readRaises(): Promise<Readonly<Record<string, Raises>>> {
  const packs = await Promise.all(
    readdirSync(areas).map((file) => readPack(file.replace('.yaml', ''))),
  );
  return Object.fromEntries(
    packs
      .map((pack) => [pack.id, raisesOf(pack)] as const)
      .filter(([, raises]) => Object.keys(raises).length > 0),
  );
}
