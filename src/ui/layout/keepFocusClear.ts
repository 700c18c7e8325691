/**
 * An attachment for the sticky bar (WCAG 2.2, 2.4.11). In Chromium `scroll-padding` alone was seen to keep focus clear of it;
 * this is for a browser that scrolls to a focused element without heeding that, or thinks it in view because it lies under the bar.
 * Something taller than half the window is left alone, since part of it shows anyway.
 */
export function keepFocusClear(bar: HTMLElement): () => void {
  const nudge = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || bar.contains(target) || getComputedStyle(bar).position !== 'sticky') return;
    const box = target.getBoundingClientRect();
    const hidden = bar.getBoundingClientRect().bottom + 12 - box.top;
    if (hidden > 0 && box.bottom > 0 && box.height < innerHeight / 2) scrollBy(0, -hidden);
  };
  document.addEventListener('focusin', nudge);
  return () => document.removeEventListener('focusin', nudge);
}
