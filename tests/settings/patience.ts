/**
 * When to give up on what never comes, in milliseconds. Nothing is judged by it: a test waits for a
 * state, and a busy machine takes as long as it takes.
 */
export const patience = { state: 120_000, test: 600_000 } as const;
