/** Does what can wait until the page is shown. */
export const onceShown = (work: () => unknown): void => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(work)));
};
