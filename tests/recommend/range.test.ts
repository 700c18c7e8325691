// How far what is unsure could raise the level: set beside every way in which it could be answered.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { levelIn, levels, type Level } from '../../machines/outcomes.ts';
import { rangeOf } from '../../src/recommend/range.ts';
import { offeredAt, pathOf, type PathStep } from '../../src/walk/path.ts';
import { many, people } from '../machines/people.ts';
import { words } from '../records/made.ts';

const rank = (level: Level | undefined) => (level ? levels.indexOf(level) : -1);
const isUnsure = ({ answer }: PathStep) => answer === 'unsure' || answer === 'not-yet';
/** Each more is answered in every way beside all others, so more than this would take minutes. */
const most = 4;

describe.each(Object.values(journeys))(
  '$id: the level that could come of what is unsure',
  (journey) => {
    test('it is the highest of all ways in which that could be answered, and one answer alone takes it there', () => {
      let rose = 0;
      fc.assert(
        fc.property(people(journey), (answers) => {
          const { steps, memory } = pathOf(journey, answers);
          const unsure = steps.filter(isUnsure);
          fc.pre(unsure.length > 0 && unsure.length <= most);
          const given = Object.fromEntries(steps.map(({ question, answer }) => [question, answer]));
          const ways = unsure.reduce<Record<string, string>[]>(
            (all, { question }) =>
              all.flatMap((way) =>
                offeredAt(journey, given, question).map((answer) => ({
                  ...way,
                  [question]: answer,
                })),
              ),
            [{}],
          );
          const highest = ways
            // advice that is still to be taken is not looked past
            .filter(({ advice }) => advice === undefined || advice === 'not-yet')
            .map((way) => levelIn(walkJourney(journey, { ...given, ...way }).memory))
            .reduce((one, other) => (rank(other) > rank(one) ? other : one), levelIn(memory));
          const range = rangeOf(journey, steps, memory, words);
          expect(rank(range?.upTo ?? levelIn(memory))).toBe(rank(highest));
          if (range) rose += 1;
        }),
        many,
      );
      expect(rose, 'somebody’s could rise').toBeGreaterThan(0);
    });
  },
);
