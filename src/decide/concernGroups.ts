import type { ConcernsText } from '../../content/schema.ts';
import type { TickGroup } from '../ui/form/TickList.svelte';

/** The concerns under their headings, as boxes to tick. */
export const concernGroups = ({ groups }: ConcernsText): readonly TickGroup[] =>
  groups.map(({ heading, holds, concerns }) => ({
    heading,
    holds,
    items: Object.entries(concerns).map(([value, { label, hint, hintStands, under }]) => ({
      value,
      label,
      hint,
      hintStands,
      under,
    })),
  }));
