/** Gives the place on the page that Windscreen is mounted in, without what says there that it has not started. */
export function target(id: 'app' | 'room'): HTMLElement {
  const place = document.getElementById(id);
  if (!place) throw new Error(`the page has no place with the id “${id}”`);
  place.replaceChildren();
  return place;
}
