/**
 * Whether a key belongs to words that are still being put together, as Chinese, Japanese and Korean
 * are typed: Esc and Enter then mean that word. WebKit says so of the last such key by its code
 * alone.
 */
export const isComposing = (event: KeyboardEvent): boolean =>
  event.isComposing || event.keyCode === 229;
