import { createContext } from 'svelte';

const [get, set, there] = createContext<() => void>();

/** For what shows a page: how to make it afresh. */
export const sayAgain = set;

/**
 * Makes the page afresh, and asks again for whatever did not come. By a reload where nothing else
 * can, as on the room's screen.
 */
export const againHere = (): (() => void) => (there() ? get() : () => location.reload());
