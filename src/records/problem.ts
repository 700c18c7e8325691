/**
 * What stops a page from going on: the field, by its name in the draft, and a sentence that says
 * how to mend it.
 */
export interface Problem {
  readonly field: string;
  readonly message: string;
}
