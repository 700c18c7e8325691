import { reading, type Rule } from './rule.ts';

/** G15. Words are plain, describe and do not judge. The list is ours, and short. */
export const g15: Rule = {
  kind: 'heuristic',
  level: 'warn',
  find: ({ reading }) => [
    ...reading.judging.map(({ at, word }) => ({ at, words: word })),
    ...reading.hard.map(({ at, sentence }) => ({
      at,
      words: sentence.split(/\s+/).slice(0, 6).join(' '),
      as: 'hard' as const,
    })),
  ],
  passes: reading({ judging: [] }),
  fails: reading({ judging: [{ at: 'concern', word: 'attention seeking' }] }),
};
