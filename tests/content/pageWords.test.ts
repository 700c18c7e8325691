import { describe, expect, test } from 'vitest';
import { declarations, readPage, type Text } from '../../content/words.ts';
import { readPages } from '../../src/cli/pageWords.ts';
import { filled } from '../../src/ui/filled.ts';

test('every page’s words can be read', () => {
  expect(Object.keys(readPages())).toContain('records');
});

describe('a page’s words are refused with the file, the key and the reason', () => {
  const refusal = (text: string) => {
    try {
      return JSON.stringify(readPage('content/pages/some.yaml', text));
    } catch (error) {
      return (error as Error).message;
    }
  };
  test.each([
    [
      'an empty sentence',
      'title:',
      'The sentence is empty: write it, or take its name away\n  → at title',
    ],
    [
      'a sentence of spaces',
      "title: ' '",
      'The sentence is empty: write it, or take its name away\n  → at title',
    ],
    [
      'an empty sentence in a list',
      'law: [One., ""]',
      'The sentence is empty: write it, or take its name away\n  → at law[1]',
    ],
    [
      'an empty list',
      'law: []',
      'The list is empty: write its first sentence, or take its name away\n  → at law',
    ],
    [
      'an empty group',
      'wrong: {}',
      'The group is empty: write its first sentence, or take its name away\n  → at wrong',
    ],
    [
      'a number',
      'wrong: { count: 5 }',
      '5 is not read as words: put it in quotes\n  → at wrong.count',
    ],
    [
      'markup',
      'lead: Read <b>this</b>',
      '“<b>” is markup, which would be shown as it stands: write plain words\n  → at lead',
    ],
    [
      'a stray brace',
      'lead: All {of them',
      'A brace here belongs to no placeholder: write {name}, letters and digits, beginning with a small letter\n  → at lead',
    ],
    [
      'a name that is no name',
      'a b: Some',
      'Name it with letters and digits, beginning with a small letter; hyphens may join words\n  → at a b',
    ],
    ['no names at all', '- One', 'Write words by name, as `title: Records`'],
  ])('%s', (_, text, reason) => {
    expect(refusal(text)).toBe(`content/pages/some.yaml\n✖ ${reason}`);
  });

  test('the same key twice, by its line', () => {
    expect(refusal('title: One\nlead: Some\ntitle: Two')).toMatch(
      /^content\/pages\/some\.yaml\n✖ Map keys must be unique at line 3, column 1:[^]*title: Two/,
    );
  });

  test('YAML that does not parse, by its line', () => {
    expect(refusal('title: One: two')).toMatch(
      /^content\/pages\/some\.yaml\n✖ .* at line 1, column 8:/,
    );
  });

  test('all at once', () => {
    expect(refusal('title:\nlead: 5').match(/→ at (title|lead)/g)).toEqual([
      '→ at title',
      '→ at lead',
    ]);
  });
});

test('a page’s words are read without the spaces around them', () => {
  expect(
    readPage('some.yaml', "title: ' One '\nlaw: [Two]\nwrong: { full: There are some }"),
  ).toEqual({
    title: 'One',
    law: ['Two'],
    wrong: { full: 'There are some' },
  });
});

test('each word has the type of what it says: a string, a text with named placeholders, a list, or a group', () => {
  const words = {
    title: 'One',
    outOf: '{n} of {of}, {n}',
    law: ['Two', '{n}'],
    wrong: { 'not-age': 'Three' },
  };
  expect(declarations({ some: words }))
    .toBe(`// Made from content/pages/*.yaml by src/cli/pageWords.ts. Change the words there: this file follows.
declare module '*/pages/some.yaml' {
  const words: {
    readonly 'title': string;
    readonly 'outOf': import('./words.ts').Text<'n' | 'of'>;
    readonly 'law': readonly (string | import('./words.ts').Text<'n'>)[];
    readonly 'wrong': {
      readonly 'not-age': string;
    };
  };
  export default words;
}
`);
});

describe('a text with placeholders', () => {
  const text = '{n} of {of}' as unknown as Text<'n' | 'of'>;

  test('is filled with numbers as they are said in England, and with names as they are', () => {
    expect(filled(text, { n: 1200, of: '$& {n}' })).toBe('1,200 of $& {n}');
  });

  test('does not compile unless all its names are given, and no others', () => {
    // @ts-expect-error `of` is missing
    const missing = () => filled(text, { n: 1 });
    // @ts-expect-error `many` is left over
    const leftOver = () => filled(text, { n: 1, of: 2, many: 3 });
    // @ts-expect-error a string has nothing to fill
    const whole = () => filled('whole', {});
    // @ts-expect-error it is no string until it is filled
    const string: string = text;
    expect([missing, leftOver, whole, string]).toHaveLength(4);
  });
});
