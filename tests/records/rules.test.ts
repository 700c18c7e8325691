import { describe, expect, test } from 'vitest';
import { either, type Fact } from '../../machines/grammar/fact.ts';
import { walkJourney, type Journey } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { hashOf, journeyOf, rulesOf } from '../../src/records/rules.ts';
import { explained, refusedRequest, urgent } from './made.ts';

const everyKind = [
  ['refer', urgent],
  ['refer', explained],
  ['share', refusedRequest],
] as const;

/** What two journeys must have in common, however a fact was written. */
const told = ({ stages, endsAt, actions }: Journey) => ({
  stages: stages.map(({ decision: { spec }, when }) => ({
    ...spec,
    facts: Object.fromEntries(
      Object.entries(spec.facts ?? {}).map(([name, fact]) => [name, either(fact)]),
    ),
    when: when ? either(when as Fact) : undefined,
  })),
  endsAt,
  actions: Object.entries(actions).map(([action, { when }]) => [action, either(when)]),
});

describe('the rules of a journey', () => {
  test.each(['refer', 'share'] as const)(
    '%s is told whole, and is the same journey when compiled again from JSON',
    (id) => {
      const again = journeyOf(JSON.parse(JSON.stringify(rulesOf(journeys[id]))));
      expect(told(again)).toEqual(told(journeys[id]));
    },
  );

  test.each(everyKind)('%s leads the same answers to the same end', (id, answers) => {
    expect(walkJourney(journeyOf(rulesOf(journeys[id])), answers)).toEqual(
      walkJourney(journeys[id], answers),
    );
  });

  test('survive a file whose keys someone sorted', () => {
    const sorted = (part: unknown): unknown => {
      if (typeof part !== 'object' || part === null) return part;
      if (Array.isArray(part)) return part.map(sorted);
      const entries = Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
    };
    const again = journeyOf(sorted(rulesOf(journeys.refer)) as never);
    expect(walkJourney(again, urgent)).toEqual(walkJourney(journeys.refer, urgent));
  });
});

describe('the hash', () => {
  test('is SHA-256 over canonical JSON', async () => {
    expect(await hashOf({ b: 1, a: 'é' })).toBe(await hashOf({ a: 'é', b: 1 }));
    expect(await hashOf({})).toBe(
      '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    );
  });

  test('changes when two facts of a route change places, since the first that holds wins', async () => {
    const rules = rulesOf(journeys.refer);
    const other = structuredClone(rules) as unknown as {
      stages: { decision: { questions: Record<string, { fact?: string }[]>[] } }[];
    };
    const route = other.stages
      .flatMap(({ decision }) =>
        decision.questions.flatMap((asked) => Object.values(asked['answers'] ?? {})),
      )
      .find((one) => Array.isArray(one) && one.length > 2) as unknown as { fact?: string }[];
    route.reverse();
    expect(await hashOf(other)).not.toBe(await hashOf(rules));
  });
});
