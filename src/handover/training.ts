/** The first and the last line of everything that leaves a training record (I45). */
export const trainingLine = 'TRAINING. An invented case, not a real record.';
