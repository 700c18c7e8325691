/**
 * How many times over what is tried by chance is tried. `npm test` takes a sample of a few seconds;
 * `npm run fuzz`, whose vitest project sets the variable, tries this many times as much, and
 * whatever takes minutes besides.
 */
export const times = Number(process.env['WINDSCREEN_FUZZ'] ?? 1);
