/** The scenarios that come past each question, by its id. */
export type Passes = Readonly<
  Record<string, readonly { readonly id: string; readonly title: string }[]>
>;
