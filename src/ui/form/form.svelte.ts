/** What stops a form: the field by its name, and a sentence that says how to mend it. */
export interface Problem {
  readonly field: string;
  readonly message: string;
  /** the page that the field is on, where that is another */
  readonly href?: string | undefined;
}

/**
 * A form as it stands: what is typed in it, and what was wrong when it was last sent. Page shows
 * that, and gives it the focus.
 */
export class Form<Values = undefined> {
  values: Values = $state()!; // set below, where anything is typed at all
  /** A new list at each try, even if it says the same: the summary takes the focus again. */
  problems: readonly Problem[] = $state.raw([]);

  constructor(values?: Values) {
    if (values !== undefined) this.values = values;
  }
  /** What is wrong with a field. */
  said(field: string): string | undefined {
    return this.problems.find((problem) => problem.field === field)?.message;
  }
  refuse(field: string, message: string): void {
    this.problems = [{ field, message }];
  }
  /** Takes what is wrong with each field, in the form’s order. True if nothing is. */
  passes(wrong: Readonly<Record<string, string | false | undefined>>): boolean {
    this.problems = Object.entries(wrong).flatMap(([field, message]) =>
      message ? [{ field, message }] : [],
    );
    return this.problems.length === 0;
  }
}
