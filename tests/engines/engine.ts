/** The little that a story asks of a browser, whichever engine is in it. */
export interface Engine {
  goTo(url: string): Promise<void>;
  /** Runs the body of an async function in the page, which finds its arguments in `given`. */
  run<T = unknown>(body: string, args?: readonly unknown[]): Promise<T>;
  /** Presses the first element that a selector finds, as a person would. */
  press(selector: string): Promise<void>;
  /** Types with real keys into the first element that a selector finds, in place of what was there. */
  type(selector: string, text: string): Promise<void>;
  /** The page on paper, as a PDF; an engine whose driver does not print has none. */
  readonly print?: () => Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface Installed {
  /** What it is called, and what to type to choose it. */
  readonly name: string;
  /** Programs that it needs and this machine has not; none where it can start. */
  readonly missing: () => readonly string[];
  /** How to have it. */
  readonly install: string;
  readonly start: () => Promise<Engine>;
}

/** Enter, as the drivers of all engines write it. */
export const enter = '\uE007';
