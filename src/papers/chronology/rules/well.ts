import words from '../../../../content/pages/chronology.yaml';
import { asItIs, each, type Rule } from './rule.ts';

/** Strengths stand in it as well as worries. */
export const well: Rule = {
  about: 'writing',
  words: words.rules.well.rule,
  find: ({ rows }) =>
    rows.length > 0 && !rows.some(({ kind }) => kind === 'well')
      ? [{ says: words.rules.well.says, rows: [] }]
      : [],
  passes: asItIs,
  fails: each(({ kind }) => ({ kind: kind === 'well' ? 'other' : kind })),
};
