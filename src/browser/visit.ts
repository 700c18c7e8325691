let visit = new AbortController();

addEventListener(
  'pagehide',
  () => {
    visit.abort();
    visit = new AbortController();
  },
  { capture: true },
);

/**
 * Ends when the person leaves the site. What was begun before, such as opening the records, is not
 * carried on when the browser brings the page back.
 */
export const thisVisit = (): AbortSignal => visit.signal;
