import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packed, pageSize, steps, unpacked, withNew } from '../../src/vault/sheets.ts';

const line = fc.option(
  fc.record({
    id: fc.string({ minLength: 1 }).filter((id) => !/\p{Surrogate}/u.test(id)),
    bytes: fc.uint8Array(),
  }),
  {
    nil: undefined,
  },
);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('a sheet', () => {
  test('comes back as it was packed, empty lines and all', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: pageSize }),
        (lines) => void expect(unpacked(packed(lines))).toEqual(lines),
      ),
    );
  });

  test('cut short anywhere inside is refused, or says less, but never says something else', () => {
    const lines = [{ id: 'a', bytes: bytes('one') }, undefined, { id: 'b', bytes: bytes('two') }];
    const whole = packed(lines);
    for (let length = 0; length < whole.length; length += 1) {
      let said;
      try {
        said = unpacked(whole.subarray(0, length));
      } catch {
        continue;
      }
      expect(lines.slice(0, said.length)).toEqual(said);
    }
  });

  test('with more lines than a page has slots is refused', () => {
    expect(() => unpacked(packed(Array.from({ length: pageSize + 1 }, () => undefined)))).toThrow(
      'a sheet has 65 lines',
    );
  });

  test('takes new lines at any slot, and leaves the others as they were', () => {
    const kept = { summary: bytes('s'), words: 'w' };
    const lines = [{ id: 'a', bytes: bytes('was') }];
    const news = [{ slot: 2, id: 'c', kept }];
    expect(withNew(lines, 'summaries', news)).toEqual([
      lines[0],
      undefined,
      { id: 'c', bytes: bytes('s') },
    ]);
    expect(withNew(lines, 'words', news)).toEqual([
      lines[0],
      undefined,
      { id: 'c', bytes: bytes('w') },
    ]);
    expect(lines).toHaveLength(1);
  });

  test('of words holds 20,000 characters of an item and no more', () => {
    const [said] = withNew([], 'words', [
      { slot: 0, id: 'a', kept: { summary: bytes(''), words: 'é'.repeat(20_001) } },
    ]);
    expect(said!.bytes).toEqual(bytes('é'.repeat(20_000)));
  });
});

test('a list reads every page once, the last page alone and first', () => {
  for (const last of [0, 1, 63, 64, 65, 200]) {
    expect(steps(last)[0]).toEqual([last]);
    expect(steps(last).flat()).toEqual(Array.from({ length: last + 1 }, (_, at) => last - at));
  }
});
