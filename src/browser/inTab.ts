/*
 * What is kept in this tab, so that a reload loses nothing: codes of a room, an attempt under way,
 * an area being set up. Nothing in it is about a real child. It goes with the tab.
 */

/** Undefined where nothing is kept, or where it is no JSON, or where the browser denies storage. */
export function inTab(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(`windscreen.${name}`) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps something, or forgets it where it is undefined. A browser that keeps nothing loses it on a
 * reload, and no more.
 */
export function keepInTab(name: string, what: unknown): void {
  try {
    if (what === undefined) sessionStorage.removeItem(`windscreen.${name}`);
    else sessionStorage.setItem(`windscreen.${name}`, JSON.stringify(what));
  } catch {
    // nothing more can be done
  }
}
