import words from '../../../../content/pages/chronology.yaml';
import { figures, monthsOn } from '../../../records/chronology.ts';
import { filled } from '../../../ui/filled.ts';
import { isWorry, kinds, type Row } from '../chronology.ts';
import { spanOf } from '../day.ts';
import { each, type Rule } from './rule.ts';

/** The same kind of worry again: as many within a year, wherever in it they surely stand. */
export const again: Rule = {
  about: 'pattern',
  words: words.rules.again.rule,
  find: ({ rows }) =>
    kinds.flatMap((kind) => {
      const these = mostInAYear(rows, (row) => row.kind === kind && isWorry(row));
      if (these.length < figures.many) return [];
      const said = { kind: words.kinds[kind], n: these.length };
      return [{ says: filled(words.rules.again.says, said), rows: these }];
    }),
  passes: each((_, i) => ({ kind: i % 2 === 0 ? 'care' : 'well' })),
  fails: each(() => ({ kind: 'care' })),
};

/** The places of the most rows that surely stand within one year of each other; the newest such. */
function mostInAYear(rows: readonly Row[], is: (row: Row) => boolean): readonly number[] {
  const dated = rows.flatMap((row, place) => {
    const span = is(row) ? spanOf(row.on) : undefined;
    return span ? [{ ...span, place }] : [];
  });
  const groups = dated.map(({ first }) => {
    const end = monthsOn(first, figures.year);
    return dated
      .filter((other) => other.first >= first && other.last <= end)
      .map(({ place }) => place);
  });
  return groups.reduce((most, one) => (one.length >= most.length ? one : most), []);
}
