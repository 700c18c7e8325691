import words from '../../../../content/pages/chronology.yaml';
import { isEmpty } from '../chronology.ts';
import { asItIs, each, inThese, placesOf, type Rule } from './rule.ts';

/** Whoever reads it can ask whoever saw it. */
export const source: Rule = {
  about: 'writing',
  words: words.rules.source.rule,
  find: ({ rows }) =>
    inThese(
      placesOf(rows, (row) => isEmpty(row.source)),
      words.rules.source.says,
    ),
  passes: asItIs,
  fails: each((_, i) => (i === 0 ? { source: '' } : {})),
};
