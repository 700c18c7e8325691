import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostNames, namesIn } from '../../src/training/handOuts/certificates.ts';

test('names are read one a line, as they are typed, without what is empty', () => {
  expect(namesIn(' Aisha Rahman \n\nTom O’Neill\n   ')).toEqual({
    names: ['Aisha Rahman', 'Tom O’Neill'],
    more: false,
  });
  expect(namesIn('')).toEqual({ names: [], more: false });
});

test('two people of one name have a certificate each, and whoever is one too many is said', () => {
  fc.assert(
    fc.property(fc.nat(400), (people) => {
      const { names, more } = namesIn('Sam\n'.repeat(people));
      expect(names).toHaveLength(Math.min(people, mostNames));
      expect(more).toBe(people > mostNames);
    }),
  );
});
