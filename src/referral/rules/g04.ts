import { reading, type Rule } from './rule.ts';

/** G04. Initials are written out once: a reader outside the service cannot know them. */
export const g04: Rule = {
  kind: 'heuristic',
  level: 'warn',
  find: ({ reading }) =>
    reading.initials.map(({ at, word, means }) => ({
      at,
      words: means ? `${word}: ${means}` : word,
    })),
  passes: reading({ initials: [] }),
  fails: reading({ initials: [{ at: 'concern', word: 'EHA', means: 'early help assessment' }] }),
};
