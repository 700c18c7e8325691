/** As many letters as a square holds that a phone still reads. */
export const mostInSquare = 1500;
