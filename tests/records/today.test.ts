import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, isTickList, type Spec } from '../../machines/grammar/decision.ts';
import type { Journey } from '../../machines/grammar/journey.ts';
import { journeys } from '../../machines/journeys.ts';
import { faults } from '../../machines/proof/mutants.ts';
import type { DecisionRecord } from '../../src/records/record.ts';
import { rerun } from '../../src/records/rerun.ts';
import { underToday, type UnderToday } from '../../src/records/today.ts';
import { explained, recordOf, refusedRequest, urgent } from './made.ts';
import { readStories } from './words.ts';

const stories = (await readStories()).map(({ at, journey, answers }) => ({
  at,
  record: recordOf({ journey, answers }),
}));

/** The same journeys with one decision's declaration changed. */
const withSpec = (id: string, change: (spec: Spec) => Spec): Readonly<Record<string, Journey>> =>
  Object.fromEntries(
    Object.entries(journeys).map(([name, journey]) => [
      name,
      {
        ...journey,
        stages: journey.stages.map((stage) =>
          stage.decision.spec.id === id
            ? { ...stage, decision: compile(change(stage.decision.spec)) }
            : stage,
        ),
      },
    ]),
  );

test.each(stories)('$at comes out the same on the day that it was made', ({ record }) => {
  expect(underToday(record)).toBe('same');
});

describe('a rule that has changed', () => {
  const neglect = recordOf({ answers: { ...explained, concerns: ['neglect'] } });
  const higher = withSpec('need', (spec) => ({
    ...spec,
    scale: {
      ...spec.scale!,
      floors: {
        ...spec.scale!.floors,
        concerns: { ...spec.scale!.floors['concerns'], neglect: 'refer-urgently' },
      },
    },
  }));

  test('such as a higher floor is seen, and the record still runs the same by its own rules', () => {
    const raised = withSpec('need', (spec) => ({
      ...spec,
      scale: {
        ...spec.scale!,
        floors: { ...spec.scale!.floors, 'help-needed': { explained: 'universal-help' } },
      },
    }));
    const record = recordOf({ answers: explained });
    expect(underToday(record, undefined, raised)).toEqual([
      { what: 'level', kept: 'record-only', again: 'universal-help' },
    ]);
    expect(rerun(record)).toBe('same');
  });

  test('is told even where it asks something more: nothing answered there could make it lower', () => {
    expect(underToday(neglect, undefined, higher)).toEqual({
      questions: ['safe-to-tell'],
      atLeast: 'refer-urgently',
    });
  });

  test('that no answer of the record comes near changes nothing', () => {
    expect(
      underToday(recordOf({ journey: 'share', answers: refusedRequest }), undefined, higher),
    ).toBe('same');
  });

  test('and asks what the record does not answer is named by its question', () => {
    const asked = withSpec('need', (spec) => ({
      ...spec,
      start: 'seen-today',
      questions: { 'seen-today': { yes: spec.start, no: spec.start }, ...spec.questions },
    }));
    expect(underToday(recordOf({ answers: urgent }), undefined, asked)).toEqual({
      questions: ['seen-today'],
    });
  });

  test('and no longer offers the answer that was given is named by its question too', () => {
    const fewer = withSpec('need', (spec) => {
      const { harm, ...others } = spec.questions;
      const { yes: _, ...answers } = harm as Record<string, string>;
      return {
        ...spec,
        questions: Object.fromEntries(
          Object.keys(spec.questions).map((id) => [id, id === 'harm' ? answers : others[id]!]),
        ),
      };
    });
    expect(underToday(recordOf({ answers: urgent }), undefined, fewer)).toEqual({
      questions: ['harm'],
    });
  });

  test('and asks one question less leaves its answer without effect', () => {
    const without = withSpec('givens', (spec) => {
      const { role, ...questions } = spec.questions;
      const on = Object.values(role as Record<string, string>)[0]!;
      const past = (route: unknown): never =>
        (route === 'role'
          ? on
          : typeof route === 'object'
            ? Object.fromEntries(Object.entries(route!).map(([k, v]) => [k, past(v)]))
            : route) as never;
      return {
        ...spec,
        start: past(spec.start),
        questions: Object.fromEntries(
          Object.entries(questions).map(([id, asked]) => [
            id,
            isTickList(asked) ? { ...asked, then: past(asked.then) } : past(asked),
          ]),
        ),
      };
    });
    const record = recordOf({ answers: explained });
    expect(record.steps.some(({ question }) => question === 'role')).toBe(true);
    expect(underToday(record, undefined, without)).toBe('same');
  });
});

describe('an area that takes a concern further', () => {
  const neglect = recordOf({ answers: { ...explained, concerns: ['neglect'] } });

  test('raises the level where it is given, and only there', () => {
    expect(underToday(neglect, { neglect: 'refer-urgently' })).toMatchObject({
      atLeast: 'refer-urgently',
    });
    expect(underToday(neglect, {})).toBe('same');
  });
});

describe('never throws', () => {
  test('whatever journey the record names', () => {
    const other = { ...recordOf(), journey: 'refer-2031' } as unknown as DecisionRecord;
    expect(underToday(other)).toEqual([
      { mistake: 'there is no journey “refer-2031” in this Windscreen' },
    ]);
  });

  /** It says one of the three things that it may say, and each of them says something. */
  const isSaid = (found: UnderToday) => {
    if (found === 'same') return;
    if ('questions' in found) expect(found.questions).toHaveLength(1);
    else {
      expect(found.length).toBeGreaterThan(0);
      for (const one of found)
        if ('mistake' in one) expect(one.mistake).not.toBe('');
        else expect(one.kept).not.toBe(one.again);
    }
  };

  test('whatever single fault is made in the rules of today', () => {
    const every = faults(Object.values(journeys));
    const record = fc.constantFrom(...stories.map(({ record }) => record));
    let different = 0;
    fc.assert(
      fc.property(fc.nat(every.length - 1), record, (n, record) => {
        let today: Readonly<Record<string, Journey>>;
        try {
          today = { refer: every[n]!.in(journeys.refer), share: every[n]!.in(journeys.share) };
        } catch {
          return; // refused when declared
        }
        const found = underToday(record, undefined, today);
        isSaid(found);
        if (found !== 'same') different++;
      }),
      { numRuns: 400, seed: 1989 },
    );
    expect(different).toBeGreaterThan(10);
  });

  test('whatever answers a record holds', () => {
    const answer = fc.oneof(
      fc.string(),
      fc.constantFrom('yes', 'no', 'unsure', '__proto__', 'constructor'),
      fc.array(fc.string(), { maxLength: 3 }),
    );
    const record = fc.constantFrom(...stories.map(({ record }) => record));
    fc.assert(
      fc.property(record, fc.nat(), answer, (record, n, answer) => {
        const steps = record.steps.map((step, i) =>
          i === n % record.steps.length ? { ...step, answer } : step,
        );
        isSaid(underToday({ ...record, steps }));
        isSaid(underToday({ ...record, steps: steps.slice(0, n % steps.length) }));
      }),
      { numRuns: 300, seed: 1989 },
    );
  });
});
