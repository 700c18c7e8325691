import words from '../../../../content/pages/chronology.yaml';
import { isEmpty } from '../chronology.ts';
import { asItIs, each, inThese, placesOf, type Rule } from './rule.ts';

/** What it meant for the child is what this chronology is for. */
export const impact: Rule = {
  about: 'writing',
  words: words.rules.impact.rule,
  find: ({ rows }) =>
    inThese(
      placesOf(rows, (row) => isEmpty(row.impact)),
      words.rules.impact.says,
    ),
  passes: asItIs,
  fails: each((_, i) => (i === 1 ? { impact: ' ' } : {})),
};
