/**
 * Gives the place on the page that Windscreen is mounted in, without what says there that it has
 * not started.
 */
export function target(): HTMLElement {
  const place = document.getElementById('app');
  if (!place) throw new Error('the page has no place with the id “app”');
  place.replaceChildren();
  return place;
}
