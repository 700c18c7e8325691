import { allFacets, facets, type Card, type Facet } from './library.ts';

/** One thing that scenarios can cover, and those that do. */
interface Row {
  readonly id: string;
  readonly scenarios: readonly Card[];
}
export interface Group {
  readonly facet: Facet;
  readonly rows: readonly Row[];
}

/**
 * What the scenarios cover between them: everything that there is to cover, each with the scenarios
 * that come to it.
 */
export const coverageOf = (cards: readonly Card[]): readonly Group[] =>
  allFacets.map((facet) => ({
    facet,
    rows: facets[facet].map((id) => ({
      id,
      scenarios: cards.filter(({ covers }) => covers[facet].includes(id)),
    })),
  }));

/** What no scenario comes to. A group without a hole is left out. */
export const holesIn = (
  groups: readonly Group[],
): readonly { readonly facet: Facet; readonly ids: readonly string[] }[] =>
  groups
    .map(({ facet, rows }) => ({
      facet,
      ids: rows.filter(({ scenarios }) => scenarios.length === 0).map(({ id }) => id),
    }))
    .filter(({ ids }) => ids.length > 0);
