import { readTold } from '../../content/plugin.ts';
import type { Circumstance } from '../../machines/circumstances.ts';
import { otherWords } from '../../src/recommend/retold.ts';

const files = ['levels', 'actions', 'concerns', 'consent-outcomes', 'sharing-outcomes'].map(
  (name) => `content/${name}.yaml`,
);
const read = await Promise.all(
  files.map((file) => readTold(new URL(`../../${file}`, import.meta.url).pathname)),
);
const placed = (whole: unknown, place: readonly (string | number)[]) =>
  place.reduce<unknown>(
    (part, key) => (part as Record<string | number, unknown>)[key],
    whole,
  ) as string;

/**
 * What is said as usual, and must not be said in this circumstance: its author marked it so, with
 * other words or none.
 */
export const asUsual = (one: Circumstance): readonly string[] =>
  read.flatMap(({ words, tellings }) =>
    tellings.flatMap(([place, other]) =>
      otherWords(other, one) === 'same' ? [] : [placed(words, place)],
    ),
  );
