/**
 * An attachment for a bar that sticks to the top or the bottom of the window (WCAG 2.2, 2.4.11).
 * `scroll-padding` is heeded by a browser that scrolls to what has focus; it is not where the
 * browser thinks that in view because it lies under the bar. Something taller than half the window
 * is left alone, since part of it shows anyway.
 */
export function keepFocusClear(bar: HTMLElement): () => void {
  const nudge = ({ target }: FocusEvent) => {
    if (
      !(target instanceof Element) ||
      bar.contains(target) ||
      getComputedStyle(bar).position !== 'sticky'
    )
      return;
    const box = target.getBoundingClientRect();
    const { top, bottom } = bar.getBoundingClientRect();
    if (box.bottom <= 0 || box.top >= innerHeight || box.height >= innerHeight / 2) return;
    const hidden =
      top < innerHeight / 2
        ? Math.min(0, box.top - bottom - 12)
        : Math.max(0, box.bottom - top + 12);
    if (hidden) scrollBy(0, hidden);
  };
  document.addEventListener('focusin', nudge);
  return () => document.removeEventListener('focusin', nudge);
}
