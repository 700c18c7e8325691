/** What is to be put away when the screen is hidden or the records lock. */
const lying = new Set<() => void>();

/** Does something once, when the screen is next hidden or the records lock. */
export const oncePutAway = (work: () => void): void => void lying.add(work);

/** Puts away whatever lies outside the page. */
export function putAway(): void {
  for (const work of lying) work();
  lying.clear();
}
