/**
 * Whether focus is on nothing that can be seen: what had it has gone, or lies in a dialog that has
 * closed.
 */
export function focusIsLost(): boolean {
  const at = document.activeElement;
  return !at || at === document.body || at.closest('dialog:not([open])') !== null;
}

/** Takes the focus off what is about to go: what goes with the focus on it takes far longer to go. */
export function leaveFocus(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/**
 * Gives focus to the heading of what is shown, so that a screen reader says where someone has come
 * to.
 */
export function focusHeading(within: ParentNode): void {
  const heading = within.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
