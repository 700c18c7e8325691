/*
 * The moment it is, by this device's clock. Some devices lose theirs and start again years back:
 * what they then say of deadlines, open hours and the law is wrong, so the person is asked, once a
 * tab, and this clock goes by the answer.
 */

const name = 'windscreen.clock';

/**
 * How far the device's clock is behind, in milliseconds; 0 unless someone put it right. A browser
 * that stores nothing asks after each reload.
 */
let behind = ((): number => {
  try {
    return Number(sessionStorage.getItem(name));
  } catch {
    return 0;
  }
})();

export const now = (): Date => new Date(Date.now() + behind);

/** A moment, so many milliseconds later. Both as ISO text. */
export const later = (moment: string, milliseconds: number): string =>
  new Date(Date.parse(moment) + milliseconds).toISOString();

/** Whether this clock is older than a day (YYYY-MM-DD) that has certainly come. */
export const isOlderThan = (day: string): boolean => now().getTime() < Date.parse(day);

/** Puts this clock right: it is now the moment given. Says by how many milliseconds it moved. */
export function putRight(moment: Date): number {
  const moved = moment.getTime() - now().getTime();
  behind += moved;
  try {
    sessionStorage.setItem(name, String(behind));
  } catch {
    // asked again after a reload
  }
  return moved;
}
