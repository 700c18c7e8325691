/**
 * How large the text may be, from the largest: what the room's screen styles by `data-fit`. The
 * last is as small as can be read from the back of a room.
 */
const steps = 8;
/** Where text begins when it need not be large. */
const usual = 3;

/**
 * Sets text as large as leaves nothing of it cut off, and again whenever the text or the place for
 * it changes.
 */
export const fit =
  (large: boolean) =>
  (place: HTMLElement): (() => void) => {
    const set = () => {
      for (let step = large ? 0 : usual; step < steps; step += 1) {
        place.dataset['fit'] = String(step);
        if (place.scrollHeight <= place.clientHeight && place.scrollWidth <= place.clientWidth)
          return;
      }
    };
    const resized = new ResizeObserver(set);
    resized.observe(place);
    const changed = new MutationObserver(set);
    changed.observe(place, { childList: true, characterData: true, subtree: true });
    void document.fonts.ready.then(set);
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  };
