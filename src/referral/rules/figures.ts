/** Figures of ours, from no source (domain G): an area may want others. */
export const figures = {
  /** Words that tell a worry and what happened. */
  fewest: 120,
  /** Words about one worry below which nothing else is looked for in it. */
  evidence: 2,
  /** From this hour on it is late in the day to send something that offices act on. */
  lateFrom: 15,
} as const;
