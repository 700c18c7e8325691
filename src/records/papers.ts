/**
 * What is written beside a referral from what is known of a child: read as its readers have it,
 * taken away, and kept with the record as an entry of its own. In the order in which they are offered.
 */
export const paperIds = ['plan', 'map', 'chronology', 'family'] as const;
export type PaperId = (typeof paperIds)[number];
