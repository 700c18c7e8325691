import { expect, test } from 'vitest';
import { journeys } from '../../machines/journeys.ts';
import { keysOf } from '../../machines/grammar/known.ts';
import { overview } from '../../src/guidance/overview.ts';

test.each(keysOf(journeys))(
  'the way of “%s” comes through each of its decisions once, in their order, and names only questions of theirs',
  (journey) => {
    const parts = overview(journey);
    const stages = journeys[journey].stages.map(({ decision }) => decision.spec);
    const turns = parts
      .map(({ decision }) => decision)
      .filter((decision, i, all) => decision !== all[i - 1]);
    expect(turns).toEqual(stages.map(({ id }) => id));
    const unknown = parts.filter(
      ({ decision, question }) =>
        question && !(question in stages.find(({ id }) => id === decision)!.questions),
    );
    expect(unknown).toEqual([]);
  },
);

test('only what a journey does not always come to is said to be so', () => {
  const sometimes = keysOf(journeys).map((journey) =>
    overview(journey)
      .filter((part) => part.sometimes)
      .map(({ part }) => part),
  );
  expect(sometimes).toEqual([[], ['seen', 'harm', 'act', 'need']]);
});
