import words from '../../../../content/pages/chronology.yaml';
import { filled } from '../../../ui/filled.ts';
import { isEmpty } from '../chronology.ts';
import { each, inThese, placesOf, type Rule } from './rule.ts';

/** The child is heard in it, and not only spoken about. */
export const voice: Rule = {
  about: 'writing',
  words: words.rules.voice.rule,
  find({ rows }) {
    const unheard = placesOf(rows, (row) => isEmpty(row.voice));
    const said = { heard: rows.length - unheard.length, n: rows.length };
    return unheard.length * 2 > rows.length
      ? inThese(unheard, filled(words.rules.voice.says, said))
      : [];
  },
  passes: each((_, i) => ({ voice: i % 2 === 0 ? '“I was cold.”' : '' })),
  fails: each((_, i) => ({ voice: i === 0 ? '“I was cold.”' : '' })),
};
