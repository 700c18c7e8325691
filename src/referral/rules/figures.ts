/** Figures of ours, from no source (domain G): an area may want others. */
export const figures = {
  /** The fewest words that tell a worry and what happened. */
  fewest: 120,
  /** Things of which it is said how they are known, for a level to rest on. */
  evidence: 2,
  /** From this hour on it is late in the day to send something that offices act on. */
  lateFrom: 15,
} as const;
