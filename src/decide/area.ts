import councils from '../../content/councils.yaml';
import { keptPack } from '../recommend/keptPack.ts';
import type { Session } from './session.svelte.ts';

/**
 * Where the child lives, as it is being answered: an answer to `area`, with the council of the list
 * that was chosen for it.
 */
export interface AreaGiven {
  readonly area: string | undefined;
  readonly council: string | undefined;
}

/** Answers that are found by the name of a council. */
const byCouncil: readonly string[] = [
  'council',
  ...new Set(Object.values(councils).flatMap(({ area }) => area ?? [])),
];
export const isByCouncil = (area: string): boolean => byCouncil.includes(area);

/**
 * What is answered by what was chosen: a council, by its full pack or as one of the list; or an
 * answer that no council’s name is.
 */
export const areaGivenBy = (chosen: string | undefined): AreaGiven => {
  const council = chosen === undefined ? undefined : councils[chosen];
  return council
    ? { area: council.area ?? 'council', council: chosen }
    : { area: chosen, council: undefined };
};

/** The box in a draft that holds which council is chosen, and not yet gone on with. */
export const councilBox = 'area-council';

/**
 * Which council an answer to `area` stands for: the one whose pack the draft holds, the one that
 * was chosen and not yet gone on with, or the one remembered. None where several share the area, or
 * where it is no longer listed.
 */
export function councilOf(
  area: unknown,
  { draft }: Session,
  remembered: string | undefined,
): string | undefined {
  const [covered, ...others] = Object.keys(councils).filter((id) => councils[id]?.area === area);
  if (area !== 'council') return others.length === 0 ? covered : undefined;
  const council =
    draft.answers['area'] === 'council'
      ? draft.councilPack?.id
      : (draft.typed[councilBox] ?? remembered);
  return council !== undefined && council in councils ? council : undefined;
}

const loadDirectory = () => import('../recommend/directory.ts');
const loadSeen = () => import('../recommend/packSeen.ts');
/**
 * Has what an area needs on its way while the rest of the page is answered. Where it does not come,
 * going on asks again.
 */
export function expectPack({ area, council }: AreaGiven): void {
  const own = area === 'own-pack' ? keptPack() : undefined;
  if (own)
    void loadSeen()
      .then(({ packSeen }) => packSeen(own))
      .catch(() => {});
  if (area === 'council' && council !== undefined)
    void loadDirectory()
      .then(({ packOfCouncil }) => packOfCouncil(council))
      .catch(() => {});
}

/**
 * Brings the pack that an area needs beside it, before the area is answered. Throws where it does
 * not come.
 */
export async function holdPack(session: Session, { area, council }: AreaGiven): Promise<void> {
  const own = area === 'own-pack' && !session.draft.ownPack ? keptPack() : undefined;
  // where what Windscreen has of the area does not come, the pack's own numbers are still better
  // than none
  if (own)
    session.usePack(
      await loadSeen()
        .then(({ packToUse }) => packToUse(own))
        .catch(() => own),
    );
  if (area !== 'council' || council === undefined || council === session.draft.councilPack?.id)
    return;
  const { packOfCouncil } = await loadDirectory();
  session.useCouncil(await packOfCouncil(council));
}
