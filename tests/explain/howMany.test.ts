import { expect, test } from 'vitest';
import { howMany } from '../../src/explain/howMany.ts';

const scale = {
  thousand: 'thousand',
  million: 'million',
  figures: (n: number) => `${n} figures`,
};

test.each([
  ['0', '0'],
  ['144', '144'],
  ['117024', '117,024'],
  ['1170240', '1 million'],
  ['425317002113', '425 thousand million'],
  ['23657402561719648693', '23 million million million'],
  ['1'.padEnd(27, '0'), '100 million million million million'],
  ['1'.padEnd(28, '0'), '28 figures'],
])('%s is read aloud as “%s”', (digits, text) => {
  expect(howMany(digits, scale)).toBe(text);
});
