/**
 * What is written beside a referral from what is known of a child: read as its readers have it,
 * taken away, and kept with the record as an entry of its own.
 */
export const paperIds = ['plan', 'map', 'chronology', 'family'] as const;
export type PaperId = (typeof paperIds)[number];

/** The papers that can be written here, in the order they are offered: one that is not cannot be. */
export const papersWritten = [
  'plan',
  'map',
  'chronology',
  'family',
] as const satisfies readonly PaperId[];
