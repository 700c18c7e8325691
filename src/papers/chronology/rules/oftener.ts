import words from '../../../../content/pages/chronology.yaml';
import { figures, monthsOn } from '../../../records/chronology.ts';
import { asAtWords } from '../../../recommend/dates.ts';
import { filled } from '../../../ui/filled.ts';
import { isWorry } from '../chronology.ts';
import { spanOf } from '../day.ts';
import { asItIs, type Rule } from './rule.ts';

/** Worries come more often than they did, by the half years up to the last of them. */
export const oftener: Rule = {
  about: 'pattern',
  words: words.rules.oftener.rule,
  find({ rows }) {
    const worries = rows.flatMap((row, place) => {
      const span = isWorry(row) ? spanOf(row.on) : undefined;
      return span ? [{ ...span, place }] : [];
    });
    const day = worries
      .map(({ last }) => last)
      .sort()
      .at(-1);
    if (!day) return [];
    const [since, long] = [monthsOn(day, -figures.silent), monthsOn(day, -2 * figures.silent)];
    const now = worries.filter(({ first }) => first > since);
    const before = worries.filter(({ first, last }) => first > long && last <= since);
    // without a time before it nothing has become more
    const begins = rows.map(({ on }) => spanOf(on)?.first ?? day).sort()[0] ?? day;
    if (begins > since || now.length < figures.many || now.length < 2 * before.length) return [];
    const said = { n: now.length, before: before.length, day: asAtWords(day) };
    return [{ says: filled(words.rules.oftener.says, said), rows: now.map(({ place }) => place) }];
  },
  passes: asItIs,
  fails: (good) => ({
    ...good,
    rows: good.rows.map((row, i) => ({
      ...row,
      kind: i % 2 ? 'care' : 'hurt',
      on: i === 0 ? '2026-01-10' : `2026-11-${String(10 + i)}`,
    })),
  }),
};
