import { describe, expect, test } from 'vitest';
import { minutesOf } from '../../src/training/library/minutes.ts';
import { allScenarios } from '../../src/training/library/scenarios.ts';

const all = await allScenarios();

describe('how long a scenario takes a room', () => {
  test.each(all)('$id fits a session, and is said to the next five minutes', ({ scenario }) => {
    const minutes = minutesOf(scenario);
    expect(minutes % 5).toBe(0);
    expect(minutes).toBeGreaterThanOrEqual(15);
    expect(minutes).toBeLessThanOrEqual(60);
  });

  test('follows from what it holds: never shorter with more to tell, more stages or more to discuss', () => {
    for (const { scenario } of all) {
      const minutes = minutesOf(scenario);
      const [first, ...rest] = scenario.stages;
      const longer = { ...first!, story: `${first!.story} ${'and then '.repeat(400)}` };
      expect(minutesOf({ ...scenario, stages: [longer, ...rest] })).toBeGreaterThan(minutes);
      const again = { ...scenario.stages.at(-1)!, answers: {} };
      expect(
        minutesOf({ ...scenario, stages: [...scenario.stages, again, again] }),
      ).toBeGreaterThan(minutes);
      expect(minutesOf({ ...scenario, discuss: scenario.discuss.slice(0, -1) })).toBeLessThan(
        minutes,
      );
    }
  });

  test('a question that was answered at the stage before is not counted again', () => {
    const { scenario } = all.find(({ id }) => id.startsWith('s04'))!;
    const same = scenario.stages.map((stage, n) => (n === 0 ? stage : { ...stage, answers: {} }));
    const one = { ...scenario, stages: same.slice(0, 1) };
    const two = { ...scenario, stages: [...same.slice(0, 1), { ...same[1]!, story: '' }] };
    expect(minutesOf(two) - minutesOf(one)).toBeLessThanOrEqual(5);
  });
});
