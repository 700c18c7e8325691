import words from '../../../../content/pages/chronology.yaml';
import { each, inThese, placesOf, type Rule } from './rule.ts';

/** What has no date stands last, and in no pattern. */
export const undated: Rule = {
  about: 'writing',
  words: words.rules.undated.rule,
  find: ({ rows }) =>
    inThese(
      placesOf(rows, ({ on }) => on === ''),
      words.rules.undated.says,
    ),
  passes: each((_, i) => (i === 0 ? { on: '2026', about: true } : {})),
  fails: each((_, i) => (i === 0 ? { on: '' } : {})),
};
