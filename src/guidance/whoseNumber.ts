import type { CouncilsText, Pack } from '../../content/schema.ts';

/** What areas go by. */
interface Names {
  readonly councils: CouncilsText;
  readonly areas: Readonly<Record<string, { readonly label: string }>>;
  /** The pack that is kept on this device. */
  readonly own: Pack | undefined;
  /** Said of a pack that was kept here, and is no longer. */
  readonly ownArea: string;
}

/**
 * Pure. Whose a number is, by the id of the pack that holds it: a council, an area with a whole
 * pack, or the person’s own area.
 */
export const whoseNumber = (area: string, { councils, areas, own, ownArea }: Names): string =>
  (own?.id === area ? own.name : undefined) ??
  councils[area]?.name ??
  areas[area]?.label ??
  ownArea;
