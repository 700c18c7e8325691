import { createContext } from 'svelte';

const [get, set, there] = createContext<() => boolean | undefined>();

/**
 * For the frame: says whether the answers of the decision in this tab are kept; nothing where there
 * is no decision.
 */
export const sayAnswersKept = set;

/** Whether they are. Nothing where no frame says so, as on the room's screen. */
export const answersKept = (): (() => boolean | undefined) => (there() ? get() : () => undefined);
