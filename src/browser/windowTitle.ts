/** What the page says that the window is called. */
let named = '';
/** What it is called while the screen is hidden, whatever the page says meanwhile. */
let over: string | undefined;

export function nameWindow(title: string): void {
  named = title;
  document.title = over ?? title;
}

/** Calls the window something else until the function that comes back is called. */
export function coverTitle(title: string): () => void {
  named = document.title;
  document.title = over = title;
  return () => {
    over = undefined;
    nameWindow(named);
  };
}
