import { expect, test } from 'vitest';
import { triesUnseen } from '../../src/saved/tries.ts';

const at = (n: number) => `2026-11-30T10:0${n}:00.000Z`;

test('three tries that nobody has seen are said, with the last of them', () => {
  expect(triesUnseen([at(1), at(2), at(3)])).toEqual({ n: 3, last: at(3) });
});

test('a clock that was set back hides none, nor does one seen that is not kept any more', () => {
  expect(triesUnseen([at(9), at(1), at(2), at(3)], at(9))).toEqual({ n: 3, last: at(3) });
  expect(triesUnseen([at(1), at(2), at(3)], at(9))).toEqual({ n: 3, last: at(3) });
});

test('one slip or two are not said, nor what was seen', () => {
  expect(triesUnseen([at(1), at(2)])).toBeUndefined();
  expect(triesUnseen([])).toBeUndefined();
  expect(triesUnseen([at(1), at(2), at(3), at(4)], at(3))).toBeUndefined();
  expect(triesUnseen([at(1), at(2), at(3), at(4)], at(1))).toEqual({ n: 3, last: at(4) });
});
