import type { TickLine } from './TickList.svelte';

/**
 * A line that was found, or that a found one makes worse, with those that make it worse below it,
 * and whether each was found.
 */
export interface LineFound {
  readonly item: TickLine;
  readonly below: readonly { readonly item: TickLine; readonly found: boolean }[];
}

/**
 * The lines found, the nearest first. None stands twice, and none that makes another worse stands
 * without that one above it.
 */
export function linesFound(all: readonly TickLine[], ids: readonly string[]): readonly LineFound[] {
  const under = ({ under = [] }: TickLine) =>
    under.find((one: string) => ids.includes(one)) ?? under[0];
  const heads = new Set(
    ids.flatMap((id) => {
      const item = all.find(({ value }) => value === id);
      return item ? [under(item) ?? id] : [];
    }),
  );
  const placed = new Set<TickLine>();
  return [...heads].flatMap((head) => {
    const item = all.find(({ value }) => value === head);
    const below = all.filter((one) => one.under?.includes(head) && !placed.has(one));
    for (const one of below) placed.add(one);
    return item
      ? [{ item, below: below.map((item) => ({ item, found: ids.includes(item.value) })) }]
      : [];
  });
}
