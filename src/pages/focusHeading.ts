/** Gives focus to the heading of what is shown, so that a screen reader says where someone has come to. */
export function focusHeading(within: ParentNode): void {
  const heading = within.querySelector('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
