import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Memory } from '../../machines/grammar/fact.ts';
import { walkJourney } from '../../machines/grammar/journey.ts';
import { journeys, type JourneyId } from '../../machines/journeys.ts';

/*
 * Published cases with a stated right answer, none of them written for Windscreen. They were
 * answered from the words on screen by someone who had not read the decisions; where two honest
 * readings differ, both are here, and each must be one of those accepted.
 */
interface Case {
  readonly id: string;
  readonly journey: JourneyId;
  readonly case: string;
  /** Who says what is right, and what they say. */
  readonly source: string;
  readonly right: string;
  /** Levels, or ends of sharing, that honour it. */
  readonly accept: readonly string[];
  /** What must be done, whatever the reading, and what must not be said. */
  readonly brings?: readonly string[];
  readonly never?: readonly string[];
  readonly readings: readonly {
    readonly reading: string;
    /** It comes out one step off, and why that honours the case all the same. */
    readonly stepOff?: string;
    readonly answers: Memory;
  }[];
}
const cases = parse(
  readFileSync(new URL('published.yaml', import.meta.url), 'utf8'),
) as readonly Case[];

describe.each(cases)(
  '$case ($source)',
  ({ journey, accept, brings = [], never = [], readings }) => {
    test.each(readings)('read so: $reading', ({ answers, stepOff }) => {
      const { memory, actions } = walkJourney(journeys[journey], answers);
      const end =
        journey === 'share'
          ? memory['sharing']
          : memory['level'] && memory['consent']
            ? memory['level']
            : memory['givens'];
      expect(end, 'the answers lead to an end').toBeDefined();
      expect(accept.includes(end as string), `${String(end)}, of ${accept.join(', ')}`).toBe(
        stepOff === undefined,
      );
      expect(actions).toEqual(expect.arrayContaining([...brings]));
      expect(actions.filter((action) => never.includes(action))).toEqual([]);
    });
  },
);

test('all 48 published cases are tried', () => expect(cases).toHaveLength(48));
