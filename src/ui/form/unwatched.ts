/**
 * What a box of text tells the browser, so that what is typed in it stays out of the browser's own
 * store of forms, which is on the disk in the clear, and is sent nowhere to have its spelling or
 * its style looked at. Firefox heeds it on the box, not on its form.
 */
export const unwatched = {
  autocomplete: 'off',
  spellcheck: 'false',
  writingsuggestions: 'false',
} as const;
