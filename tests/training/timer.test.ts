import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockTime,
  goneOn,
  isPaused,
  momentOf,
  oneMore,
  paused,
  ranFor,
  secondsLeft,
  started,
  type Timer,
} from '../../src/ui/pictures/timer.ts';

const second = 1000;
const minute = 60 * second;

describe('a timer', () => {
  test('counts down whole seconds to none, and shows no more than was given where a clock is set back', () => {
    const timer = started(5, 10 * minute);
    expect(secondsLeft(timer, 10 * minute)).toBe(300);
    expect(secondsLeft(timer, 10 * minute + 1)).toBe(300);
    expect(secondsLeft(timer, 12 * minute)).toBe(180);
    expect(secondsLeft(timer, 15 * minute - 1)).toBe(1);
    expect(secondsLeft(timer, 15 * minute)).toBe(0);
    expect(secondsLeft(timer, 99 * minute)).toBe(0);
    expect(secondsLeft(timer, 0)).toBe(300);
  });
  test('that is stopped stands, and goes on from there', () => {
    const stopped = paused(started(5, 0), 2 * minute);
    expect(isPaused(stopped)).toBe(true);
    expect(secondsLeft(stopped, 60 * minute)).toBe(180);
    const on = goneOn(stopped, 60 * minute);
    expect(isPaused(on)).toBe(false);
    expect(secondsLeft(on, 61 * minute)).toBe(120);
    expect(paused(stopped, 3 * minute), 'stopped once').toBe(stopped);
    expect(goneOn(on, 61 * minute), 'going on already').toEqual(on);
    const over = started(1, 0);
    expect(paused(over, 2 * minute), 'nothing is left to stop').toBe(over);
  });
  test('is given a minute more than is left, or one from now where nothing is', () => {
    expect(secondsLeft(oneMore(started(5, 0), 2 * minute), 2 * minute)).toBe(240);
    expect(secondsLeft(oneMore(paused(started(5, 0), 2 * minute), 9 * minute), 9 * minute)).toBe(
      240,
    );
    expect(oneMore(started(5, 0), 9 * minute)).toEqual(started(1, 9 * minute));
  });
  test('law: whatever is done with it, what is left is what was given less what it ran', () => {
    const doing = fc.record({
      after: fc.integer({ min: 0, max: 90 }),
      what: fc.constantFrom('pause', 'go on', 'one more', 'wait'),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.array(doing), (minutes, all) => {
        let [timer, now, left, stands]: [Timer, number, number, boolean] = [
          started(minutes, 0),
          0,
          minutes * 60,
          false,
        ];
        for (const { after, what } of all) {
          now += after * second;
          if (!stands) left = Math.max(0, left - after);
          expect(secondsLeft(timer, now)).toBe(left);
          if (what === 'pause') {
            timer = paused(timer, now);
            stands ||= left > 0;
          } else if (what === 'go on') {
            timer = goneOn(timer, now);
            stands = false;
          } else if (what === 'one more') {
            timer = oneMore(timer, now);
            if (left === 0) stands = false;
            left += 60;
          }
        }
      }),
    );
  });
  test('is said when it is stopped, in its last minute and when it is over', () => {
    const timer = started(5, 0);
    const at = (now: number, one = timer) => momentOf(one, now);
    expect([at(0), at(4 * minute), at(5 * minute - 1), at(5 * minute)]).toEqual([
      'running',
      'last-minute',
      'last-minute',
      'over',
    ]);
    expect(at(0, started(1, 0)), 'a timer of one minute begins in it').toBe('running');
    expect(at(9 * minute, paused(timer, minute))).toBe('paused');
  });
});

test('a time is minutes and seconds, and hours where there are any', () => {
  expect([0, 9, 65, 3599, 3600, 3845].map(clockTime)).toEqual([
    '0:00',
    '0:09',
    '1:05',
    '59:59',
    '1:00:00',
    '1:04:05',
  ]);
  expect([ranFor(0, 65_900), ranFor(9000, 0)]).toEqual(['1:05', '0:00']);
});
