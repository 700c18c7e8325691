/** The most characters kept, so that every record that can be finished can be opened again. */
export const limits = { note: 2000, text: 10_000, name: 200 } as const;
