import type { ConcernsText } from '../../content/schema.ts';
import type { Checkbox } from '../ui/form/Checkboxes.svelte';

/** The concerns under their headings, as boxes to tick. */
export const concernGroups = ({ groups }: ConcernsText): readonly { heading: string; items: readonly Checkbox[] }[] =>
  groups.map(({ heading, concerns }) => ({
    heading,
    items: Object.entries(concerns).map(([value, { label, hint, under }]) => ({ value, label, hint, under })),
  }));
