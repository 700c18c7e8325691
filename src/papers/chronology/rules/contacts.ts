import words from '../../../../content/pages/chronology.yaml';
import { filled } from '../../../ui/filled.ts';
import { asItIs, each, inThese, placesOf, type Rule } from './rule.ts';

/** It is not a list of calls and visits. */
export const contacts: Rule = {
  about: 'writing',
  words: words.rules.contacts.rule,
  find({ rows }) {
    const services = placesOf(rows, ({ kind }) => kind === 'services');
    const said = { n: services.length, all: rows.length };
    return services.length * 2 > rows.length
      ? inThese(services, filled(words.rules.contacts.says, said))
      : [];
  },
  passes: asItIs,
  fails: each(() => ({ kind: 'services' })),
};
