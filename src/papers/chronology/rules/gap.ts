import words from '../../../../content/pages/chronology.yaml';
import { asAtWords } from '../../../recommend/dates.ts';
import { filled } from '../../../ui/filled.ts';
import { silencesIn } from '../silences.ts';
import { each, asItIs, type Rule } from './rule.ts';

/** A time in which nothing is told, counted from the last day that a row may be of. */
export const gap: Rule = {
  about: 'pattern',
  words: words.rules.gap.rule,
  find: ({ rows, today }) =>
    silencesIn(rows, today).map(({ months, from, to, before, after }) => {
      const said = { months, from: asAtWords(from) };
      return after === undefined
        ? { says: filled(words.rules.gap.on, said), rows: [before] }
        : {
            says: filled(words.rules.gap.says, { ...said, to: asAtWords(to) }),
            rows: [before, after],
          };
    }),
  passes: asItIs,
  fails: each((row, i) => (i === 0 ? { on: '2024-01-10' } : {})),
};
